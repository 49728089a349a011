using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Files;

/// <summary>Makes a lesson of a table: the network learns to predict a column, each point from the ones before it.</summary>
internal static class TableLesson
{
    /// <summary>The fewest lines of numbers: with fewer, a window of two points leaves next to nothing to learn from.</summary>
    public const int LeastRows = 10;

    private const int MostPoints = 25, MostWindows = 64;

    // up to so many windows all of them are trained at once, and the picture shows the whole series
    private const int AllWindows = 2000;

    /// <summary>A lesson of a table, not checked yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="column">The column's heading, or its number from 1; null for the first of numbers.</param>
    /// <exception cref="LessonException">There is no such table or column, or too little in it.</exception>
    public static Lesson Of(string path, string? column)
    {
        var mistakes = new LessonMistakes();
        string file = Path.GetFileName(path), name = Path.GetFileNameWithoutExtension(path);
        var source = new SeriesTaskSettings { File = file, Column = column, Window = 1 };
        SeriesData? data = Series.Read(source, new InputFolder(Path.GetDirectoryName(path)!, path), mistakes, out int? points);
        if (points < LeastRows)
        {
            mistakes.Add(
                "task.file", $"the table has {points} {(points == 1 ? "line" : "lines")} of data, too few to learn from",
                $"{LeastRows} lines or more");
        }

        if (data is null || mistakes.Count > 0)
        {
            throw new LessonException(name, mistakes);
        }

        int window = Math.Clamp(data.Values.Length / 4, 1, MostPoints), examples = data.Values.Length - window;
        return new Lesson
        {
            Title = data.Column is null ? file : $"{file}: {data.Column}",
            Summary = string.Join(
                ' ', [$"{data.Values.Length} points, each predicted from the {window} before it.", .. SeriesNotes.Of(source, data)]),
            Task = source with { Window = window, BatchSize = examples <= AllWindows ? null : MostWindows },
            Model = new ModelSettings { Hidden = 32, Initial = new InitialSettings { Gain = 0.8 } },
            Training = new TrainingSettings
            {
                Optimizer = new AdamSettings { LearningRate = 0.005 },
                Clip = new ClipSettings { Kind = ClipKind.Norm, Threshold = 1 },
            },
        };
    }
}
