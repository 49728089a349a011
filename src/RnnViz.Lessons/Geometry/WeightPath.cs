using RnnViz.Lessons.History;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Geometry;

/// <summary>
/// The parameters of iterations so far, as their steps used them, and what the last update changed. Where there is no room for more
/// every second one goes, and from then on they are twice as far apart. After a run was opened from a file only those are known that
/// it came to since.
/// </summary>
public sealed class WeightPath : IDisposable
{
    /// <summary>The most iterations that are kept.</summary>
    internal const int Most = 512;

    private const int Least = 4;
    private const long MostBytes = 4 << 20;

    private readonly NetworkParameters now;
    private readonly NativeRows rows;
    private readonly int[] iterations;
    private readonly double[] before, lastUpdate;

    /// <summary>A path of no iterations.</summary>
    /// <param name="now">The parameters that are trained.</param>
    /// <param name="bytes">For all that is kept, at most; no more than 4 MiB are used, and memory for four is always there.</param>
    internal WeightPath(NetworkParameters now, long bytes)
    {
        this.now = now;
        int width = now.Values.Length;
        rows = new NativeRows(width, NativeRows.Fitting(width, Math.Min(bytes, MostBytes), Least, Most));
        iterations = new int[rows.Capacity];
        (before, lastUpdate) = (new double[width], new double[width]);
    }

    /// <summary>Iterations whose parameters are known, beside the present ones.</summary>
    public int Count { get; private set; }

    /// <summary>Iterations from one to the next.</summary>
    public int Stride { get; private set; } = 1;

    /// <summary>Updates that have been applied to the present parameters.</summary>
    internal int Iteration { get; private set; }

    /// <summary>Whether <see cref="LastUpdate"/> is known: not at iteration 0, nor where the run has come by loading a state.</summary>
    internal bool HasLastUpdate { get; private set; }

    /// <summary>Whether it has to be known wherever the run goes: a picture is drawn of it. Going back is a step longer then.</summary>
    internal bool IsLastUpdateWanted { get; set; }

    /// <summary>θ as the last update left it, minus θ before it.</summary>
    internal ReadOnlySpan<double> LastUpdate => lastUpdate;

    /// <summary>The present parameters.</summary>
    internal NetworkParameters Now => now;

    /// <summary>Bytes taken from the system so far.</summary>
    internal long BytesTaken => rows.BytesTaken;

    /// <summary>The iteration of one that is known, from the first on.</summary>
    /// <param name="i">0 to <see cref="Count"/> − 1.</param>
    public int IterationOf(int i)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)Count, nameof(i));
        return iterations[i];
    }

    /// <summary>The parameters of one that is known.</summary>
    /// <param name="i">0 to <see cref="Count"/> − 1.</param>
    internal ReadOnlySpan<double> Weights(int i) => rows.Row(i);

    /// <summary>The run stands at an iteration without having come there by an update.</summary>
    internal void StandAt(int iteration) => (Iteration, HasLastUpdate) = (iteration, false);

    /// <summary>An update is about to be applied.</summary>
    /// <param name="isNew">Whether it is applied for the first time.</param>
    internal void BeforeUpdate(bool isNew)
    {
        now.Values.CopyTo(before);
        if (isNew && Iteration % Stride == 0)
        {
            Keep();
        }
    }

    /// <summary>It has been applied.</summary>
    internal void AfterUpdate()
    {
        ReadOnlySpan<double> after = now.Values;
        for (int i = 0; i < after.Length; i++)
        {
            lastUpdate[i] = after[i] - before[i];
        }

        (Iteration, HasLastUpdate) = (Iteration + 1, true);
    }

    /// <summary>Forgets the iterations from one on: the run takes another way there.</summary>
    internal void Cut(int count)
    {
        while (Count > 0 && iterations[Count - 1] >= count)
        {
            Count--;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => rows.Dispose();

    private void Keep()
    {
        if (Count == rows.Capacity)
        {
            DropEverySecond();
            if (Iteration % Stride != 0)
            {
                return;
            }
        }

        iterations[Count] = Iteration;
        now.Values.CopyTo(rows.Row(Count));
        Count++;
    }

    private void DropEverySecond()
    {
        Stride *= 2;
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (iterations[i] % Stride == 0)
            {
                iterations[kept] = iterations[i];
                rows.Row(i).CopyTo(rows.Row(kept));
                kept++;
            }
        }

        Count = kept;
    }
}
