using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Views.Themes;

namespace RnnViz.CommandLine;

/// <summary>Opens lessons for commands: a lesson with mistakes becomes a list of all of them on the error stream.</summary>
internal static class LessonOpener
{
    /// <summary>
    /// The session of a lesson, after what was chosen for it has been printed; or null after its mistakes have been.
    /// </summary>
    public static TrainingSession? TryOpen(Func<Lesson> load, int? seed, SessionSettings? settings = null)
    {
        try
        {
            Lesson lesson = load();
            PrintNotes(lesson);
            return new TrainingSession(lesson, seed, settings);
        }
        catch (LessonException e)
        {
            Console.Error.WriteLine(e.Message);
            return null;
        }
    }

    /// <summary>
    /// The session of a lesson or of the first lesson of a course, and the place in the course; null after all mistakes have been
    /// printed.
    /// </summary>
    public static (TrainingSession Session, CoursePlace? Course)? TryOpenCourse(
        Func<CoursePlace?> find, Func<Lesson> load, int? seed, SessionSettings settings, IReadOnlyList<string> allowed)
    {
        try
        {
            CoursePlace? course = find();
            Lesson lesson = course is null ? load() : LessonCatalog.Load(course.Lesson.Path, allowedFiles: allowed);
            PrintNotes(lesson);
            return (new TrainingSession(lesson, seed, settings), course);
        }
        catch (LessonException e)
        {
            Console.Error.WriteLine(e.Message);
            return null;
        }
    }

    /// <summary>Says what was chosen in the lesson's data, on the error stream, where it does not mix with what is written.</summary>
    public static void PrintNotes(Lesson lesson)
    {
        foreach (string note in lesson.Notes)
        {
            Console.Error.WriteLine(note);
        }
    }

    /// <summary>The theme asked for, else the lesson's, else light.</summary>
    public static Theme ThemeOf(TrainingSession session, string? asked) =>
        ThemeCatalog.Find(asked ?? session.Lesson.Theme ?? "") ?? ThemeCatalog.Light;
}
