using System.CommandLine;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Loop;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Output;
using RnnViz.Rendering;
using RnnViz.Rendering.Card;
using RnnViz.State;
using RnnViz.Views.Scenes;
using RnnViz.Window;

namespace RnnViz.CommandLine;

/// <summary><c>rnnviz run</c>: opens the window and trains.</summary>
internal static class RunCommand
{
    /// <summary>Frames at the start that a profile leaves out: code is compiled and glyphs are rasterised in them.</summary>
    private const int WarmUpFrames = 120;

    /// <summary>More than any machine trains or shows in a lesson's time.</summary>
    private const int MostSpeed = 1_000_000, MostFrames = 1_000_000;

    /// <summary>How long a frame waits for a lesson that is opened: longer takes a card that says so.</summary>
    private static readonly TimeSpan OpeningPatience = TimeSpan.FromMilliseconds(150);

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<string?> theme = CommonOptions.Theme();
        Option<Extent> size = CommonOptions.Size();
        Option<int?> seed = CommonOptions.Seed();
        Option<int?> speed = CommonOptions.AtLeast(
            new Option<int?>("--speed") { Description = "batches trained in each frame" }, 1, MostSpeed);
        Option<string?> renderer = CommonOptions.Renderer("without it the card where there is one");
        Option<int?> frames = CommonOptions.AtLeast(new Option<int?>("--profile")
        {
            Description = "run so many frames as fast as possible, then print what they took and allocated",
            HelpName = "FRAMES",
        }, 1, MostFrames);
        Option<int?> memory = CommonOptions.AtLeast(new Option<int?>("--memory")
        {
            Description = "megabytes for going back in time (default 256)",
            HelpName = "MB",
        }, 1, MachineMemory.Megabytes);
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
        Option<bool> force = FileOptions.Force();
        force.Description = "replace the file of --report where it is there already";
        var follow = new Option<bool>("--follow") { Description = "of a recording: show new steps as they are written" };
        var resume = new Option<bool>("--resume") { Description = "go on with the newest session not gone on with yet" };
        var command = new Command("run", "Open the window and train.")
        {
            theme, size, seed, speed, renderer, frames, memory, noMotion, noStops, report, force, labels, resume, follow,
        };
        command.Validators.Add(result =>
        {
            if (NeedlessOptions.Has(result, force) && result.GetResult(report) is null)
            {
                result.AddError("--force replaces the file of --report, but none is given; leave it out.");
            }

            if (CommonOptions.ValueOf(result, resume) && CommonOptions.ValueOf(result, frames) is not null)
            {
                result.AddError("--profile times a run from its beginning; leave out --resume, or leave out --profile.");
            }
        });
        CompareOption compare = CompareOption.Of(command);
        LessonChoice lesson = LessonChoice.Of(command, isOptional: true, orCourse: true, orFigure: true);
        command.Validators.Add(result =>
        {
            if (compare.IsGiven(result) && (CommonOptions.ValueOf(result, resume) || lesson.FigureOf(result) is not null))
            {
                result.AddError("--compare is for a lesson or a recording from its beginning; leave it out.");
            }
        });
        command.SetAction(parsed => Run(
            ProgramOpener.Of(lesson, parsed, parsed.GetValue(seed), parsed.GetValue(theme), SettingsOf(parsed.GetValue(memory))),
            new WindowWishes(
                parsed.GetResult(size) is { Implicit: false } ? parsed.GetValue(size) : null, parsed.GetValue(theme) is not null,
                parsed.GetValue(resume)),
            parsed.GetValue(speed), parsed.GetValue(renderer), parsed.GetValue(frames),
            !parsed.GetValue(noMotion), !parsed.GetValue(noStops), parsed.GetValue(follow), parsed.GetValue(labels),
            root => compare.Add(parsed, root),
            opened => Begin(
                parsed.GetValue(report), parsed.GetValue(force),
                () => [.. lesson.FilesRead(parsed, opened), .. compare.FilesRead(parsed, opened)])));
        return command;
    }

    private static int Run(
        ProgramOpener? opener, WindowWishes wishes, int? speed, string? drawnBy, int? frames, bool hasMotion, bool honoursStops,
        bool follows, string? labels, Func<ProgramScene, string?> compare, Func<Lesson, StateLog?> begin)
    {
        ProgramSettings settings = frames is null ? ProgramSettings.Load() : new ProgramSettings();
        Extent size = wishes.SizeWith(settings);
        labels = LabelFiles.Choose(labels, opener?.Record);
        if (opener is null || !LabelFiles.TryOpen(labels, opener.Lesson, out Labels? wordings))
        {
            return CommonOptions.Unusable;
        }

        using StateLog? state = begin(opener.Lesson);
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
        using var capture = new ScreenCapture(renderer);
        using var interruption = new Interruption
        {
            WhenStuck = () => "Ended within a long computation; go on with what was kept before it by: rnnviz run --resume",
        };
        using ResourceLog? resources = ResourceLog.OfEnvironment();
        var loop = new MainLoop(renderer, capture, profile)
        {
            Log = state,
            Resources = resources,
            ShallEnd = () => interruption.IsAsked,
        };
        ProgramScene root = opener.Open(fonts, capture);
        if (compare(root) is { } cannotCompare)
        {
            Console.Error.WriteLine(cannotCompare);
            return CommonOptions.Unusable;
        }

        LastHandler.Describe = () => ContextOf(root, renderer);
        root.Labels = LabelFiles.NameOf(labels);
        root.HasMotion &= hasMotion;
        root.FollowsRecording = follows;
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

        if (profile is null)
        {
            RunAndRemember(loop, root, wishes, settings, opener.Record is not null, interruption, capture);
        }
        else
        {
            loop.Run(root);
            ProfileReport.Print(profile, WarmUpFrames, RaylibWindow.CanvasSize, loop.FirstFrame, NameOf(renderer));
        }

        if (state?.Problem is { } problem)
        {
            Console.Error.WriteLine($"--report: {problem}");
            return CommonOptions.Unusable;
        }

        return interruption.Status;
    }

    private static void RunAndRemember(
        MainLoop loop, ProgramScene root, WindowWishes wishes, ProgramSettings settings, bool isFigure, Interruption interruption,
        ScreenCapture capture)
    {
        wishes.Apply(settings, root, isFigure);
        void Remember() => settings = wishes.Remember(settings, root, capture.IsFullScreen ? null : RaylibWindow.Size);
        using var memory = new WindowMemory(root, TimeProvider.System, wishes.Resumes, Remember);
        root.OpeningPatience = OpeningPatience;
        loop.BetweenFrames = memory.Look;
        DisplayLoss.Watch(() =>
        {
            interruption.Settle(); // the terminal is often gone, too, and says so
            memory.Dispose();
            capture.Dispose(); // which completes a film, or takes away what there is of it
            Console.Error.WriteLine("The display is gone, and the window with it. Go on with: rnnviz run --resume");
            Environment.Exit(CommonOptions.Unusable);
        });
        loop.Run(root);
        interruption.Settle(); // keeping the session takes as long as it takes
        Remember();
        if (interruption.Status is 0 or Interruption.ByHand)
        {
            memory.End();
        }
    }

    private static CrashContext ContextOf(ProgramScene root, IRenderer renderer)
    {
        TrainingSession session = root.Lesson.Training.Session;
        return new CrashContext
        {
            Doing = "run",
            Lesson = session.Lesson.Name,
            Seed = session.Seed,
            Iteration = session.Iteration,
            Renderer = NameOf(renderer),
        };
    }

    private static string NameOf(IRenderer renderer) =>
        renderer is CardRenderer ? $"the graphics card ({GraphicsCard.Name})" : "the processor";

    private static StateLog? Begin(FileInfo? report, bool force, Func<IReadOnlyList<string>> inputs)
    {
        if (report is null)
        {
            return null;
        }

        OutputPaths.RequireApart([report.FullName], inputs());
        return new StateLog(report.FullName, force);
    }

    private static SessionSettings SettingsOf(int? megabytes) =>
        megabytes is int memory ? new SessionSettings { HistoryBytes = (long)memory << 20 } : new SessionSettings();
}
