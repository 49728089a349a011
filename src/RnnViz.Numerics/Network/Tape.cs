namespace RnnViz.Numerics;

/// <summary>
/// What one forward and one backward pass wrote, timestep by timestep; the screen shows nothing else.
/// Every matrix is feature-major: element [unit·B + sequence], the sequences of a unit side by side.
/// Built once for T timesteps of B sequences and overwritten at each pass.
/// </summary>
public sealed class Tape
{
    private readonly AlignedBuffer h, g, delta, o, prediction, e;
    private readonly double[] losses, norms;

    /// <summary>A tape for passes of the given size.</summary>
    public Tape(NetworkShape shape, int timesteps, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timesteps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (Shape, T, B) = (shape, timesteps, batchSize);
        h = new AlignedBuffer((T + 1) * shape.H * B);
        g = new AlignedBuffer(T * shape.H * B);
        delta = new AlignedBuffer(T * shape.H * B);
        o = new AlignedBuffer(T * shape.O * B);
        prediction = new AlignedBuffer(T * shape.O * B);
        e = new AlignedBuffer(T * shape.O * B);
        losses = new double[T];
        norms = new double[T];
    }

    /// <summary>The network's sizes.</summary>
    public NetworkShape Shape { get; }

    /// <summary>Timesteps.</summary>
    public int T { get; }

    /// <summary>Sequences.</summary>
    public int B { get; }

    /// <summary>ℓ_t at [t − 1]: the mean over the batch, 0 where t bears no loss.</summary>
    public Span<double> Losses => losses;

    /// <summary>‖g_t‖_F at [t − 1].</summary>
    public Span<double> HiddenGradientNorms => norms;

    /// <summary>h_t, H×B; t runs from 0, the initial state, to T.</summary>
    public Span<double> Hidden(int t) => h.Slice(t * Shape.H * B, Shape.H * B);

    /// <summary>g_t = ∂L/∂h_t, H×B; t runs from 1 to T.</summary>
    public Span<double> HiddenGradient(int t) => g.Slice((t - 1) * Shape.H * B, Shape.H * B);

    /// <summary>δ_t = ∂L/∂a_t, H×B; t runs from 1 to T.</summary>
    public Span<double> Delta(int t) => delta.Slice((t - 1) * Shape.H * B, Shape.H * B);

    /// <summary>o_t, O×B; t runs from 1 to T.</summary>
    public Span<double> Output(int t) => o.Slice((t - 1) * Shape.O * B, Shape.O * B);

    /// <summary>ŷ_t, O×B; t runs from 1 to T.</summary>
    public Span<double> Prediction(int t) => prediction.Slice((t - 1) * Shape.O * B, Shape.O * B);

    /// <summary>e_t = ∂L/∂o_t, O×B, zero where t bears no loss; t runs from 1 to T.</summary>
    public Span<double> OutputError(int t) => e.Slice((t - 1) * Shape.O * B, Shape.O * B);

    /// <summary>h_0 … h_{T−1} one after the other, the left factors of ∂L/∂Whh.</summary>
    internal ReadOnlySpan<double> HiddenBefore => h.Slice(0, T * Shape.H * B);

    /// <summary>h_t … h_T one after the other.</summary>
    internal ReadOnlySpan<double> HiddenFrom(int t) => h.Span[(t * Shape.H * B)..];

    /// <summary>δ_1 … δ_T one after the other.</summary>
    internal ReadOnlySpan<double> Deltas => delta.Span;

    /// <summary>e_t … e_T one after the other.</summary>
    internal ReadOnlySpan<double> OutputErrorsFrom(int t) => e.Span[((t - 1) * Shape.O * B)..];

    /// <summary>Takes over everything on a tape of the same size.</summary>
    public void CopyFrom(Tape other)
    {
        other.h.Span.CopyTo(h.Span);
        other.g.Span.CopyTo(g.Span);
        other.delta.Span.CopyTo(delta.Span);
        other.o.Span.CopyTo(o.Span);
        other.prediction.Span.CopyTo(prediction.Span);
        other.e.Span.CopyTo(e.Span);
        other.losses.CopyTo(losses, 0);
        other.norms.CopyTo(norms, 0);
    }

    /// <summary>L = Σ ℓ_t.</summary>
    public double Loss
    {
        get
        {
            double sum = 0;
            foreach (double loss in losses)
            {
                sum += loss;
            }

            return sum;
        }
    }
}
