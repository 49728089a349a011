using System.CommandLine;
using System.CommandLine.Parsing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Rendering;
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
        CustomParser = result =>
        {
            string path = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (path.Trim().Length > 0)
            {
                return new DirectoryInfo(path);
            }

            result.AddError($"--out is \"{path}\"; give the folder for the files, as in --out figures.");
            return null;
        },
    };

    private readonly Option<bool> force = FileOptions.Force();
    private readonly Option<int?> seed = CommonOptions.Seed();
    private readonly Option<string?> labels = CommonOptions.Labels();
    private readonly Option<string?> renderer =
        CommonOptions.Renderer("without it the processor: the same pixels with and without a graphics card, and no display needed");

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
        command.Add(labels);
        lesson = LessonChoice.Of(command, orFigure: true, hasFigureText: true);
        command.Validators.Add(result =>
        {
            if (result.GetResult(folder) is null && !pages.IsAsked(result))
            {
                result.AddError("--out is not given; give --out DIR for figures and films, or a page: --handout FILE.html, for example.");
            }

            CheckNeedless(result);
        });
    }

    private void CheckNeedless(CommandResult result)
    {
        bool arePages = pages.IsAsked(result), hasFolder = result.GetResult(folder) is not null;
        if (arePages && !hasFolder)
        {
            NeedlessOptions.Refuse(result, "is for figures and films; give --out DIR for them, too, or leave it out.", figures.OfFigures);
            pages.CheckNeedless(result);
            return;
        }

        string[] formats = NeedlessOptions.Formats(result, figures.Format, lesson.FigureOf(result));
        if (CommonOptions.ValueOf(result, figures.Rate) is not null && !NeedlessOptions.HaveFilm(formats))
        {
            result.AddError("--fps is for films; give --format mp4, webm or gif, or leave it out.");
        }

        lesson.CheckOutlines(result, formats);
    }

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "render",
            "Train without a visible window and write figures (PNG, SVG, PDF), films (GIF, MP4, WebM) and pages; or make a figure anew.");
        var own = new RenderCommand(command);
        command.SetAction(own.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        bool isCard = parsed.GetValue(renderer) == CommonOptions.Card;
        string? problem = RaylibLibrary.Problem;
        using RaylibWindow? window =
            isCard && problem is null ? RaylibWindow.Open("RnnViz", new Extent(64, 64), isHidden: true, out problem) : null;
        if (problem is not null)
        {
            Console.Error.WriteLine(problem);
            return CommonOptions.Unusable;
        }

        if (!isCard)
        {
            RaylibWindow.Quiet();
        }

        using var interruption = new Interruption();
        return lesson.FindFigure(parsed) is { } figure
            ? Remake(parsed, figure, interruption, isCard)
            : Render(parsed, interruption, isCard);
    }

    private int Render(ParseResult parsed, Interruption interruption, bool isCard)
    {
        if (LessonOpener.TryOpen(() => lesson.Load(parsed), parsed.GetValue(seed)) is not { } session
            || !LabelFiles.TryOpen(parsed.GetValue(labels), session.Lesson, out Labels? wordings))
        {
            return CommonOptions.Unusable;
        }

        FontBook fonts = ProgramFiles.LoadFonts(wordings);
        if (pages.IsAsked(parsed.CommandResult))
        {
            int status = Write(parsed, session, fonts, interruption);
            foreach (string sentence in pages.Unreadable.Sentences("nothing is shown of it"))
            {
                Console.Error.WriteLine(sentence);
            }

            if (status != 0 || parsed.GetValue(folder) is null)
            {
                return StatusOf(status);
            }
        }

        using IRenderer drawing = RendererOf(fonts, isCard);
        return Open(parsed, session, null, fonts) is { } root
            ? StatusOf(RunOf(parsed, interruption, InputsOf(parsed, session.Lesson), pages.Paths(parsed)).OfLesson(root, drawing))
            : CommonOptions.Unusable;
    }

    // pages that lack a recorded step are there, and something could not be made
    private int StatusOf(int status) => status == 0 && pages.Unreadable.AreAny ? CommonOptions.Unusable : status;

    /// <summary>The files that are read, which nothing may be written to.</summary>
    private IReadOnlyList<string> InputsOf(ParseResult parsed, Lesson read)
    {
        string[] files = [.. lesson.FilesRead(parsed, read), .. compare.FilesRead(parsed, read)];
        return parsed.GetValue(labels) is { } wordings && File.Exists(wordings) ? [.. files, wordings] : files;
    }

    private RenderRun RunOf(
        ParseResult parsed, Interruption interruption, IReadOnlyList<string> inputs, IReadOnlyList<string> written) =>
        new(parsed, moments, figures, interruption)
        {
            Inputs = inputs,
            Written = written,
            Folder = parsed.GetValue(folder)!.FullName,
            Force = parsed.GetValue(force),
            HasOutlines = lesson.HasOutlines(parsed),
        };

    /// <summary>The pages, each of a run of its own.</summary>
    private int Write(ParseResult parsed, TrainingSession session, FontBook fonts, Interruption interruption)
    {
        string? theme = parsed.GetResult(figures.Theme) is { Implicit: false } ? parsed.GetValue(figures.Theme)!.FirstOrDefault() : null;
        return pages.Write(
            parsed, fonts, parsed.GetValue(force), interruption, InputsOf(parsed, session.Lesson),
            () => Open(parsed, new TrainingSession(session.Lesson, session.Seed), theme, fonts));
    }

    /// <summary>The scene of a run and of those beside it; null after what is wrong has been said.</summary>
    private ProgramScene? Open(ParseResult parsed, TrainingSession session, string? theme, FontBook fonts)
    {
        int? asked = parsed.GetValue(seed);
        var root = new ProgramScene(
            session, LessonOpener.ThemeOf(session, theme), fonts, new NoWindow(),
            name => new TrainingSession(LessonCatalog.Load(name), asked))
        {
            Labels = LabelFiles.NameOf(parsed.GetValue(labels)),
        };
        if (compare.Add(parsed, root) is not { } problem)
        {
            return root;
        }

        Console.Error.WriteLine(problem);
        return null;
    }

    private int Remake(ParseResult parsed, string path, Interruption interruption, bool isCard)
    {
        if (pages.IsAsked(parsed.CommandResult))
        {
            Console.Error.WriteLine("A figure shows one moment, and pages are made of a whole run; give its lesson.");
            return CommonOptions.Unusable;
        }

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

        string? typed = parsed.GetValue(labels), asked = LabelFiles.Choose(typed, runs.Record);
        bool isMissing = typed is null && asked is null && runs.Record.Labels is not null;
        if (isMissing || !LabelFiles.TryOpen(asked, runs.Sessions[0].Lesson, out Labels? wordings))
        {
            return CommonOptions.Unusable;
        }

        FontBook fonts = ProgramFiles.LoadFonts(wordings);
        using IRenderer drawing = RendererOf(fonts, isCard);
        return RunOf(parsed, interruption, InputsOf(parsed, runs.Sessions[0].Lesson), [])
            .OfFigure(runs, path, drawing, fonts, LabelFiles.NameOf(asked));
    }

    private static IRenderer RendererOf(FontBook fonts, bool isCard)
    {
        IRenderer drawing = WindowRenderer.Of(isCard ? CommonOptions.Card : CommonOptions.Processor, fonts, out string? problem);
        if (problem is not null)
        {
            Console.Error.WriteLine(problem);
        }

        return drawing;
    }
}
