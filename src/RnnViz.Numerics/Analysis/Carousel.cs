using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Numerics.Analysis;

/// <summary>
/// The way back past all weights (the constant error carousel of Hochreiter and Schmidhuber 1997): at each timestep the gate that keeps
/// multiplies, f of the LSTM and z of the GRU. Of what arrives at the state of t, γc_t of the LSTM and γh_t of the GRU, the part that
/// comes from the state of T this way alone is (Π_{s=t+1..T} f_s) ⊙ γ_T; the rest comes through gates and Wh, and from other losses.
/// Allocates nothing once built.
/// </summary>
public sealed class Carousel
{
    private readonly NetworkShape shape;
    private readonly int? truncation;
    private readonly double[] partNorms, restNorms, means, products;
    private readonly AlignedBuffer part, rest;

    /// <summary>For passes of the given size.</summary>
    /// <param name="shape">The network's cell and sizes.</param>
    /// <param name="timesteps">T.</param>
    /// <param name="batchSize">B.</param>
    /// <param name="truncation">k of truncated BPTT, beyond which nothing comes back; null for none.</param>
    /// <exception cref="ArgumentException">The cell is vanilla.</exception>
    public Carousel(NetworkShape shape, int timesteps, int batchSize, int? truncation = null)
    {
        _ = shape.Cell.KeepingGate();
        (this.shape, this.truncation, T) = (shape, truncation, timesteps);
        (partNorms, restNorms, means) = (new double[timesteps], new double[timesteps], new double[timesteps]);
        products = new double[timesteps * shape.H];
        (part, rest) = (new AlignedBuffer(shape.H * batchSize), new AlignedBuffer(shape.H * batchSize));
    }

    /// <summary>Timesteps.</summary>
    public int T { get; }

    /// <summary>‖the part of γ_t by the carousel‖_F at [t − 1]; at T it is all of γ_T.</summary>
    public ReadOnlySpan<double> PartNorms => partNorms;

    /// <summary>‖the rest of γ_t‖_F at [t − 1].</summary>
    public ReadOnlySpan<double> RestNorms => restNorms;

    /// <summary>The mean of the gate that keeps over all units and sequences at [t − 1], from 0 to 1.</summary>
    public ReadOnlySpan<double> MeanGates => means;

    /// <summary>Π_{s=t+1..T} of the gate that keeps, for the units of the sequence that was asked for, H; 1 at t = T.</summary>
    /// <param name="t">1 to T.</param>
    public ReadOnlySpan<double> Products(int t) => products.AsSpan((t - 1) * shape.H, shape.H);

    /// <summary>Computes everything of a pass that is on the tape.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="sequence">Whose products are wanted, 0 to B − 1.</param>
    public void Compute(Tape tape, int sequence)
    {
        int gate = shape.Cell.KeepingGate();
        Span<double> arrived = part.Span, others = rest.Span;
        Arriving(tape, T).CopyTo(arrived);
        products.AsSpan((T - 1) * shape.H).Fill(1);
        for (int t = T; t >= 1; t--)
        {
            Arriving(tape, t).CopyTo(others);
            if (t <= T - truncation)
            {
                arrived.Clear();
            }

            KernelSet.Best.AddScaled(-1, arrived, others);
            (partNorms[t - 1], restNorms[t - 1]) = (Norm.Of(arrived), Norm.Of(others));
            ReadOnlySpan<double> keep = tape.ComputeGate(gate, t);           // f_t or z_t   H×B
            means[t - 1] = Mean(keep);
            if (t > 1)
            {
                StepBack(keep, t, sequence, tape.B, arrived);
            }
        }
    }

    private static double Mean(ReadOnlySpan<double> gate)
    {
        double sum = 0;
        foreach (double value in gate)
        {
            sum += value;
        }

        return sum / gate.Length;
    }

    private ReadOnlySpan<double> Arriving(Tape tape, int t) =>
        shape.Cell == Cell.Lstm ? tape.ComputeCellGradient(t) : tape.ComputeHiddenGradient(t);

    // from t to t − 1: both products by the gate of t
    private void StepBack(ReadOnlySpan<double> keep, int t, int sequence, int B, Span<double> arrived)
    {
        for (int i = 0; i < keep.Length; i++)
        {
            arrived[i] *= keep[i];
        }

        ReadOnlySpan<double> later = Products(t);
        Span<double> earlier = products.AsSpan((t - 2) * shape.H, shape.H);
        for (int unit = 0; unit < earlier.Length; unit++)
        {
            earlier[unit] = later[unit] * keep[unit * B + sequence];
        }
    }
}
