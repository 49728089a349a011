namespace RnnViz.Lessons.Tasks;

/// <summary>The sizes of a task as far as they are known: null where a mistake or an unreadable file hides one.</summary>
internal sealed record TaskSizes
{
    /// <summary>T, timesteps of a sequence.</summary>
    public int? Timesteps { get; init; }

    /// <summary>B, sequences in a batch.</summary>
    public int? BatchSize { get; init; }

    /// <summary>D, inputs.</summary>
    public int? InputSize { get; init; }

    /// <summary>O, outputs.</summary>
    public int? OutputSize { get; init; }

    /// <summary>Units of the h_0 that the task gives; null where it gives none, too.</summary>
    public int? InitialUnits { get; init; }

    /// <summary>Units of the c_0 that the task gives, likewise.</summary>
    public int? InitialCellUnits { get; init; }

    /// <summary>The layer that a recording is of; null for tasks that are trained.</summary>
    public RecordedLayer? Layer { get; init; }

    /// <summary>Which timesteps have a loss.</summary>
    public OutputSteps? Losses { get; init; }
}
