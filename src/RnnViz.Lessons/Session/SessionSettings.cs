namespace RnnViz.Lessons.Session;

/// <summary>What a session is built with beside its lesson.</summary>
public sealed record SessionSettings
{
    /// <summary>The least bytes that a history can be kept in.</summary>
    public const long LeastHistoryBytes = 1 << 20;

    /// <summary>
    /// The most bytes that remembering the run may take, so that one can go back in it. Where they are used up, every second
    /// checkpoint goes and going back takes longer. Memory is taken as the run grows, not at once. A network too large for
    /// four checkpoints gets room for four.
    /// </summary>
    public long HistoryBytes { get; init; } = 256L << 20;
}
