using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Tasks;

/// <summary>Name, at the last timestep, the symbol of the first one; everything between is noise.</summary>
public sealed record RecallTaskSettings : TaskSettings
{
    /// <summary>T, timesteps of a sequence; the symbol comes at 1, the loss at T.</summary>
    [Description("T, timesteps of a sequence: the symbol comes at 1, the loss at T.")]
    [Range(2, 1000)]
    public required int Length { get; init; }

    /// <summary>How many symbols there are to recall, 2 to 26; the loss of guessing is ln of it, in nats.</summary>
    [Description("How many symbols there are to recall; chance is the logarithm of it.")]
    [Range(2, 26)]
    public int Symbols { get; init; } = 4;

    /// <summary>How many meaningless symbols fill the time between, 1 to 10.</summary>
    [Description("How many different meaningless symbols fill the time between.")]
    [Range(1, 10)]
    public int Distractors { get; init; } = 2;

    /// <summary>B, sequences in a batch, 1 to 4096.</summary>
    [Description("B, sequences in a batch.")]
    [Range(1, 4096)]
    public int BatchSize { get; init; } = 16;

    internal override int Timesteps => Length;

    internal override Func<int, LessonTask> Open(TaskFolders folders, LessonMistakes mistakes, out TaskSizes sizes)
    {
        sizes = new TaskSizes
        {
            Timesteps = mistakes.Knows("task.length") ? Timesteps : null,
            BatchSize = mistakes.Knows("task.batchSize") ? BatchSize : null,
            InputSize = mistakes.Knows("task.symbols", "task.distractors") ? Symbols + Distractors : null,
            OutputSize = mistakes.Knows("task.symbols") ? Symbols : null,
            Losses = OutputSteps.LastStep,
        };
        return seed => new RecallTask(this, seed);
    }
}
