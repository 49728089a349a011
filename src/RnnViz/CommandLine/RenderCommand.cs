using System.CommandLine;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Rendering;
using RnnViz.Rendering.Card;
using RnnViz.Rendering.Processor;
using RnnViz.Views.Scenes;
using RnnViz.Window;

namespace RnnViz.CommandLine;

/// <summary><c>rnnviz render</c>: trains without a visible window and writes figures and films, or makes a figure anew.</summary>
internal sealed class RenderCommand
{
    private readonly Option<DirectoryInfo?> folder = new("--out")
    {
        Description = "the folder for the files; it is made if need be",
        HelpName = "DIR",
    };

    private readonly Option<bool> force = new("--force") { Description = "replace files that are there already" };
    private readonly Option<int?> seed = CommonOptions.Seed();
    private readonly Option<string?> renderer =
        CommonOptions.Renderer("without it the processor: the same pixels everywhere, and no display needed");

    private readonly LessonChoice lesson;
    private readonly MomentOptions moments;
    private readonly FigureOptions figures;
    private readonly CompareOption compare;
    private readonly PageOptions pages;

    private RenderCommand(Command command)
    {
        command.Add(folder);
        command.Add(force);
        moments = MomentOptions.Of(command);
        compare = CompareOption.Of(command);
        figures = FigureOptions.Of(command);
        pages = PageOptions.Of(command, moments);
        command.Add(seed);
        command.Add(renderer);
        lesson = LessonChoice.Of(command, orFigure: true, hasFigureText: true);
        command.Validators.Add(result =>
        {
            if (result.GetResult(folder) is null && !pages.IsAsked(result))
            {
                result.AddError("--out is not given; give --out DIR for figures and films, or a page: --handout FILE.html, for example.");
            }
        });
    }

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
<<<<<<< HEAD
        var command = new Command(
            "render", "Train without a visible window and write figures (PNG, SVG, PDF) and films (GIF, MP4, WebM); or make a figure anew.");
        var own = new RenderCommand(command);
        command.SetAction(own.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        bool isCard = parsed.GetValue(renderer) == CommonOptions.Card;
=======
        var folder = new Option<DirectoryInfo>("--out")
        {
            Description = "the folder for the pictures; it is made if need be",
            Required = true,
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
        Option<string?> labels = CommonOptions.Labels();
        Option<Place[]> places = PlaceOption.Create();
        var format = new Option<string>("--format") { Description = "png, or svg for vector figures", DefaultValueFactory = _ => "png" };
        format.AcceptOnlyFromAmong("png", "svg");
        var command = new Command("render", "Train without a visible window and write pictures (PNG, or SVG).")
        {
            folder, iterations, every, size, theme, seed, renderer, places, format, labels,
        };
        LessonChoice lesson = LessonChoice.Of(command);
        command.SetAction(parsed => Run(
            () => lesson.Load(parsed), parsed.GetValue(folder)!, parsed.GetValue(iterations) ?? 200, parsed.GetValue(every),
            parsed.GetValue(size), parsed.GetValue(theme), parsed.GetValue(seed), parsed.GetValue(renderer), parsed.GetValue(places) ?? [],
            parsed.GetValue(format) == "svg", parsed.GetValue(labels)));
        return command;
    }

    private static int Run(
        Func<Lesson> lesson, DirectoryInfo folder, int iterations, int? every, Extent size, string? theme, int? seed, string? drawnBy,
        Place[] places, bool areFigures, string? labels)
    {
        if (LessonOpener.TryOpen(lesson, seed) is not TrainingSession session)
        {
            return CommonOptions.Unusable;
        }

        if (!LabelFiles.TryOpen(labels, session.Lesson, out Labels? wordings))
        {
            return CommonOptions.Unusable;
        }

        bool isCard = drawnBy == CommonOptions.Card;
>>>>>>> 34a45679720804a26a948451817f75f2c4e54a7c
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

<<<<<<< HEAD
        FontBook fonts = ProgramFiles.LoadFonts();
        if (pages.IsAsked(parsed.CommandResult))
=======
        FontBook fonts = ProgramFiles.LoadFonts(wordings);
        using IRenderer renderer = isCard ? new CardRenderer(fonts, ProgramFiles.Shaders) : new ProcessorRenderer(fonts);
        var root = new ProgramScene(
            session, LessonOpener.ThemeOf(session, theme), fonts, new NoWindow(),
            name => new TrainingSession(LessonCatalog.Load(name), seed));
        var series = new PictureSeries(renderer, size, places, areFigures);
        IReadOnlyList<string> paths = [];
        try
>>>>>>> 34a45679720804a26a948451817f75f2c4e54a7c
        {
            int status = Write(parsed, fonts);
            if (status != 0 || parsed.GetValue(folder) is null)
            {
                return status;
            }
        }

        using IRenderer drawing = isCard ? new CardRenderer(fonts, ProgramFiles.Shaders) : new ProcessorRenderer(fonts);
        using var interruption = new Interruption();
        var run = new RenderRun(parsed, moments, figures, interruption)
        {
            Folder = parsed.GetValue(folder)!.FullName,
            Force = parsed.GetValue(force),
            HasOutlines = lesson.HasOutlines(parsed),
        };
        return lesson.FindFigure(parsed) is { } figure ? Remake(parsed, figure, run, drawing, fonts) : Render(parsed, run, drawing, fonts);
    }

    private int Render(ParseResult parsed, RenderRun run, IRenderer drawing, FontBook fonts)
    {
        int? asked = parsed.GetValue(seed);
        return LessonOpener.TryOpen(() => lesson.Load(parsed), asked) is { } session && Open(parsed, session, null, fonts) is { } root
            ? run.OfLesson(root, drawing) : CommonOptions.Unusable;
    }

    /// <summary>The pages, each of a run of its own.</summary>
    private int Write(ParseResult parsed, FontBook fonts)
    {
        if (lesson.FindFigure(parsed) is { } figure)
        {
            Console.Error.WriteLine($"{Path.GetFileName(figure)} is a figure of one moment; pages are made from a lesson.");
            return CommonOptions.Unusable;
        }

        if (LessonOpener.TryOpen(() => lesson.Load(parsed), parsed.GetValue(seed)) is not { } session)
        {
            return CommonOptions.Unusable;
        }

        string? theme = parsed.GetResult(figures.Theme) is { Implicit: false } ? parsed.GetValue(figures.Theme)!.FirstOrDefault() : null;
        using var interruption = new Interruption();
        return pages.Write(
            parsed, fonts, parsed.GetValue(force), interruption,
            () => Open(parsed, new TrainingSession(session.Lesson, session.Seed), theme, fonts));
    }

    /// <summary>The scene of a run and of those beside it; null after what is wrong has been said.</summary>
    private ProgramScene? Open(ParseResult parsed, TrainingSession session, string? theme, FontBook fonts)
    {
        int? asked = parsed.GetValue(seed);
        var root = new ProgramScene(
            session, LessonOpener.ThemeOf(session, theme), fonts, new NoWindow(),
            name => new TrainingSession(LessonCatalog.Load(name), asked));
        if (compare.Add(parsed, root) is not { } problem)
        {
            return root;
        }

        Console.Error.WriteLine(problem);
        return null;
    }

    private int Remake(ParseResult parsed, string path, RenderRun run, IRenderer drawing, FontBook fonts)
    {
        string? tooMuch = moments.FirstGiven(parsed) ?? (compare.IsGiven(parsed) ? "--compare" : parsed.GetValue(seed) is null ? null : "--seed");
        if (tooMuch is not null)
        {
            Console.Error.WriteLine($"{Path.GetFileName(path)} is a figure of one moment of one run; leave out {tooMuch}, or give its lesson.");
            return CommonOptions.Unusable;
        }

        return FigureFile.TryRead(path) is { } record
            ? run.OfFigure(record, Path.GetExtension(path).TrimStart('.').ToLowerInvariant(), lesson.Data(parsed), drawing, fonts)
            : CommonOptions.Unusable;
    }
}
