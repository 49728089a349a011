using System.CommandLine;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Loop;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Session;
using RnnViz.Rendering;
using RnnViz.Rendering.Card;
using RnnViz.Views.Scenes;
using RnnViz.Window;

namespace RnnViz.CommandLine;

/// <summary><c>rnnviz run</c>: opens the window and trains.</summary>
internal static class RunCommand
{
    /// <summary>Frames at the start that a profile leaves out: code is compiled and glyphs are rasterised in them.</summary>
    private const int WarmUpFrames = 120;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<string?> theme = CommonOptions.Theme();
        Option<Extent> size = CommonOptions.Size();
        Option<int?> seed = CommonOptions.Seed();
        Option<int?> speed = CommonOptions.AtLeast(new Option<int?>("--speed") { Description = "batches trained in each frame" }, 1);
        Option<string?> renderer = CommonOptions.Renderer("without it the card where there is one");
        Option<int?> frames = CommonOptions.AtLeast(new Option<int?>("--profile")
        {
            Description = "run so many frames as fast as possible, then print what they took and allocated",
            HelpName = "FRAMES",
        }, 1);
        Option<int?> memory = CommonOptions.AtLeast(new Option<int?>("--memory")
        {
            Description = "megabytes for going back in time (default 256)",
            HelpName = "MB",
        }, 1);
        Option<string?> labels = CommonOptions.Labels();
        Option<bool> noMotion = CommonOptions.NoMotion();
        var noStops = new Option<bool>("--no-stops") { Description = "run through where the lesson would pause" };
        var report = new Option<FileInfo?>("--report")
        {
            Description = "write the program's state to a file, a JSON object a line, whenever it changes",
            HelpName = "FILE",
            CustomParser = result =>
            {
                string path = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (path.Trim().Length > 0)
                {
                    return new FileInfo(path);
                }

                result.AddError($"--report is \"{path}\"; give the file to write, as in --report state.jsonl.");
                return null;
            },
        };
        var command = new Command("run", "Open the window and train.")
        {
            theme, size, seed, speed, renderer, frames, memory, noMotion, noStops, report, labels,
        };
        LessonChoice lesson = LessonChoice.Of(command, isOptional: true, orCourse: true, orFigure: true);
        command.SetAction(parsed => Run(
            ProgramOpener.Of(lesson, parsed, parsed.GetValue(seed), parsed.GetValue(theme), SettingsOf(parsed.GetValue(memory))),
            parsed.GetValue(size), parsed.GetValue(speed), parsed.GetValue(renderer), parsed.GetValue(frames),
            !parsed.GetValue(noMotion), !parsed.GetValue(noStops), parsed.GetValue(report), parsed.GetValue(labels)));
        return command;
    }

    private static int Run(
        ProgramOpener? opener, Extent size, int? speed, string? drawnBy, int? frames, bool hasMotion, bool honoursStops, FileInfo? report,
        string? labels)
    {
        labels = LabelFiles.Choose(labels, opener?.Record);
        if (opener is null || !LabelFiles.TryOpen(labels, opener.Lesson, out Labels? wordings))
        {
            return CommonOptions.Unusable;
        }

        string title = wordings?.Of(opener.Lesson.Title) ?? opener.Lesson.Title;
        using RaylibWindow? window = RaylibWindow.Open($"RnnViz · {title}", size, isHidden: false, out string? noWindow);
        if (window is null)
        {
            Console.Error.WriteLine(noWindow);
            return CommonOptions.Unusable;
        }

        FontBook fonts = ProgramFiles.LoadFonts(wordings);
        using IRenderer renderer = WindowRenderer.Of(drawnBy, fonts, out string? fallback);
        FrameProfile? profile = frames is int count ? new FrameProfile(count + WarmUpFrames) : null;
        using StateLog? state = TryOpen(report, out string? problem);
        if (problem is not null)
        {
            Console.Error.WriteLine(problem);
            return CommonOptions.Unusable;
        }

        using var capture = new ScreenCapture(renderer);
        var loop = new MainLoop(renderer, capture, profile) { Log = state };
        ProgramScene root = opener.Open(fonts, capture);
        root.Labels = LabelFiles.NameOf(labels);
        root.HasMotion &= hasMotion;
        if (speed is int batches)
        {
            root.Lesson.Playback.BatchesPerFrame = batches;
        }

        root.Lesson.Training.Walk.HonoursStops &= honoursStops && profile is null;
        foreach (string note in (IEnumerable<string>)[.. window.Notes, .. fallback is null ? Array.Empty<string>() : [fallback]])
        {
            Console.Error.WriteLine(note);
            root.Lesson.Say(note);
        }

        loop.Run(root);
        if (profile is not null)
        {
            string drawnOn = renderer is CardRenderer ? $"the graphics card ({GraphicsCard.Name})" : "the processor";
            ProfileReport.Print(profile, WarmUpFrames, RaylibWindow.CanvasSize, loop.FirstFrame, drawnOn);
        }

        return 0;
    }

    private static SessionSettings SettingsOf(int? megabytes) =>
        megabytes is int memory ? new SessionSettings { HistoryBytes = (long)memory << 20 } : new SessionSettings();

    private static StateLog? TryOpen(FileInfo? file, out string? problem)
    {
        problem = null;
        try
        {
            return file is null ? null : new StateLog(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"--report: {e.Message}";
            return null;
        }
    }
}
