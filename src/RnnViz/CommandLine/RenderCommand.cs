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
    private readonly Option<DirectoryInfo> folder = new("--out")
    {
        Description = "the folder for the files; it is made if need be",
        Required = true,
        HelpName = "DIR",
    };

    private readonly Option<bool> force = new("--force") { Description = "replace files that are there already" };
    private readonly Option<int?> seed = CommonOptions.Seed();
    private readonly Option<string?> renderer =
        CommonOptions.Renderer("without it the processor: the same pixels everywhere, and no display needed");

    private readonly Option<string?> labels = CommonOptions.Labels();

    private readonly LessonChoice lesson;
    private readonly MomentOptions moments;
    private readonly FigureOptions figures;
    private readonly CompareOption compare;

    private RenderCommand(Command command)
    {
        command.Add(folder);
        command.Add(force);
        moments = MomentOptions.Of(command);
        compare = CompareOption.Of(command);
        figures = FigureOptions.Of(command);
        command.Add(seed);
        command.Add(renderer);
        command.Add(labels);
        lesson = LessonChoice.Of(command, orFigure: true, hasFigureText: true);
    }

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "render",
            "Train without a visible window and write figures (PNG, SVG, PDF) and films (GIF, MP4, WebM); or make a figure anew.");
        var own = new RenderCommand(command);
        command.SetAction(own.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        bool isCard = parsed.GetValue(renderer) == CommonOptions.Card;
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

        using var interruption = new Interruption();
        var run = new RenderRun(parsed, moments, figures, interruption)
        {
            Folder = parsed.GetValue(folder)!.FullName,
            Force = parsed.GetValue(force),
            HasOutlines = lesson.HasOutlines(parsed),
        };
        return lesson.FindFigure(parsed) is { } figure ? Remake(parsed, figure, run, isCard) : Render(parsed, run, isCard);
    }

    private int Render(ParseResult parsed, RenderRun run, bool isCard)
    {
        int? asked = parsed.GetValue(seed);
        if (LessonOpener.TryOpen(() => lesson.Load(parsed), asked) is not TrainingSession session
            || !LabelFiles.TryOpen(parsed.GetValue(labels), session.Lesson, out Labels? wordings))
        {
            return CommonOptions.Unusable;
        }

        FontBook fonts = ProgramFiles.LoadFonts(wordings);
        using IRenderer drawing = RendererOf(fonts, isCard);
        var root = new ProgramScene(
            session, LessonOpener.ThemeOf(session, null), fonts, new NoWindow(),
            name => new TrainingSession(LessonCatalog.Load(name), asked))
        {
            Labels = LabelFiles.NameOf(parsed.GetValue(labels)),
        };
        if (compare.Add(parsed, root) is { } problem)
        {
            Console.Error.WriteLine(problem);
            return CommonOptions.Unusable;
        }

        return run.OfLesson(root, drawing);
    }

    private int Remake(ParseResult parsed, string path, RenderRun run, bool isCard)
    {
        string? tooMuch = moments.FirstGiven(parsed)
            ?? (compare.IsGiven(parsed) ? "--compare" : parsed.GetValue(seed) is null ? null : "--seed");
        if (tooMuch is not null)
        {
            Console.Error.WriteLine(
                $"{Path.GetFileName(path)} is a figure of one moment of one run; leave out {tooMuch}, or give its lesson.");
            return CommonOptions.Unusable;
        }

        if (FigureFile.TryBegin(path, lesson.Data(parsed)) is not { } runs)
        {
            return CommonOptions.Unusable;
        }

        string? asked = LabelFiles.Choose(parsed.GetValue(labels), runs.Record);
        if (!LabelFiles.TryOpen(asked, runs.Sessions[0].Lesson, out Labels? wordings))
        {
            return CommonOptions.Unusable;
        }

        FontBook fonts = ProgramFiles.LoadFonts(wordings);
        using IRenderer drawing = RendererOf(fonts, isCard);
        return run.OfFigure(runs, Path.GetExtension(path).TrimStart('.').ToLowerInvariant(), drawing, fonts, LabelFiles.NameOf(asked));
    }

    private static IRenderer RendererOf(FontBook fonts, bool isCard) =>
        isCard ? new CardRenderer(fonts, ProgramFiles.Shaders) : new ProcessorRenderer(fonts);
}
