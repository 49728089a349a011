using System.CommandLine;
using System.CommandLine.Parsing;
using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Views.Scenes;

namespace RnnViz.CommandLine;

/// <summary>
/// What a command trains: a lesson by name or path, of a table one of its columns, or a text that is typed in its place.
/// </summary>
internal sealed class LessonChoice
{
    /// <summary>The lesson that opens when none is named.</summary>
    public const string Default = "hello";

    private readonly Argument<string?> lesson = FileOptions.Named(new Argument<string?>("lesson")
    {
        Description = "a built-in lesson (see: rnnviz lessons), or the path of a lesson (.json), a text (.txt) or a table (.csv)",
        Arity = ArgumentArity.ZeroOrOne,
    }, "a lesson's name or a file; see: rnnviz lessons");

    private readonly Option<string?> text = new("--text")
    {
        Description = "in place of a lesson: a text that the network learns to continue, for example \"to be or not to be\"",
        HelpName = "TEXT",
    };

    private readonly Option<string?> column = new("--column")
    {
        Description = "of a table (.csv), the column to predict: its heading, or its number from 1; without it the first one of numbers",
        HelpName = "NAME",
    };

    private readonly Option<string[]> data = FileOptions.Named(new Option<string[]>("--data")
    {
        Description = "of a figure whose data were too large to be kept in it: the file or the recording's folder that it was made of",
        HelpName = "FILE",
    }, "novel.txt");

    private readonly Option<string[]> allowed = CommonOptions.AllowFiles();

    private static readonly string[] FigureTexts = ["text", "outlines"];

    private readonly bool isOptional, takesFigures;

    private LessonChoice(bool isOptional, bool takesFigures) => (this.isOptional, this.takesFigures) = (isOptional, takesFigures);

    /// <summary>Gives a command the argument and the options that choose a lesson.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isOptional">Whether the default lesson is taken where nothing is chosen.</param>
    /// <param name="orCourse">Whether it may be a course as well.</param>
    /// <param name="orFigure">Whether it may be a figure as well.</param>
    /// <param name="hasFigureText">
    /// Whether --text beside a lesson says how figures write their text; where it stands alone it is a text to be learnt.
    /// </param>
    public static LessonChoice Of(
        Command command, bool isOptional = false, bool orCourse = false, bool orFigure = false, bool hasFigureText = false)
    {
        var choice = new LessonChoice(isOptional, orFigure);
        string courses = orCourse ? " or course" : "", figures = orFigure ? ", a figure (.png, .svg, .pdf)" : "";
        choice.lesson.Description = $"a built-in lesson{courses} (see: rnnviz lessons), or the path of a lesson{courses} (.json){figures}, "
            + "a text (.txt) or a table (.csv)";
        if (hasFigureText)
        {
            choice.text.Description += "; beside a lesson: text or outlines, how SVG figures write their text";
        }

        if (orFigure)
        {
            command.Add(choice.data);
        }

        command.Add(choice.lesson);
        command.Add(choice.text);
        command.Add(choice.column);
        command.Add(choice.allowed);
        command.Validators.Add(choice.CheckFiles);
        command.Validators.Add(result =>
        {
            bool hasLesson = result.GetResult(choice.lesson)?.Tokens.Count > 0, hasText = result.GetResult(choice.text) is not null;
            if (result.GetResult(choice.text) is { Tokens.Count: 0 })
            {
                // the option itself says that it has no text
                return;
            }

            if (hasLesson && hasText && hasFigureText)
            {
                if (!FigureTexts.Contains(result.GetValue(choice.text)))
                {
                    result.AddError(
                        $"--text is \"{result.GetValue(choice.text)}\"; beside a lesson it says how SVG figures write their text: "
                        + "text or outlines.");
                }

                return;
            }

            if (hasLesson && hasText)
            {
                result.AddError("Both a lesson and --text are given; give one of them. A text of several words stands in quotes.");
            }
            else if (hasText && result.GetResult(choice.column) is not null)
            {
                result.AddError("--column is for tables (.csv), but a text is given; leave one of them out.");
            }
            else if (!hasLesson && !hasText && !isOptional)
            {
                result.AddError("No lesson is given; give a lesson's name, a file, or --text \"a text\". See: rnnviz lessons.");
            }
        });
        return choice;
    }

