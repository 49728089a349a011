using RnnViz.Lessons.Threads;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.History;

/// <summary>
/// Reads the spectrum of Whh. <see cref="ReadNow"/> reads it at once. While training runs, matrices too large for that are
/// read off the loop: a copy of the weights is handed to a thread at every n-th iteration, and its spectrum is taken over
/// exactly n iterations later, however long it took. So no number depends on the machine's speed, and a frame waits only
/// where n iterations were faster than one spectrum. Of a gated cell nothing is read: ρ of its Whh says little (its Jacobian is
/// another matrix), so that the reading stays that of before the first.
/// </summary>
internal sealed class SpectrumSchedule
{
    private const int MostUnitsAtOnce = 64, MostUnitsRecorded = 256;

    private readonly RecurrentNetwork network;
    private readonly Spectrum? spectrum;
    private readonly bool isRecorded;
    private readonly double[] weights;
    private readonly BackgroundThread thread;
    private int pending = -1;

    /// <summary>Reads the weights of now, which are those of iteration 0.</summary>
    /// <param name="network">Whose weights are read.</param>
    /// <param name="timesteps">T of a training step.</param>
    /// <param name="batchSize">B of a training step.</param>
    /// <param name="isRecorded">
    /// Whether the weights are those of recorded steps: then they are read when somebody asks, and only where that takes no longer than
    /// going to another step; nothing of them is known yet.
    /// </param>
    public SpectrumSchedule(RecurrentNetwork network, int timesteps, int batchSize, bool isRecorded = false)
    {
        (this.network, this.isRecorded) = (network, isRecorded);
        NetworkShape shape = network.Shape;
        spectrum = IsRead ? new Spectrum(shape.H) : null;
        weights = IsRead ? new double[shape.H * shape.H] : [];
        Interval = IntervalOf(shape.H, (long)timesteps * batchSize * (shape.H + shape.O));
        thread = new BackgroundThread("spectrum of Whh", () => spectrum!.Compute(weights));
        Reading = new SpectrumReading(shape.H);
        if (!isRecorded)
        {
            ReadNow(0);
        }
    }

    /// <summary>What was read last.</summary>
    public SpectrumReading Reading { get; }

    /// <summary>Whether one reading takes less than a millisecond: up to 64 units. Nothing is scheduled then.</summary>
    public bool IsQuick => network.Shape.H <= MostUnitsAtOnce;

    /// <summary>Whether there is something to read: in the vanilla cell, of recorded steps with at most 256 units.</summary>
    public bool IsRead => network.Shape is { Cell: Cell.Vanilla, H: var units } && (!isRecorded || units <= MostUnitsRecorded);

    /// <summary>Iterations from one scheduled reading to the next, and until it is shown.</summary>
    public int Interval { get; }

    /// <summary>The weights are those of an iteration that training came to: takes over what is due, and begins what is.</summary>
    public void Advance(int iteration)
    {
        if (IsQuick || !IsRead || isRecorded)
        {
            return;
        }

        if (pending >= 0 && (iteration < pending || iteration >= pending + Interval))
        {
            thread.Wait();
            if (!thread.HasFailed && pending <= iteration && (pending > Reading.Iteration || Reading.Iteration > iteration))
            {
                Reading.Take(spectrum!, pending);
            }

            pending = -1;
        }

        if (iteration % Interval == 0 && pending < 0)
        {
            network.Parameters.Whh.CopyTo(weights);
            pending = iteration;
            thread.Ask();
        }
    }

    /// <summary>Reads the weights of now, which are those of an iteration.</summary>
    public void ReadNow(int iteration)
    {
        if (!IsRead)
        {
            return;
        }

        thread.Wait();
        pending = -1;                                            // what the thread has read is older than what is wanted
        spectrum!.Compute(network.Parameters.Whh);
        Reading.Take(spectrum, iteration);
    }

    /// <summary>Nothing will be read beside the loop any more.</summary>
    public void End() => thread.End();

    /// <summary>Forgets readings from an iteration on: the run took another way.</summary>
    public void DropFrom(int iteration)
    {
        if (pending >= iteration)
        {
            thread.Wait();
            pending = -1;
        }

        if (Reading.Iteration >= iteration)
        {
            Reading.Forget();
        }
    }

    /// <summary>
    /// So many iterations that a reading takes a third of their time at most, by counting multiplications: about 25 H³ of them
    /// for a spectrum, at a third of the speed of the 6 T B H (H + O) of a step. Either 5, so that what is shown is never older
    /// than 9 iterations, or so many that it always is older than 10.
    /// </summary>
    /// <param name="units">H.</param>
    /// <param name="work">T B (H + O).</param>
    private static int IntervalOf(int units, long work)
    {
        double steps = 12.5 * units * units / work;
        return steps <= 2 ? 5 : (int)Math.Clamp(Math.Ceiling(3 * steps), 11, 200);
    }
}
