using System.Text.Json;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Recordings;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Files;

/// <summary>The lessons that come with the program, found beside it from any working directory, and lessons by path.</summary>
public static class LessonCatalog
{
    /// <summary>The order in which a course would take them; a lesson that is not named here comes after.</summary>
    private static readonly string[] Order =
    [
        "two-timesteps", "sum-over-batch", "hello", "window-of-three", "series", "bytes", "pride-and-prejudice",
        "vanishing", "exploding", "clipping", "cliff", "saturation", "two-basins", "bifurcation", "spectral-radius", "chaotic",
        "adding-problem", "adding-problem-tanh", "copy-memory", "lstm-two-timesteps", "lstm-remembers", "forget-bias-zero",
        "gru-remembers", "lstm-novel", "lstm-explodes", "lstm-and-vanilla", "forget-bias", "clipping-contrast", "starts",
        "adam-hides-it", "truncation",
    ];

    private static readonly Lazy<IReadOnlyList<LessonSummary>> Summaries = new(List);

    /// <summary>The folder of the built-in lessons: lessons, beside the program.</summary>
    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "lessons");

    /// <summary>The built-in lessons, in the order in which a course would take them.</summary>
    public static IReadOnlyList<LessonSummary> BuiltIn => Summaries.Value;

    /// <summary>The names of the built-in lessons, in alphabetical order; their files are not read for it.</summary>
    public static IEnumerable<string> Names => Files.Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    /// <summary>What stands before a text that somebody typed, where a lesson is asked for by one string: "text:to be or not".</summary>
    public const string Typed = "text:";

    /// <summary>Whether a folder is that of a recording, or holds some.</summary>
    public static bool IsRecording(string folder) => Recording.IsAt(folder) || Recording.Within(folder).Count > 0;

    /// <summary>The files of the recording in a folder, by their whole paths; none where there is none that can be opened.</summary>
    public static IReadOnlyList<string> FilesOfRecording(string folder)
    {
        try
        {
            return System.IO.Directory.Exists(folder) && IsRecording(folder) ? RecordingLesson.Of(folder).FilesRead : [];
        }
        catch (LessonException)
        {
            return [];
        }
    }

    /// <summary>
    /// The lesson of a built-in name, of a file (a lesson file, or a text or table that a lesson is made of), of the folder of a
    /// recording, or of a typed text after "text:".
    /// </summary>
    /// <param name="nameOrPath">Which.</param>
    /// <param name="column">Of a table, the column's heading or number; null for the first one of numbers.</param>
    /// <param name="allowedFiles">Folders below which the lesson may name files, besides its own; null for none.</param>
    /// <exception cref="LessonException">There is no such lesson, or it has mistakes: all of them are in the exception.</exception>
    public static Lesson Load(string nameOrPath, string? column = null, IReadOnlyList<string>? allowedFiles = null)
    {
        if (nameOrPath.StartsWith(Typed, StringComparison.Ordinal))
        {
            return TextLesson.OfTyped(nameOrPath[Typed.Length..]);
        }

        if (column is not null && !LessonFromFile.IsTable(nameOrPath))
        {
            throw new LessonException(nameOrPath, [new LessonError(
                "--column", $"{nameOrPath} is not a table", "a file that ends in .csv; a lesson names its column itself, as task.column")]);
        }

        string builtIn = Path.Combine(Directory, nameOrPath + ".json");
        if (!nameOrPath.AsSpan().ContainsAny('/', '\\') && File.Exists(builtIn))
        {
            return Read(builtIn, nameOrPath, null);
        }

        if (File.Exists(nameOrPath))
        {
            return LessonFromFile.Takes(nameOrPath)
                ? LessonFromFile.Read(nameOrPath, column)
                : Read(nameOrPath, Path.GetFileNameWithoutExtension(nameOrPath), allowedFiles);
        }

        string course = Path.Combine(Directory, "courses", nameOrPath + ".json");
        if (!nameOrPath.AsSpan().ContainsAny('/', '\\') && File.Exists(course))
        {
            throw new LessonException(nameOrPath, [OtherFile.OfCourse(
                nameOrPath, LessonReader.TextsOf(InputFile.ReadText(course, InputKind.Lesson), "lessons") ?? [])]);
        }

        if (System.IO.Directory.Exists(nameOrPath))
        {
            if (IsRecording(nameOrPath))
            {
                return RecordingLesson.Of(nameOrPath);
            }

            RequireNoneForbidden(nameOrPath);
            throw new LessonException(nameOrPath, [new LessonError(
                "", $"{InputFile.Shown(nameOrPath)} is a folder",
                "a lesson (.json), a text (.txt), a table (.csv), or the folder of a recording")]);
        }

        // a name whose bytes are no UTF-8 reached the program with this in their place, and cannot be opened by it
        if (nameOrPath.Contains('\uFFFD'))
        {
            throw new LessonException(nameOrPath, [new LessonError(
                "", $"\"{InputFile.Shown(nameOrPath)}\" has a character that no name of a file should have; rename the file")]);
        }

        RequireNoneForbidden(nameOrPath);
        if (LessonFromFile.Takes(nameOrPath) || nameOrPath.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            throw new LessonException(
                nameOrPath, [new LessonError("", $"there is no file {InputFile.Shown(Path.GetFullPath(nameOrPath))}")]);
        }

        string[] known = [.. Names];
        throw new LessonException(nameOrPath, [new LessonError(
            "", $"\"{(nameOrPath.Length == 0 ? "" : InputFile.Shown(nameOrPath))}\" is neither a file nor a built-in lesson",
            string.Join(", ", known), NearestName.Of(nameOrPath, known))]);
    }

    private static void RequireNoneForbidden(string path)
    {
        if (FolderAccess.ForbiddenOn(path) is { } folder)
        {
            throw new LessonException(path, [new LessonError("", FolderAccess.Said(folder))]);
        }
    }

    private static Lesson Read(string path, string name, IReadOnlyList<string>? allowedFiles)
    {
        try
        {
            if (OtherFile.ByBeginning(path) is { } other)
            {
                throw new LessonException(name, [other]);
            }

            string json = InputFile.ReadText(path, InputKind.Lesson);
            if (OtherFile.ByKeys(path, json) is { } another)
            {
                throw new LessonException(name, [another]);
            }

            return LessonReader.Read(json, name, Path.GetDirectoryName(Path.GetFullPath(path))!, allowedFiles);
        }
        catch (InputFileException e)
        {
            throw new LessonException(name, [LessonError.OfFile("", e)]);
        }
    }

    private static IEnumerable<string> Files => System.IO.Directory.EnumerateFiles(Directory, "*.json");

    private static int PlaceOf(string path) =>
        Array.IndexOf(Order, Path.GetFileNameWithoutExtension(path)) is var place and >= 0 ? place : Order.Length;

    private static List<LessonSummary> List() =>
    [
        .. Files.OrderBy(PlaceOf).ThenBy(path => path, StringComparer.Ordinal).Select(path =>
        {
            // a lesson that is too large for this machine is in the list all the same, and refused where it is chosen
            using JsonDocument lesson = JsonDocument.Parse(InputFile.ReadText(path, InputKind.Lesson));
            return new LessonSummary(Path.GetFileNameWithoutExtension(path), TextOf(lesson, "title"), TextOf(lesson, "summary"), path);
        }),
    ];

    private static string TextOf(JsonDocument lesson, string key) =>
        lesson.RootElement.TryGetProperty(key, out JsonElement text) ? text.GetString() ?? "" : "";
}
