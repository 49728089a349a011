namespace RnnViz.Numerics;

/// <summary>
/// What one forward and one backward pass wrote, timestep by timestep; the screen shows nothing else.
/// Built once for T timesteps of B sequences and overwritten at each pass.
/// </summary>
public sealed class Tape
{
    private readonly TapeTrack h, g, o, prediction, e;
    private readonly double[] losses, norms;

    /// <summary>A tape for passes of the given size.</summary>
    public Tape(NetworkShape shape, int timesteps, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timesteps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (Shape, T, B) = (shape, timesteps, batchSize);
        Plan = new BlockPlan(shape, T, B);
        h = new TapeTrack(Plan, shape.H, T + 1);
        g = new TapeTrack(Plan, shape.H, T);
        o = new TapeTrack(Plan, shape.O, T);
        prediction = new TapeTrack(Plan, shape.O, T);
        e = new TapeTrack(Plan, shape.O, T);
        losses = new double[T];
        norms = new double[T];
    }

    /// <summary>The network's sizes.</summary>
    public NetworkShape Shape { get; }

    /// <summary>Timesteps.</summary>
    public int T { get; }

    /// <summary>Sequences.</summary>
    public int B { get; }

    /// <summary>How the sequences are cut into blocks.</summary>
    internal BlockPlan Plan { get; }

    /// <summary>ℓ_t at [t − 1]: the mean over the batch, 0 where t bears no loss.</summary>
    public Span<double> Losses => losses;

    /// <summary>‖g_t‖_F at [t − 1].</summary>
    public Span<double> HiddenGradientNorms => norms;

    /// <summary>h_t, H×B; t runs from 0, the initial state, to T.</summary>
    public SequenceMatrix Hidden(int t) => h[t];

    /// <summary>g_t = ∂L/∂h_t, H×B; t runs from 1 to T.</summary>
    public SequenceMatrix HiddenGradient(int t) => g[t - 1];

    /// <summary>o_t, O×B; t runs from 1 to T.</summary>
    public SequenceMatrix Output(int t) => o[t - 1];

    /// <summary>ŷ_t, O×B; t runs from 1 to T.</summary>
    public SequenceMatrix Prediction(int t) => prediction[t - 1];

    /// <summary>e_t = ∂L/∂o_t, O×B, zero where t bears no loss; t runs from 1 to T.</summary>
    public SequenceMatrix OutputError(int t) => e[t - 1];

    /// <summary>The part that belongs to one block of sequences.</summary>
    internal TapeBlock Block(int block) => new(Plan.Start(block), Plan.WidthOf(block), T, block, h, g, o, prediction, e);

    /// <summary>Takes over everything on a tape of the same size.</summary>
    public void CopyFrom(Tape other)
    {
        h.CopyFrom(other.h);
        g.CopyFrom(other.g);
        o.CopyFrom(other.o);
        prediction.CopyFrom(other.prediction);
        e.CopyFrom(other.e);
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
