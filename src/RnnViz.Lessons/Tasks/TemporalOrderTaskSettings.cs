using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Tasks;

/// <summary>Temporal order (Hochreiter and Schmidhuber 1997): name, at the end, which of X and Y came first and which second.</summary>
public sealed record TemporalOrderTaskSettings : TaskSettings
{
    /// <summary>T, symbols in a sequence, 10 to 1000.</summary>
    [Description("T, symbols in a sequence.")]
    [Range(10, 1000)]
    public required int Length { get; init; }

    /// <summary>B, sequences in a batch, 1 to 4096.</summary>
    [Description("B, sequences in a batch.")]
    [Range(1, 4096)]
    public int BatchSize { get; init; } = 20;

    internal override int Timesteps => Length;

    internal override Func<int, LessonTask> Open(TaskFolders folders, LessonMistakes mistakes, out TaskSizes sizes)
    {
        sizes = new TaskSizes
        {
            Timesteps = mistakes.Knows("task.length") ? Timesteps : null,
            BatchSize = mistakes.Knows("task.batchSize") ? BatchSize : null,
            InputSize = 6,
            OutputSize = 4,
            Losses = OutputSteps.LastStep,
        };
        return seed => new TemporalOrderTask(this, seed);
    }
}
