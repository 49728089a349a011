using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Courses;

/// <summary>The courses that come with the program, and courses by path.</summary>
public static class CourseCatalog
{
    private static readonly Lazy<IReadOnlyList<LessonSummary>> Summaries = new(List);

    /// <summary>The folder of the built-in courses: courses, in the folder of the lessons.</summary>
    public static string Directory { get; } = Path.Combine(LessonCatalog.Directory, "courses");

    /// <summary>The built-in courses in the order of their names, with the titles of their lessons.</summary>
    public static IReadOnlyList<LessonSummary> BuiltIn => Summaries.Value;

    /// <summary>
    /// The course of a built-in name, or of a file that is one: a JSON object with the key "lessons". Null where the name is
    /// that of a lesson, the file is anything else, or there is nothing of the name or like it.
    /// </summary>
    /// <param name="nameOrPath">Which.</param>
    /// <param name="allowedFiles">Folders below which the course and its lessons may name files, besides their own; null for none.</param>
    /// <exception cref="LessonException">
    /// The course or one of its lessons has mistakes, or the name is nearly that of a course: all mistakes are in the exception.
    /// </exception>
    public static Course? Find(string nameOrPath, IReadOnlyList<string>? allowedFiles = null)
    {
        string builtIn = Path.Combine(Directory, nameOrPath + ".json");
        if (LessonCatalog.Names.Contains(nameOrPath))
        {
            return null;
        }

        if (!nameOrPath.AsSpan().ContainsAny('/', '\\') && File.Exists(builtIn))
        {
            return Read(builtIn, nameOrPath) with { Path = nameOrPath };
        }

        if (File.Exists(nameOrPath))
        {
            return !IsCourse(nameOrPath) ? null
                : Read(nameOrPath, Path.GetFileNameWithoutExtension(nameOrPath), allowedFiles) with { Path = Path.GetFullPath(nameOrPath) };
        }

        // of a lesson's name whoever opens lessons says what is wrong
        string[] known = [.. LessonCatalog.Names.Concat(Names).Order(StringComparer.Ordinal)];
        return NearestName.Of(nameOrPath, known) is { } nearest && Names.Contains(nearest)
            ? throw new LessonException(nameOrPath, [new LessonError(
                "", $"\"{nameOrPath}\" is neither a file nor a built-in lesson or course", string.Join(", ", known), nearest)])
            : null;
    }

    private static IEnumerable<string> Names =>
        System.IO.Directory.EnumerateFiles(Directory, "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    private static bool IsCourse(string path)
    {
        try
        {
            return !LessonFromFile.Takes(path)
                && LessonReader.TextsOf(InputFile.ReadText(path, InputKind.Lesson), "lessons") is not null;
        }
        catch (InputFileException)
        {
            return false; // whoever opens it as a lesson says why it cannot be read
        }
    }

    private static Course Read(string path, string name, IReadOnlyList<string>? allowedFiles = null)
    {
        try
        {
            string json = InputFile.ReadText(path, InputKind.Lesson);
            return CourseReader.Read(json, name, Path.GetDirectoryName(Path.GetFullPath(path))!, allowedFiles ?? []);
        }
        catch (InputFileException e)
        {
            throw new LessonException(name, [LessonError.OfFile("", e)]);
        }
    }

    private static List<LessonSummary> List() =>
    [
        .. Names.Select(name =>
        {
            string path = Path.Combine(Directory, name + ".json");
            Course course = Read(path, name);
            return new LessonSummary(name, course.Title, course.Summary, path)
            {
                Lessons = [.. course.Opened.Select(lesson => lesson.Title)],
            };
        }),
    ];
}
