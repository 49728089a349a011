using RnnViz.Numerics;

namespace RnnViz.Lessons;

/// <summary>
/// Computes the spectrum of Whh off the loop. A copy of the weights is handed to a thread at every n-th iteration, and its
/// spectrum is shown exactly n iterations later, however long it took: what is on the screen depends on the iteration
/// alone, never on the machine's speed, and a frame waits only where n iterations were faster than one spectrum.
/// </summary>
internal sealed class SpectrumSchedule
{
    private const int Interval = 50;

    private readonly RecurrentNetwork network;
    private readonly Spectrum spectrum;
    private readonly double[] weights;
    private readonly SemaphoreSlim done = new(0);
    private readonly BackgroundThread thread;
    private int pending = -1;

    public SpectrumSchedule(RecurrentNetwork network)
    {
        this.network = network;
        spectrum = new Spectrum(network.Shape.H);
        weights = new double[network.Shape.H * network.Shape.H];
        thread = new BackgroundThread("spectrum of Whh", Work);
        Reading = new SpectrumReading(network.Shape.H);
        spectrum.Compute(network.Parameters.Whh);
        Reading.Take(spectrum, 0);
    }

    public SpectrumReading Reading { get; }

    /// <summary>To be called once for each iteration, in order.</summary>
    public void Advance(int iteration)
    {
        if (iteration == 0 || iteration % Interval != 0)
        {
            return;
        }

        if (pending >= 0)
        {
            done.Wait();
            Reading.Take(spectrum, pending);
        }

        network.Parameters.Whh.CopyTo(weights);
        pending = iteration;
        thread.Ask();
    }

    /// <summary>Reads the weights of now, and drops what is under way: it is of weights that are gone.</summary>
    public void ReadNow(int iteration)
    {
        if (pending >= 0)
        {
            done.Wait();
            pending = -1;
        }

        spectrum.Compute(network.Parameters.Whh);
        Reading.Take(spectrum, iteration);
    }

    private void Work()
    {
        spectrum.Compute(weights);
        done.Release();
    }
}
