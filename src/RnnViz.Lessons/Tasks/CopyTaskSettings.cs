using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Tasks;

/// <summary>Copy memory: ten symbols have to be repeated after a delay.</summary>
public sealed record CopyTaskSettings : TaskSettings
{
    /// <summary>How many symbols there are to repeat.</summary>
    internal const int Copied = 10;

    /// <summary>Timesteps between the last symbol and the first to be repeated, 1 to 900.</summary>
    [Description("Timesteps between the last symbol and the first to be repeated.")]
    [Range(1, 900)]
    public required int Delay { get; init; }

    /// <summary>How many different symbols there are, 2 to 26.</summary>
    [Description("How many different symbols there are.")]
    [Range(2, 26)]
    public int Symbols { get; init; } = 8;

    /// <summary>B, sequences in a batch, 1 to 4096.</summary>
    [Description("B, sequences in a batch.")]
    [Range(1, 4096)]
    public int BatchSize { get; init; } = 20;

    internal override int Timesteps => Delay + 2 * Copied;

    internal override Func<int, LessonTask> Open(TaskFolders folders, LessonMistakes mistakes, out TaskSizes sizes)
    {
        sizes = new TaskSizes
        {
            Timesteps = mistakes.Knows("task.delay") ? Timesteps : null,
            BatchSize = mistakes.Knows("task.batchSize") ? BatchSize : null,
            InputSize = mistakes.Knows("task.symbols") ? Symbols + 2 : null,
            OutputSize = mistakes.Knows("task.symbols") ? Symbols + 1 : null,
            Losses = OutputSteps.EveryStep,
        };
        return seed => new CopyTask(this, seed);
    }
}
