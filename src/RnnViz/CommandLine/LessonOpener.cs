using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Views.Themes;

namespace RnnViz.CommandLine;

/// <summary>Opens lessons for commands: a lesson with mistakes becomes a list of all of them on the error stream.</summary>
internal static class LessonOpener
{
    /// <summary>The session of a lesson, or null after its mistakes have been printed.</summary>
    public static TrainingSession? TryOpen(string nameOrPath, int? seed, SessionSettings? settings = null)
    {
        try
        {
            return new TrainingSession(LessonCatalog.Load(nameOrPath), seed, settings);
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
    public static (TrainingSession Session, CoursePlace? Course)? TryOpenCourse(string nameOrPath, int? seed, SessionSettings settings)
    {
        try
        {
            CoursePlace? course = CourseCatalog.Find(nameOrPath) is { } found ? new CoursePlace(found, 0) : null;
            return (new TrainingSession(LessonCatalog.Load(course?.Lesson.Path ?? nameOrPath), seed, settings), course);
        }
        catch (LessonException e)
        {
            Console.Error.WriteLine(e.Message);
            return null;
        }
    }

    /// <summary>The theme asked for, else the lesson's, else light.</summary>
    public static Theme ThemeOf(TrainingSession session, string? asked) =>
        ThemeCatalog.Find(asked ?? session.Lesson.Theme ?? "") ?? ThemeCatalog.Light;
}
