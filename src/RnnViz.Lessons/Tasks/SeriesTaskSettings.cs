using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Errors;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Tasks;

/// <summary>Predict the next point of a series from the window before it.</summary>
public sealed record SeriesTaskSettings : TaskSettings
{
    private const int MadePoints = 8327;

    /// <summary>A series made by the program; null where it comes from a file.</summary>
    [Description("A series made by the program. Give either generator or file.")]
    public SeriesGenerator? Generator { get; init; }

    /// <summary>Points of a generated series, 2 to 1,000,000.</summary>
    [Description("Points of a generated series.")]
    [Range(2, 1000000)]
    public int Points { get; init; } = MadePoints;

    /// <summary>A CSV file, relative to the lesson file.</summary>
    [Description("A CSV file; a relative path starts at the lesson file. Give either generator or file.")]
    [MaxLength(4000)]
    public string? File { get; init; }

    /// <summary>The column of the file: its name in the first line, or its number from 1; null for the first one of numbers.</summary>
    [Description("The column of the file: its name in the first line, or its number from 1. Without it the first that has a number in "
        + "every line and does more than count.")]
    [MaxLength(4000)]
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

    internal override Func<int, LessonTask>? Open(TaskFolders folders, LessonMistakes mistakes, out TaskSizes sizes)
    {
        bool isGenerated = mistakes.IsGiven("task.generator", Generator), isFile = mistakes.IsGiven("task.file", File);
        if (isGenerated == isFile)
        {
            mistakes.Add("task", $"{(isFile ? "both" : "neither")} of generator and file are given", "exactly one of generator, file");
        }

        if (isGenerated != isFile)
        {
            if (isFile && Points != MadePoints && mistakes.Knows("task.points"))
            {
                mistakes.Add("task.points", "given, but the series comes from a file, which has its own", "remove it");
            }

            if (isGenerated && mistakes.IsGiven("task.column", Column))
            {
                mistakes.Add("task.column", "given, but the series is generated", "remove it, or give file in place of generator");
            }
        }

        bool knowsWindow = mistakes.Knows("task.window"), knowsBatch = mistakes.Knows("task.batchSize");
        int before = mistakes.Count;
        SeriesData? data = Read(folders.OfLesson, mistakes, out int? points);
        int? examples = knowsWindow && points - Window is > 0 and var windows ? windows : null;
        if (knowsWindow && points is int there && examples is null)
        {
            mistakes.Add(new LessonError(
                "task.window",
                $"{Counted.Of(Window, "point")} and one after them are {Window + 1}, "
                    + $"but {(isFile ? "the column" : "the series")} has {there}",
                there > 1 ? $"1 to {there - 1}, or at least {Window + 1} points" : $"at least {Window + 1} points"));
        }

        if (knowsBatch && BatchSize > examples)
        {
            mistakes.Add(
                "task.batchSize",
                $"{BatchSize} is more than the {Counted.Of(examples.Value, "window")} there {(examples == 1 ? "is" : "are")}",
                examples == 1 ? "1" : $"1 to {examples}");
        }

        sizes = new TaskSizes
        {
            Timesteps = knowsWindow ? Window : null,
            BatchSize = knowsBatch ? BatchSize ?? examples : null,
            InputSize = 1,
            OutputSize = 1,
            Losses = mistakes.Knows("task.output") ? Output : null,
        };
        // what could not be read has any value
        bool holds = knowsWindow && knowsBatch && isGenerated != isFile && mistakes.Count == before;
        return data is not null && holds ? seed => new SeriesTask(this, data, seed) : null;
    }

    /// <summary>The series, where what names it is known.</summary>
    private SeriesData? Read(InputFolder folder, LessonMistakes mistakes, out int? points)
    {
        points = Generator is not null && mistakes.Knows("task.points") ? Points : null;
        if (File is not null && mistakes.Knows("task.file"))
        {
            return Series.Read(this with { Generator = null }, folder, mistakes, out points);
        }

        return points is not null && mistakes.Knows("task.generator") ? Series.Read(this, folder, mistakes, out points) : null;
    }
}
