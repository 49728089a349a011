using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

// what is opened besides lessons by name: files that are dropped, and the lessons of a course one after the other
public sealed partial class ProgramScene
{
    /// <summary>Where in a course the lesson on the screen stands; null where none is given.</summary>
    public CoursePlace? Course
    {
        get => Lesson.View.Course;
        set => Lesson.View.Course = value;
    }

    /// <summary>Opens what somebody has dropped on the window, or says why not.</summary>
    public void OpenDropped(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
        {
            return;
        }

        string path = paths[0], file = Path.GetFileName(path);
        if (Directory.Exists(path) && LessonCatalog.IsRecording(path))
        {
            Switch(path, paths.Count > 1 ? $"Opened {file}, the first of {paths.Count}" : null);
        }
        else if (Directory.Exists(path))
        {
            Lesson.Say($"{file} is a folder; drop a lesson (.json), a figure (.png, .svg, .pdf), a text (.txt), a table (.csv), "
                + "or the folder of a recording");
        }
        else if (SceneFigures.Takes(path))
        {
            OpenFigure(path);
        }
        else if (!Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) && !LessonFromFile.Takes(path))
        {
            Lesson.Say($"{file} is none of these: a lesson (.json), a figure (.png, .svg, .pdf), a text (.txt), a table (.csv)");
        }
        else
        {
            Switch(path, paths.Count > 1 ? $"Opened {file}, the first of {paths.Count} files" : null);
        }
    }

    /// <summary>The next lesson of the course from its beginning, or the one before at its last stop; the theme stays.</summary>
    private void MoveInCourse(int direction)
    {
        if ((direction > 0 ? Course?.Next : Course?.Previous) is not { } place)
        {
            return;
        }

        BeginOpening(place.Lesson.Title, _ =>
        {
            TrainingSession session = open(place.Lesson.Path);
            Playback playback = PlaybackOf(session);
            var contrast = new ShownContrast(session, playback);
            return () =>
            {
                Replace(contrast, playback, Lesson.View.Kept);
                Course = place;
                if (direction > 0)
                {
                    Lesson.Presenter.Begin();
                }
                else
                {
                    Lesson.Presenter.ToLast();
                }
            };
        });
    }

    private static string ShortName(string name) =>
        name.StartsWith(LessonCatalog.Typed, StringComparison.Ordinal) ? name[LessonCatalog.Typed.Length..] : Path.GetFileName(name);
}
