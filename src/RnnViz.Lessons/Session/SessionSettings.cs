namespace RnnViz.Lessons.Session;

/// <summary>What a session is built with beside its lesson.</summary>
public sealed record SessionSettings
{
    /// <summary>The smallest budget of a history, 1 MiB.</summary>
    public const long LeastHistoryBytes = 1 << 20;

    /// <summary>
    /// The most bytes that the history may use; less than <see cref="LeastHistoryBytes"/> counts as that. Where they are used
    /// up, every second checkpoint goes and going back takes longer. Memory is taken as the run grows, not at once. A network
    /// too large for four checkpoints gets memory for four.
    /// </summary>
    public long HistoryBytes { get; init; } = 256L << 20;

    /// <summary>
    /// What tells how long steps take: how far apart checkpoints are kept, and how many batches fit a frame. No number that is
    /// computed depends on it.
    /// </summary>
#pragma warning disable RS0030 // the one place where lessons meet the clock of the machine
    public TimeProvider Clock { get; init; } = TimeProvider.System;
#pragma warning restore RS0030
}
