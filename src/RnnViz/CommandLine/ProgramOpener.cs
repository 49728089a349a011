using System.CommandLine;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Views.Scenes;
using Spectre.Console;

namespace RnnViz.CommandLine;

/// <summary>What the window begins with: a lesson, a course, or the moment of a figure.</summary>
internal sealed class ProgramOpener
{
    private readonly TrainingSession session;
    private readonly CoursePlace? course;
    private readonly RecordedRuns? runs;
    private readonly string? theme;
    private readonly Func<string, TrainingSession> open;

    private ProgramOpener(
        TrainingSession session, CoursePlace? course, RecordedRuns? runs, string? theme, int? seed, SessionSettings settings,
        IReadOnlyList<string> allowed)
    {
        (this.session, this.course, this.runs, this.theme) = (session, course, runs, theme);
        // the lessons of the course that was named; what is dropped on the window has its own folder alone
        open = name => new TrainingSession(
            LessonCatalog.Load(name, allowedFiles: course?.Course.Opened.Any(lesson => lesson.Path == name) == true ? allowed : null), seed,
            settings);
    }

    /// <summary>The lesson.</summary>
    public Lesson Lesson => session.Lesson;

    /// <summary>The record of the figure that is opened; null for none.</summary>
    public SceneRecord? Record => runs?.Record;

    /// <summary>Reads what was chosen; null after the error stream has been told all that is wrong.</summary>
    /// <param name="choice">What can be chosen.</param>
    /// <param name="parsed">What was typed.</param>
    /// <param name="seed">Instead of the lesson's own seed; null for that. A figure has its own.</param>
    /// <param name="theme">The theme asked for, or null.</param>
    /// <param name="settings">How much may be remembered.</param>
    public static ProgramOpener? Of(LessonChoice choice, ParseResult parsed, int? seed, string? theme, SessionSettings settings)
    {
        if (choice.FindFigure(parsed) is { } figure)
        {
            return OfFigure(figure, choice.Data(parsed), seed, theme, settings);
        }

        IReadOnlyList<string> allowed = choice.Allowed(parsed);
        return LessonOpener.TryOpenCourse(() => choice.FindCourse(parsed), () => choice.Load(parsed), seed, settings, allowed)
            is (TrainingSession session, var course) ? new ProgramOpener(session, course, null, theme, seed, settings, allowed) : null;
    }

    /// <summary>Builds the scene. A figure's runs are trained to where they were first, with progress.</summary>
    /// <param name="fonts">The typefaces.</param>
    /// <param name="window">What shows the scene.</param>
    public ProgramScene Open(FontBook fonts, IWindow window)
    {
        if (runs is null)
        {
            var root = new ProgramScene(session, LessonOpener.ThemeOf(session, theme), fonts, window, open) { Course = course };
            if (session.Lesson.Notes.Count > 0)
            {
                root.Lesson.Say(string.Join('\n', [$"Opened {session.Lesson.Title}", .. session.Lesson.Notes]));
            }

            return root;
        }

        var resumed = new ProgramScene(runs, fonts, window, open, Replay);
        if (theme is not null)
        {
            resumed.Theme = LessonOpener.ThemeOf(session, theme);
        }

        FigureFile.Compare(resumed, runs.Record);
        resumed.HonourStops();
        return resumed;
    }

    /// <summary>Trains recorded runs, with progress on the error stream.</summary>
    public static void Replay(RecordedRuns runs) => ProgressBar.Start(progress =>
    {
        ProgressTask task = ProgressBar.Add(progress, runs.Sessions[0].Lesson.Title, runs.Record.Work);
        runs.Replay(() => task.Increment(1));
        task.Value = task.MaxValue;
    });

    private static ProgramOpener? OfFigure(
        string figure, IReadOnlyList<string> data, int? seed, string? theme, SessionSettings settings)
    {
        if (seed is not null)
        {
            Console.Error.WriteLine(
                $"{Path.GetFileName(figure)} is a figure of a run that has its seed; leave out --seed, or give its lesson.");
            return null;
        }

        return FigureFile.TryBegin(figure, data, settings) is { } runs
            ? new ProgramOpener(runs.Sessions[0], null, runs, theme, null, settings, []) : null;
    }
}
