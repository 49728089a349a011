using System.CommandLine;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Output;
using RnnViz.Rendering;
using RnnViz.Rendering.Card;
using RnnViz.Rendering.Processor;
using RnnViz.Views.Scenes;
using RnnViz.Window;
using Spectre.Console;

namespace RnnViz.CommandLine;

/// <summary><c>rnnviz render</c>: trains without a visible window and writes pictures.</summary>
internal static class RenderCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var folder = new Option<DirectoryInfo>("--out")
        {
            Description = "the folder for the pictures; it is made if need be",
            HelpName = "DIR",
        };
        Option<int?> iterations = CommonOptions.AtLeast(
            new Option<int?>("--iterations") { Description = "train so many batches (default 200)" }, 0);
        Option<int?> every = CommonOptions.AtLeast(
            new Option<int?>("--every") { Description = "batches between pictures (default: a quarter of the iterations)" }, 1);
        Option<Extent> size = CommonOptions.Size();
        Option<string?> theme = CommonOptions.Theme();
        Option<int?> seed = CommonOptions.Seed();
        Option<string?> renderer = CommonOptions.Renderer("without it the processor: the same pixels everywhere, and no display needed");
        Option<Place[]> places = PlaceOption.Create();
        var format = new Option<string>("--format") { Description = "png, or svg for vector figures", DefaultValueFactory = _ => "png" };
        format.AcceptOnlyFromAmong("png", "svg");
        var command = new Command("render", "Train without a visible window and write pictures (PNG, or SVG).")
        {
            folder, iterations, every, size, theme, seed, renderer, places, format,
        };
        LessonChoice lesson = LessonChoice.Of(command);
        PageOptions pages = PageOptions.Of(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(folder) is null && !pages.IsAsked(result))
            {
                result.AddError("Nothing is asked for; give --out DIR for pictures, or --handout FILE.html, --deck, --contact-sheet, --report.");
            }
        });
        command.SetAction(parsed => pages.IsAsked(parsed.CommandResult) ? pages.Run(
            parsed, () => lesson.Load(parsed), parsed.GetValue(seed), parsed.GetValue(theme), parsed.GetValue(iterations)) : Run(
            () => lesson.Load(parsed), parsed.GetValue(folder)!, parsed.GetValue(iterations) ?? 200, parsed.GetValue(every),
            parsed.GetValue(size), parsed.GetValue(theme), parsed.GetValue(seed), parsed.GetValue(renderer), parsed.GetValue(places) ?? [],
            parsed.GetValue(format) == "svg"));
        return command;
    }

    private static int Run(
        Func<Lesson> lesson, DirectoryInfo folder, int iterations, int? every, Extent size, string? theme, int? seed, string? drawnBy,
        Place[] places, bool areFigures)
    {
        if (LessonOpener.TryOpen(lesson, seed) is not TrainingSession session)
        {
            return CommonOptions.Unusable;
        }

        bool isCard = drawnBy == CommonOptions.Card;
        using RaylibWindow? window = isCard ? RaylibWindow.Open("RnnViz", new Extent(64, 64), isHidden: true) : null;
        if (isCard && window is null)
        {
            Console.Error.WriteLine(
                "There is no display whose graphics card could draw; leave out --renderer card, and the processor draws.");
            return CommonOptions.Unusable;
        }

        if (!isCard)
        {
            RaylibWindow.Quiet();
        }

        FontBook fonts = ProgramFiles.LoadFonts();
        using IRenderer renderer = isCard ? new CardRenderer(fonts, ProgramFiles.Shaders) : new ProcessorRenderer(fonts);
        var root = new ProgramScene(
            session, LessonOpener.ThemeOf(session, theme), fonts, new NoWindow(),
            name => new TrainingSession(LessonCatalog.Load(name), seed));
        var series = new PictureSeries(renderer, size, places, areFigures);
        IReadOnlyList<string> paths = [];
        try
        {
            ProgressBar.Start(progress =>
            {
                ProgressTask task = progress.AddTask(Markup.Escape(session.Lesson.Title), maxValue: Math.Max(1, iterations));
                paths = series.Write(root, folder.FullName, iterations, every ?? Math.Max(1, iterations / 4), () => task.Increment(1));
                task.Value = task.MaxValue;
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine(e.Message);
            return CommonOptions.Unusable;
        }

        foreach (string path in paths)
        {
            Console.WriteLine(path);
        }

        return 0;
    }
}
