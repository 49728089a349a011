using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Tasks;

/// <summary>The adding problem (Hochreiter and Schmidhuber 1997): name, at the end, the sum of the two marked numbers.</summary>
public sealed record AddingTaskSettings : TaskSettings
{
    /// <summary>T, numbers in a sequence, 2 to 1000.</summary>
    [Description("T, numbers in a sequence.")]
    [Range(2, 1000)]
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
            InputSize = 2,
            OutputSize = 1,
            Losses = OutputSteps.LastStep,
        };
        return seed => new AddingTask(this, seed);
    }
}
