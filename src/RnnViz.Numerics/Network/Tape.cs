namespace RnnViz.Numerics;

/// <summary>
/// What one forward and one backward pass wrote, timestep by timestep; the screen shows nothing else.
/// Built once for T timesteps of B sequences and overwritten at each pass. It keeps blocks of sequences apart; whole
/// matrices, element [unit·B + sequence], are there for the asking: where there are several blocks they are copied
/// together once for each pass, so that of large batches single numbers are better asked for by themselves.
/// </summary>
public sealed class Tape
{
    private readonly TapeTrack h, o, prediction, e;
    private readonly GradientTrack g;
    private readonly double[] losses, norms, deltaNorms;
    private readonly int[] deltaVersions;
    private TapeTrack? delta;
    private Panels? transposed;
    private RecurrentNetwork? network;
    private int version = 1;

    /// <summary>A tape for passes of the given size.</summary>
    public Tape(NetworkShape shape, int timesteps, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timesteps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (Shape, T, B) = (shape, timesteps, batchSize);
        Plan = new BlockPlan(shape, T, B);
        h = new TapeTrack(Plan, shape.H, T + 1);
        g = new GradientTrack(shape, Plan, T);
        o = new TapeTrack(Plan, shape.O, T);
        prediction = new TapeTrack(Plan, shape.O, T);
        e = new TapeTrack(Plan, shape.O, T);
        losses = new double[T];
        norms = new double[T];
        deltaNorms = new double[T];
        deltaVersions = new int[T];
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

    /// <summary>‖δ_t‖_F at [t − 1].</summary>
    public Span<double> DeltaNorms => deltaNorms;

    /// <summary>h_t, H×B; t runs from 0, the initial state, to T.</summary>
    public ReadOnlySpan<double> Hidden(int t) => h.Whole(t, version);

    /// <summary>One number of h_t.</summary>
    public double HiddenAt(int t, int unit, int sequence) => h.At(t, unit, sequence);

    /// <summary>Sets the initial state.</summary>
    /// <param name="state">h_0, H×B, or empty for zero.</param>
    public void Start(ReadOnlySpan<double> state)
    {
        version++;
        if (!state.IsEmpty)
        {
            h.Set(0, state);
            return;
        }

        for (int block = 0; block < Plan.Count; block++)
        {
            h.Of(block, 0).Clear();
        }
    }

    /// <summary>g_t = ∂L/∂h_t, H×B; t runs from 1 to T. Of large batches it is computed anew where it is asked for.</summary>
    public ReadOnlySpan<double> HiddenGradient(int t) => g.Complete(this, version).Whole(t - 1, version);

    /// <summary>One number of g_t.</summary>
    public double HiddenGradientAt(int t, int unit, int sequence) => g.With(Plan.BlockOf(sequence), this, version).At(t - 1, unit, sequence);

    /// <summary>
    /// δ_t = ∂L/∂a_t, H×B; t runs from 1 to T. A pass needs it for a moment only; it is computed anew from g_t and h_t where
    /// it is asked for.
    /// </summary>
    public ReadOnlySpan<double> Delta(int t)
    {
        RefreshDelta(t);
        return delta!.Whole(t - 1, version);
    }

    /// <summary>o_t, O×B; t runs from 1 to T.</summary>
    public ReadOnlySpan<double> Output(int t) => o.Whole(t - 1, version);

    /// <summary>ŷ_t, O×B; t runs from 1 to T.</summary>
    public ReadOnlySpan<double> Prediction(int t) => prediction.Whole(t - 1, version);

    /// <summary>One number of ŷ_t.</summary>
    public double PredictionAt(int t, int output, int sequence) => prediction.At(t - 1, output, sequence);

    /// <summary>e_t = ∂L/∂o_t, O×B, zero where t bears no loss; t runs from 1 to T.</summary>
    public ReadOnlySpan<double> OutputError(int t) => e.Whole(t - 1, version);

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
        other.deltaNorms.CopyTo(deltaNorms, 0);
        network = other.network;
        version++;
    }

    /// <summary>A pass of the network is about to write on the tape: copies made before are out of date.</summary>
    internal void BeginPass(RecurrentNetwork network)
    {
        this.network = network;
        version++;
    }

    /// <summary>A pass of the network is about to write errors and gradients, too.</summary>
    /// <param name="network">Whose pass.</param>
    /// <param name="batch">Of which batch.</param>
    /// <param name="keepGradients">Whether to keep all of g_t, even of a large batch.</param>
    internal void BeginPass(RecurrentNetwork network, SequenceBatch batch, bool keepGradients)
    {
        BeginPass(network);
        g.Begin(network, batch, keepGradients);
    }

    /// <summary>The part that belongs to one block of sequences, as a pass writes it.</summary>
    internal TapeBlock Block(int block) => Block(block, g.Written);

    /// <summary>The same with g_t elsewhere.</summary>
    internal TapeBlock Block(int block, TapeTrack gradients) =>
        new(Plan.Start(block), Plan.WidthOf(block), T, block, h, gradients, o, prediction, e);

    /// <summary>Room for the transpose of a block's hidden states at one timestep.</summary>
    internal Panels Transposed => transposed ??= new Panels(Plan.Width, Shape.H);

    /// <summary>δ_t of one block, H×n.</summary>
    internal StepSpan BlockDelta(int block, int t)
    {
        RefreshDelta(t);
        return delta!.From(block, t - 1);
    }

    private void RefreshDelta(int t)
    {
        delta ??= new TapeTrack(Plan, Shape.H, T);
        if (deltaVersions[t - 1] == version || network is null)
        {
            return;
        }

        for (int block = 0; block < Plan.Count; block++)
        {
            // δ_t = g_t ⊙ φ'(a_t)   H×n
            network.Kernels.MultiplyBySlope(
                network.Activation, g.With(block, this, version).Of(block, t - 1), h.Of(block, t), delta.Of(block, t - 1));
        }

        deltaVersions[t - 1] = version;
    }
}
