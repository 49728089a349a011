using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.History;

/// <summary>
/// The first iterations of a run one by one and unabridged, in native memory: what a history is rebuilt from when the run
/// is cut back. A run may go on beyond the log's capacity; the log then holds its beginning.
/// </summary>
internal sealed partial class HistoryLog : IDisposable
{
    private const int Most = 1 << 24, Least = 4096, Numbers3 = 3;
    private readonly NativeRows rows;

    /// <summary>A log of iterations of T timesteps within a number of bytes.</summary>
    public HistoryLog(int timesteps, long bytes)
    {
        int width = timesteps + Numbers3;
        rows = new NativeRows(width, NativeRows.Fitting(width, bytes, Least, Most));
    }

    /// <summary>The most iterations.</summary>
    public int Capacity => rows.Capacity;

    /// <summary>Bytes taken from the system so far.</summary>
    public long BytesTaken => rows.BytesTaken;

    /// <summary>Iterations in it.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an iteration, if it is the next one and the log is not full.</summary>
    public void Add(int iteration, PreparedStep step)
    {
        if (iteration == Count && Count < Capacity)
        {
            Span<double> row = rows.Row(Count++);
            (row[0], row[1], row[2]) = (step.LossPerOutput, step.GradientNorm, step.ClippedGradientNorm);
            step.HiddenGradientNorms.CopyTo(row[Numbers3..]);
        }
    }

    /// <summary>Forgets the iterations from <paramref name="count"/> on.</summary>
    public void Cut(int count) => Count = Math.Min(Count, count);

    /// <summary>Loss and norms of an iteration in it.</summary>
    public HistoryNumbers Numbers(int iteration)
    {
        ReadOnlySpan<double> row = rows.Row(iteration);
        return new HistoryNumbers(row[0], row[1], row[2]);
    }

    /// <summary>‖g_t‖ at [t − 1] of an iteration in it.</summary>
    public ReadOnlySpan<double> Flow(int iteration) => rows.Row(iteration)[Numbers3..];

    /// <inheritdoc/>
    public void Dispose() => rows.Dispose();
}
