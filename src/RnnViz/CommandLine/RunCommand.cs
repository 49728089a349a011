using System.CommandLine;
using System.Globalization;
using RnnViz.Drawing;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Loop;
using RnnViz.Engine.Text;
using RnnViz.Lessons;
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
        Argument<string> lesson = CommonOptions.Lesson();
        Option<string?> theme = CommonOptions.Theme();
        Option<Extent> size = CommonOptions.Size();
        Option<int?> seed = CommonOptions.Seed();
        Option<int?> speed = CommonOptions.AtLeast(new Option<int?>("--speed") { Description = "batches trained in each frame" }, 1);
        Option<int?> frames = CommonOptions.AtLeast(new Option<int?>("--profile")
        {
            Description = "run so many frames as fast as possible, then print what they took and allocated",
            HelpName = "FRAMES",
        }, 1);
        Option<bool> noMotion = CommonOptions.NoMotion();
        var noStops = new Option<bool>("--no-stops") { Description = "run through where the lesson would pause" };
        var report = new Option<FileInfo?>("--report") { Description = "write the program's state to a file, a JSON object a line, whenever it changes", HelpName = "FILE" };
        var command = new Command("run", "Open the window and train.") { lesson, theme, size, seed, speed, frames, noMotion, noStops, report };
        command.SetAction(parsed => Run(
            parsed.GetValue(lesson)!, parsed.GetValue(theme), parsed.GetValue(size), parsed.GetValue(seed), parsed.GetValue(speed), parsed.GetValue(frames),
            !parsed.GetValue(noMotion), !parsed.GetValue(noStops), parsed.GetValue(report)));
        return command;
    }

    private static int Run(string lesson, string? theme, Extent size, int? seed, int? speed, int? frames, bool hasMotion, bool honoursStops, FileInfo? report)
    {
        if (LessonOpener.TryOpen(lesson, seed) is not TrainingSession session) return CommonOptions.Unusable;
        using RaylibWindow? window = RaylibWindow.Open($"RnnViz · {session.Lesson.Title}", size, isHidden: false);
        if (window is null)
        {
            Console.Error.WriteLine("There is no display to open a window on; use \"rnnviz render\" to write pictures to files instead.");
            return CommonOptions.Unusable;
        }
        FontBook fonts = ProgramFiles.LoadFonts();
        using var canvas = new RaylibCanvas(fonts, ProgramFiles.Shaders);
        FrameProfile? profile = frames is int count ? new FrameProfile(count + WarmUpFrames) : null;
        using StateReport? state = TryOpen(report, out string? problem);
        if (problem is not null)
        {
            Console.Error.WriteLine(problem);
            return CommonOptions.Unusable;
        }
        var loop = new MainLoop(canvas, profile) { Report = state };
        var root = new ProgramScene(session, LessonOpener.ThemeOf(session, theme), fonts, loop, name => new TrainingSession(LessonCatalog.Load(name), seed));
        root.HasMotion = hasMotion;
        if (speed is int batches) root.Lesson.Screen.BatchesPerFrame = batches;
        root.Lesson.Screen.HonoursStops = honoursStops && profile is null;
        loop.Run(root);
        if (profile is not null) Print(profile, size, loop.FirstFrame);
        return 0;
    }

    private static StateReport? TryOpen(FileInfo? file, out string? problem)
    {
        problem = null;
        try
        {
            return file is null ? null : new StateReport(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"--report: {e.Message}";
            return null;
        }
    }

    private static void Print(FrameProfile profile, Extent size, TimeSpan? firstFrame)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{profile.Count - WarmUpFrames} frames at {size.Width}x{size.Height} after {WarmUpFrames} to warm up; first frame {firstFrame?.TotalSeconds:F2} s after the start"));
        Console.WriteLine("milliseconds      median     99 %");
        foreach (FramePart part in Enum.GetValues<FramePart>())
            Line(part.ToString().ToLowerInvariant(), profile.Percentile(part, 0.5, WarmUpFrames), profile.Percentile(part, 0.99, WarmUpFrames));
        Line("process+draw", profile.ProcessAndDrawPercentile(0.5, WarmUpFrames), profile.ProcessAndDrawPercentile(0.99, WarmUpFrames));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"allocated per frame: {profile.BytesPerFrame(WarmUpFrames):F1} bytes by training and drawing, {profile.OtherBytesPerFrame(WarmUpFrames):F1} by other threads (the spectrum of Whh)"));

        static void Line(string name, double median, double worst) =>
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} {median,9:F3} {worst,9:F3}"));
    }
}
