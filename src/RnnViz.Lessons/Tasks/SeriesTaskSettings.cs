using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Tasks;

/// <summary>Predict the next point of a series from the window before it.</summary>
public sealed record SeriesTaskSettings : TaskSettings
{
    /// <summary>A series made by the program; null where it comes from a file.</summary>
    [Description("A series made by the program. Give either generator or file.")]
    public SeriesGenerator? Generator { get; init; }

    /// <summary>Points of a generated series, 2 to 1,000,000.</summary>
    [Description("Points of a generated series.")]
    [Range(2, 1000000)]
    public int Points { get; init; } = 8327;

    /// <summary>A CSV file, relative to the lesson file.</summary>
    [Description("A CSV file; a relative path starts at the lesson file. Give either generator or file.")]
    public string? File { get; init; }

    /// <summary>The column of the file: its name in the first line, or its number from 1; null for the first.</summary>
    [Description("The column of the file: its name in the first line, or its number from 1. Without it the first column.")]
    public string? Column { get; init; }

    /// <summary>Whether the series is shifted and scaled to mean 0 and deviation 1.</summary>
    [Description("Whether the series is shifted and scaled to mean 0 and deviation 1.")]
    public bool Standardise { get; init; } = true;

    /// <summary>T, points in a window, 1 to 1000; the point after it is the target.</summary>
    [Description("T, points in a window; the point after each is what is to be predicted.")]
    [Range(1, 1000)]
    public required int Window { get; init; }

    /// <summary>Which points of the window predict their next.</summary>
    [Description("Whether every point of the window predicts its next, or the last one alone.")]
    public OutputSteps Output { get; init; } = OutputSteps.LastStep;

    /// <summary>B, windows in a batch, 1 to 1,000,000; null for all of them.</summary>
    [Description("B, windows in a batch; without it all windows of the series.")]
    [Range(1, 1000000)]
    public int? BatchSize { get; init; }

    internal override int Timesteps => Window;

    internal override Func<int, LessonTask>? Open(TaskFolders folders, ICollection<LessonError> errors)
    {
        if (Generator is null == File is null)
        {
            errors.Add(new LessonError(
                "task", $"{(File is null ? "neither" : "both")} of generator and file are given", "exactly one of generator, file"));
            return null;
        }

        if (Series.Read(this, folders.OfLesson, out LessonError? error) is not { } series)
        {
            errors.Add(error!);
            return null;
        }

        int examples = series.Length - Window;
        if (examples < 1)
        {
            errors.Add(new LessonError("task.window", $"{Window} leaves no window with a point after it", $"1 to {series.Length - 1}"));
            return null;
        }

        if (BatchSize > examples)
        {
            errors.Add(new LessonError("task.batchSize", $"{BatchSize} is more than the {examples} windows there are", $"1 to {examples}"));
            return null;
        }

        return seed => new SeriesTask(this, series, seed);
    }
}