    /// <summary>The figure that is typed in place of a lesson, where a whole command is checked; null where something else is.</summary>
    public string? FigureOf(CommandResult result) =>
        takesFigures && PathOf(result) is { } path && FigureFile.Is(path) ? path : null;

    private string? PathOf(CommandResult result) => result.GetResult(lesson)?.Tokens is [{ Value: var path }] ? path : null;

    // options for files of a kind that was not chosen
    private void CheckFiles(CommandResult result)
    {
        string? path = PathOf(result), figure = FigureOf(result);
        if (figure is not null)
        {
            NeedlessOptions.Refuse(
                result, "is for lessons and tables, but a figure is given, which carries its lesson; leave it out.", [column, allowed]);
            return;
        }

        if (takesFigures && NeedlessOptions.Has(result, data) && (path is null || !SceneFigures.Takes(path)))
        {
            result.AddError("--data is for a figure (.png, .svg, .pdf) whose data were too large to be kept in it; leave it out.");
        }

        if (result.GetResult(allowed) is { Tokens: { Count: > 0 } folders } && folders.All(token => Directory.Exists(token.Value))
            && (path is null || LessonFromFile.Takes(path) || !File.Exists(path) && LessonCatalog.Names.Contains(path)))
        {
            result.AddError("--allow-files is for a lesson in a file (.json), which can name other files; leave it out.");
        }
    }

    /// <summary>The figure that was chosen in place of a lesson; null where something else was.</summary>
    public string? FindFigure(ParseResult parsed) =>
        takesFigures && parsed.GetValue(lesson) is { } path && FigureFile.Is(path) ? path : null;

    /// <summary>Files that are given for data that a figure's record has not.</summary>
    public IReadOnlyList<string> Data(ParseResult parsed) => parsed.GetValue(data) ?? [];

    /// <summary>
    /// The files that are read for what was chosen: the lesson's, those that it names, and those given for a figure; of recordings all.
    /// </summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="loaded">The lesson.</param>
    public IReadOnlyList<string> FilesRead(ParseResult parsed, Lesson loaded) =>
    [
        .. parsed.GetValue(lesson) is { Length: > 0 } path && File.Exists(path) ? (string[])[path] : [],
        .. loaded.FilesRead,
        .. takesFigures ? Data(parsed).SelectMany(path => File.Exists(path) ? [path] : LessonCatalog.FilesOfRecording(path)) : [],
    ];

    /// <summary>Whether SVG figures shall have outlines of letters, where --text says so beside a lesson; null where it does not.</summary>
    public bool? HasOutlines(ParseResult parsed) =>
        parsed.GetValue(lesson) is not null && parsed.GetValue(text) is { } said ? said == "outlines" : null;

    /// <summary>Refuses to say how SVG figures write their text where none is written.</summary>
    /// <param name="result">What was typed; gets the error.</param>
    /// <param name="formats">The endings of what is written.</param>
    public void CheckOutlines(CommandResult result, string[] formats)
    {
        if (PathOf(result) is not null && result.GetResult(text)?.Tokens is [{ Value: var said }] && FigureTexts.Contains(said)
            && !formats.Contains("svg"))
        {
            result.AddError("--text beside a lesson says how SVG figures write their text; give --format svg, or leave it out.");
        }
    }

    /// <summary>The beginning of the course that was chosen, or null where something else was.</summary>
    /// <exception cref="LessonException">It has mistakes, or the name is nearly that of a course.</exception>
    public CoursePlace? FindCourse(ParseResult parsed) =>
        parsed.GetValue(text) is null && parsed.GetValue(column) is null && parsed.GetValue(lesson) is { } name
            && CourseCatalog.Find(name, Allowed(parsed)) is { } course ? new CoursePlace(course, 0) : null;

    /// <summary>Folders whose files the lesson may name, besides its own.</summary>
    public IReadOnlyList<string> Allowed(ParseResult parsed) => parsed.GetValue(allowed) ?? [];

    /// <summary>Loads the lesson that was chosen.</summary>
    /// <exception cref="LessonException">There is none, or it has mistakes: all of them are in the exception.</exception>
    public Lesson Load(ParseResult parsed) => parsed.GetValue(lesson) is null && parsed.GetValue(text) is { } typed
        ? LessonCatalog.Load(LessonCatalog.Typed + typed, parsed.GetValue(column))
        : LessonCatalog.Load(parsed.GetValue(lesson) ?? (isOptional ? Default : ""), parsed.GetValue(column), Allowed(parsed));
}
