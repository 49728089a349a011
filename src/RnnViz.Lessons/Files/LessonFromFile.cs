using System.Globalization;
using System.Text;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;

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

    /// <summary>Makes a lesson of a text or a table; the same file gives the same lesson.</summary>
    /// <param name="path">A file for which <see cref="Takes"/> is true.</param>
    /// <exception cref="LessonException">The file cannot be read or has too little in it; all mistakes are in the exception.</exception>
    public static Lesson Read(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        path = Path.GetFullPath(path);
        bool isText = Path.GetExtension(path).Equals(".txt", StringComparison.OrdinalIgnoreCase);
        Lesson lesson = isText ? TextLesson(name, path) : SeriesLesson(name, path);
        lesson = lesson with { Name = name, Directory = Path.GetDirectoryName(path)! };
        IReadOnlyList<LessonError> errors = LessonRules.Check(lesson, out LessonContent? content);
        return errors.Count == 0 ? lesson with { Content = content } : throw new LessonException(name, errors);
    }

    private static Lesson TextLesson(string name, string path)
    {
        string text = ReadAll(name, path);
        int characters = text.EnumerateRunes().Count(), kinds = text.EnumerateRunes().Distinct().Count();
        // as many sequences as follow one another in the text, up to the usual 32 of 25 characters
        int timesteps = Math.Clamp(characters - 1, 1, 25), batch = Math.Clamp((characters - 1) / timesteps, 1, 32);
        return new Lesson
        {
            Title = Path.GetFileName(path),
            Summary = $"{characters.ToString("N0", CultureInfo.InvariantCulture)} characters of a text, learnt one after the other.",
            Task = new TextTaskSettings
            {
                File = Path.GetFileName(path),
                // a script of thousands of signs would need thousands of outputs; bytes are never more than 256
                Vocabulary = kinds > 256 ? TextVocabulary.Bytes : TextVocabulary.Characters,
                SequenceLength = timesteps,
                BatchSize = batch,
                Stateful = batch > 1,
            },
            Model = new ModelSettings { Hidden = kinds < 12 ? 16 : 96, Initial = new InitialSettings { Gain = 0.7 } },
            Training = ClippedAt(5),
        };
    }

    private static Lesson SeriesLesson(string name, string path)
    {
        CsvTable table = CsvTable.Parse(ReadAll(name, path), out LessonError? error) ?? throw new LessonException(name, [error!]);
        int column = Series.FirstNumericColumn(table, out string? heading);
        if (column < 0)
        {
            throw new LessonException(name, [new LessonError(
                "task.file", "no column has a number in every line", "a CSV file with a column of numbers, with or without a heading")]);
        }

        int window = Math.Clamp((table.RowCount - 1) / 4, 1, 25), examples = table.RowCount - window - (heading is null ? 0 : 1);
        return new Lesson
        {
            Title = heading is null ? Path.GetFileName(path) : $"{Path.GetFileName(path)}: {heading}",
            Summary = $"Column {column + 1} of {Path.GetFileName(path)}: each point predicted from the {window} before it.",
            Task = new SeriesTaskSettings
            {
                File = Path.GetFileName(path),
                Column = (column + 1).ToString(CultureInfo.InvariantCulture),
                Window = window,
                BatchSize = Math.Clamp(examples, 1, 64),
            },
            Model = new ModelSettings { Hidden = 32, Initial = new InitialSettings { Gain = 0.8 } },
            Training = ClippedAt(1),
        };
    }

    private static TrainingSettings ClippedAt(double threshold) => new()
    {
        Optimizer = new AdamSettings { LearningRate = 0.005 },
        Clip = new ClipSettings { Kind = ClipKind.Norm, Threshold = threshold },
    };

    private static string ReadAll(string name, string path)
    {
        try
        {
            return File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LessonException(name, [new LessonError("task.file", $"the file cannot be read: {e.Message}")]);
        }
        catch (DecoderFallbackException)
        {
            throw new LessonException(name, [new LessonError("task.file", "the file is not UTF-8 text", "a text saved as UTF-8")]);
        }
    }
}
