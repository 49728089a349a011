using RnnViz.Lessons.Threads;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.History;

/// <summary>
/// Computes the spectrum of Whh off the loop. A copy of the weights is handed to a thread at every n-th iteration, and its
/// spectrum is shown exactly n iterations later, however long it took: what is on the screen depends on the iteration
/// alone, never on the machine's speed, and a frame waits only where n iterations were faster than one spectrum.
/// Readings are kept, so that an earlier iteration shows the one that it showed.
/// </summary>
internal sealed class SpectrumSchedule : IDisposable
{
    private const int Interval = 50, Most = 1 << 14, Least = 64;

    private readonly RecurrentNetwork network;
    private readonly Spectrum spectrum;
    private readonly double[] weights;
    private readonly NativeRows kept;
    private readonly int[] keptIterations;
    private readonly BackgroundThread thread;
    private int pending = -1, next;

    /// <summary>Reads the weights of now.</summary>
    /// <param name="network">Whose weights are read.</param>
    /// <param name="bytes">For the readings kept.</param>
    public SpectrumSchedule(RecurrentNetwork network, long bytes)
    {
        this.network = network;
        int H = network.Shape.H;
        spectrum = new Spectrum(H);
        weights = new double[H * H];
        kept = new NativeRows(2 * H + 2, NativeRows.Fitting(2 * H + 2, bytes, Least, Most));
        keptIterations = new int[kept.Capacity];
        keptIterations.AsSpan().Fill(-1);
        thread = new BackgroundThread("spectrum of Whh", () => spectrum.Compute(weights));
        Reading = new SpectrumReading(H);
        ReadNow(0);
    }

    /// <summary>What is shown.</summary>
    public SpectrumReading Reading { get; }

    /// <summary>Bytes taken from the system so far.</summary>
    public long BytesTaken => kept.BytesTaken;

    /// <summary>The iteration whose reading an iteration shows.</summary>
    /// <param name="iteration">The iteration.</param>
    /// <param name="scaledAt">The last one at which Whh was scaled, which is read at once; −1 for none.</param>
    public static int ShownAt(int iteration, int scaledAt) => Math.Max(Math.Max(iteration / Interval * Interval - Interval, scaledAt), 0);

    /// <summary>The weights are those of an iteration: begins to read them if it is one of those read and that is not done.</summary>
    public void Advance(int iteration)
    {
        if (iteration % Interval != 0 || pending == iteration || Find(iteration) >= 0)
        {
            return;
        }

        Harvest();
        network.Parameters.Whh.CopyTo(weights);
        pending = iteration;
        thread.Ask();
    }

    /// <summary>Shows the reading of an iteration, waiting for it if it is under way.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryShow(int iteration)
    {
        if (Reading.Iteration == iteration)
        {
            return true;
        }

        if (pending == iteration)
        {
            Harvest();
        }

        int found = Find(iteration);
        if (found >= 0)
        {
            Reading.Take(kept.Row(found), iteration);
        }

        return found >= 0;
    }

    /// <summary>Reads the weights of now, which are those of an iteration, and shows that.</summary>
    public void ReadNow(int iteration)
    {
        Harvest();
        spectrum.Compute(network.Parameters.Whh);
        Keep(iteration);
        Reading.Take(kept.Row(Find(iteration)), iteration);
    }

    /// <summary>Forgets readings from an iteration on: the run took another way.</summary>
    public void DropFrom(int iteration)
    {
        Harvest();
        foreach (ref int known in keptIterations.AsSpan())
        {
            known = known >= iteration ? -1 : known;
        }

        if (Reading.Iteration >= iteration)
        {
            TryShow(0);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Harvest();
        kept.Dispose();
    }

    private void Harvest()
    {
        if (pending >= 0)
        {
            thread.Wait();
            Keep(pending);
            pending = -1;
        }
    }

    private void Keep(int iteration)
    {
        int place = Find(iteration);
        if (place < 0)
        {
            place = next;
            next = (next + 1) % keptIterations.Length;
        }

        keptIterations[place] = iteration;
        SpectrumReading.Write(spectrum, kept.Row(place));
    }

    // the latest come last, and are asked for most
    private int Find(int iteration) => keptIterations.AsSpan().LastIndexOf(iteration);
}
