using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Files;

/// <summary>
/// Makes a lesson of a file that is none: a text becomes a lesson in which the network learns to continue it, a table of
/// numbers one in which it learns to predict a column. Sizes follow the file, so that short ones work as well.
/// </summary>
public static class LessonFromFile
{
    /// <summary>The file names' endings that this makes lessons of.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".txt", ".csv"];

    /// <summary>Whether a lesson can be made of files with this ending.</summary>
    public static bool Takes(string path) => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the file's ending is that of a table, of which a column can be asked for.</summary>
    public static bool IsTable(string path) => Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Makes a lesson of a text or a table; the same file gives the same lesson.</summary>
    /// <param name="path">A file for which <see cref="Takes"/> is true.</param>
    /// <param name="column">
    /// Of a table, the column's heading or its number from 1; null for the first one of numbers that does more than count.
    /// </param>
    /// <exception cref="LessonException">The file cannot be read or has too little in it; all mistakes are in the exception.</exception>
    public static Lesson Read(string path, string? column = null)
    {
        string name = Path.GetFileNameWithoutExtension(path), file = Path.GetFileName(path);
        path = Path.GetFullPath(path);
        Lesson lesson = IsTable(path) ? TableLesson.Of(path, column) : OfText(name, file, path);
        // the file itself may be a link that leads out of its folder: whoever named it knows
        return LessonRules.Checked(
            lesson with { Name = name, Directory = Path.GetDirectoryName(path)!, AllowedFiles = [path] }, new LessonMistakes());
    }

    private static Lesson OfText(string name, string file, string path)
    {
        try
        {
            byte[] bytes = InputFile.ReadBytes(path, InputKind.Text);
            if (TextEncoding.ProblemOf(bytes) is { } problem)
            {
                throw new InputFileException(file, problem.Finding, problem.Advice);
            }

            TextCount count = TextCount.Of(TextEncoding.WithoutMark(bytes));
            TextLesson.Require(count, name, "task.file");
            return TextLesson.Of(file, count, new TextTaskSettings { File = file, SequenceLength = 1 });
        }
        catch (InputFileException e)
        {
            throw new LessonException(name, [LessonError.OfFile("task.file", e)]);
        }
    }
}
