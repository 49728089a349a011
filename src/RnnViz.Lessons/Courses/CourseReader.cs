using System.Text.Json;
using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Courses;

/// <summary>From the text of a course's file to a <see cref="Course"/> or to every mistake in it and in its lessons.</summary>
internal static class CourseReader
{
    /// <summary>Reads a course and all of its lessons.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="name">The course's name.</param>
    /// <param name="directory">Where relative paths start.</param>
    /// <param name="allowedFiles">Folders below which course and lessons may name files, besides their own.</param>
    /// <exception cref="LessonException">Course or lessons have mistakes; all of them are in it.</exception>
    public static Course Read(string json, string name, string directory, IReadOnlyList<string> allowedFiles)
    {
        var mistakes = new LessonMistakes();
        JsonNode? repaired = LessonReader.Repair(json, typeof(Course), mistakes);
        if (repaired is null || mistakes.IsFull)
        {
            throw new LessonException(name, mistakes);
        }

        var errors = new List<LessonError>(mistakes.Errors);
        IReadOnlyList<string?>? lessons = LessonReader.TextsOf(json, "lessons");
        if (lessons is { Count: 0 })
        {
            errors.Add(new LessonError("lessons", "an empty list", "at least one lesson"));
        }

        // also where the rest has mistakes: all of them are to be seen at once
        var folder = new InputFolder(directory, [.. allowedFiles, LessonCatalog.Directory]);
        List<LessonSummary> opened =
            repaired["lessons"] is JsonArray { Count: > 0 } ? Open(lessons ?? [], folder, allowedFiles, errors) : [];
        return errors.Count == 0
            ? repaired.Deserialize<Course>(LessonJson.Options)! with { Name = name, Opened = opened }
            : throw new LessonException(name, errors);
    }

    private static List<LessonSummary> Open(
        IReadOnlyList<string?> lessons, InputFolder folder, IReadOnlyList<string> allowedFiles, List<LessonError> errors)
    {
        var opened = new List<LessonSummary>();
        string[] known = [.. LessonCatalog.Names];
        for (int i = 0; i < lessons.Count; i++)
        {
            if (lessons[i] is not { } wanted)
            {
                continue;
            }

            string at = $"lessons[{i}]", path;
            try
            {
                path = known.Contains(wanted) ? wanted : folder.Find(wanted);
            }
            catch (InputFileException e)
            {
                errors.Add(LessonError.OfFile(at, e));
                continue;
            }

            if (path != wanted && !File.Exists(path))
            {
                errors.Add(new LessonError(
                    at, $"\"{wanted}\" is neither a built-in lesson nor a file beside the course", string.Join(", ", known),
                    NearestName.Of(wanted, known)));
                continue;
            }

            try
            {
                Lesson lesson = LessonCatalog.Load(path, allowedFiles: allowedFiles);
                // a summary would give the answers away
                bool asks = lesson.Stops.Any(stop => stop.Ask is not null);
                opened.Add(new LessonSummary(lesson.Name, lesson.Title, asks ? "" : lesson.Summary, path));
            }
            catch (LessonException e)
            {
                // where in which lesson
                errors.AddRange(e.Errors.Select(error => error with { Path = $"{at} ({wanted}) {error.Path}".TrimEnd() }));
            }
        }

        return opened;
    }
}
