using RnnViz.Lessons.Errors;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Files;

/// <summary>Files of other kinds than a lesson, given where one is wanted: what they are, and what can be done with them.</summary>
internal static class OtherFile
{
    private const int Beginning = 1024;
    private const string Wanted = "a lesson (.json), a text (.txt) or a table (.csv)";

    private static readonly string[] OfLesson = ["task", "model", "training"];

    /// <summary>The mistake that a file is no lesson, by how it begins; null where it may be one.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputFileException">It cannot be read.</exception>
    public static LessonError? ByBeginning(string path)
    {
        byte[] start = InputFile.ReadBeginning(path, InputKind.Lesson, Beginning);
        string? nature = FileNature.Of(start) ?? FileNature.OfMarkup(start);
        if (nature is not null)
        {
            return new LessonError("", $"the file is {nature}", AdviceFor(start, nature));
        }

        string ending = Path.GetExtension(path);
        return LooksLikeJson(start) || ending.Equals(".json", StringComparison.OrdinalIgnoreCase) ? null
            : new LessonError(
                "", ending.Length < 2 ? "the file has no ending that says what it is"
                    : $"a file that ends in {InputFile.Shown(ending)} is no lesson",
                $"{Wanted}, by the end of its name");
    }

    /// <summary>The mistake that a text in JSON is another kind of file; null where it may be a lesson.</summary>
    /// <param name="path">The file, as it was named.</param>
    /// <param name="json">Its text.</param>
    public static LessonError? ByKeys(string path, string json)
    {
        IReadOnlySet<string> keys = LessonReader.KeysOf(json);
        return keys.Overlaps(OfLesson) ? null
            : keys.Contains("lessons") ? OfCourse(path, LessonReader.TextsOf(json, "lessons") ?? [])
            : keys.Contains("expected")
                ? new LessonError("", "the file is a reference case", $"{Wanted}; for this: rnnviz check {InputFile.Shown(path)}")
            : keys.Contains("labels") || keys.Contains("notation")
                ? new LessonError("", "the file has wordings", $"{Wanted}; for this: --labels {InputFile.Shown(path)} beside a lesson")
            : null;
    }

    /// <summary>The mistake that a course is given where one lesson is wanted.</summary>
    /// <param name="course">The course, as it was named.</param>
    /// <param name="lessons">Its lessons, as it names them.</param>
    public static LessonError OfCourse(string course, IReadOnlyList<string?> lessons)
    {
        const int MostNamed = 12;
        string[] names = [.. lessons.OfType<string>().Take(MostNamed).Select(name => InputFile.Shown(name))];
        string some = names.Length == 0 ? "one lesson" : $"one of its lessons: {string.Join(", ", names)}";
        string more = lessons.Count > names.Length && names.Length > 0 ? $" and {lessons.Count - names.Length} more" : "";
        return new LessonError(
            "", "this is a course, and one lesson is wanted here", $"{some}{more}; for the course: rnnviz {InputFile.Shown(course)}");
    }

    private static bool LooksLikeJson(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> signs = TextEncoding.WithoutMark(start).TrimStart(" \t\r\n"u8);
        return signs.IsEmpty || signs[0] is (byte)'{' or (byte)'/' || TextEncoding.WideNameOf(start) is not null;
    }

    private static string AdviceFor(ReadOnlySpan<byte> start, string nature) =>
        nature.Contains("PNG", StringComparison.Ordinal) || nature.Contains("SVG", StringComparison.Ordinal)
            || nature.Contains("PDF", StringComparison.Ordinal)
            ? $"{Wanted}; a figure that RnnViz has made is opened by rnnviz FIGURE, and made anew by rnnviz render FIGURE"
        : nature.Contains("GIF", StringComparison.Ordinal) || nature.Contains("film", StringComparison.Ordinal)
            ? $"{Wanted}; no way leads back from a film: give the lesson that it was made of, or a figure"
        : start.StartsWith("PK"u8) ? $"{Wanted}; weights (.npz) are named in a lesson, as model.initial.file; save a table as CSV"
        : Wanted;
}
