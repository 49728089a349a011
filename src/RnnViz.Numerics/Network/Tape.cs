namespace RnnViz.Numerics.Network;

/// <summary>
/// What one forward and one backward pass wrote, timestep by timestep; the screen shows nothing else.
/// Built once for T timesteps of B sequences and overwritten at each pass. It keeps blocks of sequences apart; whole
/// matrices, element [unit·B + sequence], are there for the asking: where there are several blocks they are copied
/// together once for each pass, so that of large batches single numbers are better asked for by themselves.
/// </summary>
public sealed class Tape
{
    private readonly PassTrack h, g;
    private readonly TapeTrack o, prediction, e;
    private readonly double[] losses, norms;
    private readonly int[] deltaVersions;
    private readonly bool keepsHidden;
    private TapeTrack? delta;
    private PackedMatrix? transposed;
    private BackwardWorkspace? room;
    private int version = 1;

    // whose pass it holds, and what computes again what that has not left behind: its weights then, and its batch
    private RecurrentNetwork? network, weights;
    private SequenceBatch? batch;

    /// <summary>A tape for passes of the given size.</summary>
    /// <param name="shape">The network's sizes.</param>
    /// <param name="timesteps">T.</param>
    /// <param name="batchSize">B.</param>
    /// <param name="keepsHidden">
    /// Whether h_t of all sequences is asked for after every pass, as where the next batch continues from h_T: then none of it is
    /// computed anew.
    /// </param>
    public Tape(NetworkShape shape, int timesteps, int batchSize, bool keepsHidden = false)
    {
        this.keepsHidden = keepsHidden;
        ArgumentOutOfRangeException.ThrowIfLessThan(timesteps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (Shape, T, B) = (shape, timesteps, batchSize);
        Plan = new BlockPlan(shape, T, B);
        h = new PassTrack(Plan, shape.H, T + 1);
        g = new PassTrack(Plan, shape.H, T);
        o = new TapeTrack(Plan, shape.O, T);
        prediction = new TapeTrack(Plan, shape.O, T);
        e = new TapeTrack(Plan, shape.O, T);
        losses = new double[T];
        norms = new double[T];
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

    /// <summary>h_t, H×B; t runs from 0, the initial state, to T. Of large batches it is computed anew where it is asked for.</summary>
    public ReadOnlySpan<double> Hidden(int t)
    {
        RecomputeHidden();
        return h.All.Whole(t, version);
    }

    /// <summary>One number of h_t.</summary>
    public double HiddenAt(int t, int unit, int sequence)
    {
        RecomputeHidden(Plan.BlockOf(sequence));
        return h.All.At(t, unit, sequence);
    }

    /// <summary>Whether h_0 is zero.</summary>
    internal bool StartsAtZero { get; private set; } = true;

    /// <summary>Sets the initial state.</summary>
    /// <param name="state">h_0, H×B, or empty for zero.</param>
    public void Start(ReadOnlySpan<double> state)
    {
        version++;
        bool isZero = !state.ContainsAnyExcept(0.0);
        if (!isZero)
        {
            h.All.Set(0, state);
        }
        else if (!StartsAtZero)
        {
            h.ClearFirst();
        }

        StartsAtZero = isZero;
    }

    /// <summary>g_t = ∂L/∂h_t, H×B; t runs from 1 to T. Of large batches it is computed anew where it is asked for.</summary>
    public ReadOnlySpan<double> HiddenGradient(int t)
    {
        RecomputeGradients();
        return g.All.Whole(t - 1, version);
    }

    /// <summary>One number of g_t.</summary>
    public double HiddenGradientAt(int t, int unit, int sequence)
    {
        RecomputeGradients(Plan.BlockOf(sequence));
        return g.All.At(t - 1, unit, sequence);
    }

    /// <summary>
    /// δ_t = ∂L/∂a_t, H×B; t runs from 1 to T. A pass needs it for a moment only; it is computed anew from g_t and h_t where
    /// it is asked for.
    /// </summary>
    public ReadOnlySpan<double> Delta(int t)
    {
        RefreshDelta(t);
        return delta!.Whole(t - 1, version);
    }

    /// <summary>‖δ_t‖_F; computed where it is asked for.</summary>
    public double DeltaNorm(int t) => Norm.Of(Delta(t));

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

    /// <summary>Takes over everything on a tape of the same size; g_t that it has not kept is computed here where it is asked for.</summary>
    public void CopyFrom(Tape other)
    {
        other.RecomputeHidden();
        h.CopyFrom(other.h);
        if (other.g.IsKept)
        {
            g.CopyFrom(other.g);
        }
        else
        {
            g.Forget();
            TakeWeights(other.weights!);
        }

        o.CopyFrom(other.o);
        prediction.CopyFrom(other.prediction);
        e.CopyFrom(other.e);
        other.losses.CopyTo(losses, 0);
        other.norms.CopyTo(norms, 0);
        (network, batch, StartsAtZero) = (other.network, other.batch, other.StartsAtZero);
        version++;
    }

    /// <summary>A pass of the network is about to write h_t, o_t and ŷ_t alone: copies made before are out of date.</summary>
    internal void BeginForward(RecurrentNetwork network)
    {
        this.network = network;
        h.Begin(keep: true, ++version);
    }

    /// <summary>A pass of the network is about to write.</summary>
    /// <param name="network">Whose pass.</param>
    /// <param name="batch">Of which batch, which must stay as it is while the tape is read.</param>
    /// <param name="keep">Whether to keep all of h_t and g_t, even of a large batch.</param>
    internal void BeginPass(RecurrentNetwork network, SequenceBatch batch, bool keep)
    {
        (this.network, this.batch) = (network, batch);
        h.Begin(keep || keepsHidden, ++version);
        g.Begin(keep, version);
        if (!g.IsKept)
        {
            TakeWeights(network);
        }
    }

    /// <summary>The network is about to write another g_t, all of which is kept, to what is on the tape.</summary>
    internal void BeginBackward(RecurrentNetwork network)
    {
        RecomputeHidden();
        h.KeepAll();
        this.network = network;
        g.Begin(keep: true, ++version);
    }

    /// <summary>The part that belongs to one block of sequences, as a pass writes it.</summary>
    /// <param name="block">Which block.</param>
    /// <param name="thread">Who writes, 0 or 1: each has its own room for what is not left behind.</param>
    internal TapeBlock Written(int block, int thread = 0)
    {
        TapeTrack states = h.Written(block, thread);
        if (states != h.All && !StartsAtZero)
        {
            h.All.Of(block, 0).CopyTo(states.Of(block, 0));
        }

        return Block(block, states, g.Written(block, thread));
    }

    /// <summary>The part that belongs to one block of sequences, h_t as the pass has computed it.</summary>
    internal TapeBlock Block(int block)
    {
        RecomputeHidden(block);
        return Block(block, h.All, g.All);
    }

    /// <summary>Room for the transpose of a block's hidden states at one timestep.</summary>
    internal PackedMatrix Transposed => transposed ??= new PackedMatrix(Plan.Width, Shape.H);

    /// <summary>δ_t of one block, H×n.</summary>
    internal StepSpan BlockDelta(int block, int t)
    {
        RefreshDelta(t);
        return delta!.From(block, t - 1);
    }

    private TapeBlock Block(int block, TapeTrack states, TapeTrack gradients) =>
        new(Plan.Start(block), Plan.WidthOf(block), T, block, StartsAtZero, states, gradients, o, prediction, e);

    private void RefreshDelta(int t)
    {
        delta ??= new TapeTrack(Plan, Shape.H, T);
        if (deltaVersions[t - 1] == version || network is null)
        {
            return;
        }

        RecomputeGradients();
        for (int block = 0; block < Plan.Count; block++)
        {
            // δ_t = g_t ⊙ φ'(a_t)   H×n
            network.Kernels.MultiplyBySlope(network.Activation, g.All.Of(block, t - 1), h.All.Of(block, t), delta.Of(block, t - 1));
        }

        deltaVersions[t - 1] = version;
    }

    private void TakeWeights(RecurrentNetwork network)
    {
        if (weights is null || weights.Activation != network.Activation || weights.Kernels != network.Kernels)
        {
            weights = new RecurrentNetwork(Shape, network.Activation, network.Kernels);
        }

        weights.TakeWeights(network);
    }

    // what the pass has written over is computed again by the same steps: the same numbers, bit for bit
    private void RecomputeHidden(int block)
    {
        if (!h.Has(block, version))
        {
            h.Add(block, version);
            weights!.ForwardThroughStates(batch!, Block(block, h.All, g.All));
        }
    }

    private void RecomputeGradients(int block)
    {
        if (!g.Has(block, version))
        {
            RecomputeHidden(block);
            g.Add(block, version);
            room ??= new BackwardWorkspace(Shape, Plan, T);
            weights!.BackwardThroughStates(batch!.FirstLoss, Block(block, h.All, g.All), room);
        }
    }

    private void RecomputeHidden()
    {
        for (int block = 0; block < Plan.Count; block++)
        {
            RecomputeHidden(block);
        }
    }

    private void RecomputeGradients()
    {
        for (int block = 0; block < Plan.Count; block++)
        {
            RecomputeGradients(block);
        }
    }
}
