using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// What one forward and one backward pass wrote, timestep by timestep; the screen shows nothing else.
/// Built once for T timesteps of B sequences and overwritten at each pass. Members whose names begin with Compute may have to
/// compute: δ_t always, states and their gradients of batches so large that a pass leaves only a part of them behind; all others only
/// read.
/// The tape keeps blocks of sequences apart; whole matrices, element [unit·B + sequence], are copied together once for each pass
/// where there are several blocks, so that of large batches single numbers are better asked for by themselves.
/// </summary>
public sealed partial class Tape
{
    private readonly RecomputableTensor h, g;
    private readonly TapeTensor o, prediction, e;
    private readonly double[] losses, norms;
    private readonly CellRows rows;
    private readonly Recomputation recomputation;
    private readonly bool keepsHidden;
    private DeltaTensor? delta;
    private CellPass? pass; // of the network, for δ
    private PackedMatrix? transposed;
    private RecurrentNetwork? network; // whose pass the tape holds
    private int version = 1;

    /// <summary>A tape for passes of the given size.</summary>
    /// <param name="shape">The network's sizes.</param>
    /// <param name="timesteps">T, at least 1.</param>
    /// <param name="batchSize">B, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">T or B is less than 1.</exception>
    /// <param name="keepsHidden">
    /// Whether h_t of all sequences is asked for after every pass, as where the next batch continues from h_T: then none of it is
    /// computed anew.
    /// </param>
    public Tape(NetworkShape shape, int timesteps, int batchSize, bool keepsHidden = false)
        : this(shape, timesteps, batchSize, keepsHidden, hasGradients: true) { }

    /// <summary>A tape that may be for forward passes alone, and has no memory for the gradients of the states then.</summary>
    internal Tape(NetworkShape shape, int timesteps, int batchSize, bool keepsHidden, bool hasGradients)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timesteps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (Shape, T, B, this.keepsHidden) = (shape, timesteps, batchSize, keepsHidden);
        Plan = new BlockPlan(shape, T, B);
        rows = new CellRows(shape);
        h = new RecomputableTensor(Plan, rows.State, T + 1);
        g = new RecomputableTensor(Plan, rows.Gradients, hasGradients ? T : 0);
        o = new TapeTensor(Plan, shape.O, T);
        prediction = new TapeTensor(Plan, shape.O, T);
        e = new TapeTensor(Plan, shape.O, T);
        losses = new double[T];
        norms = new double[T];
        cellNorms = new double[shape.Cell == Cell.Lstm ? T : 0];
        sums = CreateSums();
        recomputation = new Recomputation(shape, Plan, T);
    }

    /// <summary>The network's sizes.</summary>
    public NetworkShape Shape { get; }

    /// <summary>Timesteps.</summary>
    public int T { get; }

    /// <summary>Sequences.</summary>
    public int B { get; }

    /// <summary>How the sequences are cut into blocks.</summary>
    internal BlockPlan Plan { get; }

    /// <summary>ℓ_t at [t − 1]: the mean over the batch, 0 where t has no loss. Written by the pass.</summary>
    public Span<double> Losses => losses;

    /// <summary>‖g_t‖_F at [t − 1]. Written by the pass.</summary>
    public Span<double> HiddenGradientNorms => norms;

    /// <summary>h_0, H×B.</summary>
    public ReadOnlySpan<double> InitialHidden => h.All.Whole(0, version)[..(Shape.H * B)];

    /// <summary>h_t, H×B; t runs from 0, the initial state, to T.</summary>
    public ReadOnlySpan<double> ComputeHidden(int t)
    {
        RecomputeHidden();
        return h.All.Whole(t, version)[..(Shape.H * B)];
    }

    /// <summary>One number of h_t; t runs from 0 to T. Computes at most the block of its sequence.</summary>
    public double ComputeHiddenAt(int t, int unit, int sequence)
    {
        RecomputeHidden(Plan.BlockOf(sequence));
        return h.All.At(t, unit, sequence);
    }

    /// <summary>Whether h_0 is zero.</summary>
    internal bool InitialHiddenIsZero { get; private set; } = true;

    /// <summary>Sets the initial state.</summary>
    /// <param name="state">h_0, H×B, or empty for zero.</param>
    public void SetInitialHidden(ReadOnlySpan<double> state)
    {
        bool isZero = !state.ContainsAnyExcept(0.0);
        SetInitial(0, state, isZero, InitialHiddenIsZero);
        InitialHiddenIsZero = isZero;
    }

    /// <summary>g_t = ∂L/∂h_t, H×B; t runs from 1 to T.</summary>
    public ReadOnlySpan<double> ComputeHiddenGradient(int t)
    {
        RecomputeGradients();
        return g.All.Whole(t - 1, version)[..(Shape.H * B)];
    }

    /// <summary>One number of g_t; t runs from 1 to T. Computes at most the block of its sequence.</summary>
    public double ComputeHiddenGradientAt(int t, int unit, int sequence)
    {
        RecomputeGradients(Plan.BlockOf(sequence));
        return g.All.At(t - 1, unit, sequence);
    }

    /// <summary>
    /// δ_t = ∂L/∂a_t, G·H×B, a_t = Wxh x_t + …; of the vanilla cell g_t ⊙ φ'(a_t). t runs from 1 to T. Computed once for each pass.
    /// </summary>
    public ReadOnlySpan<double> ComputeDelta(int t)
    {
        UpdateDelta(t);
        return delta!.Whole(t, version)[..(rows.Sums * B)];
    }

    /// <summary>‖δ_t‖_F; t runs from 1 to T.</summary>
    public double ComputeDeltaNorm(int t) => Norm.Of(ComputeDelta(t));

    /// <summary>o_t, O×B; t runs from 1 to T.</summary>
    public ReadOnlySpan<double> Output(int t) => o.Whole(t - 1, version);

    /// <summary>ŷ_t, O×B; t runs from 1 to T.</summary>
    public ReadOnlySpan<double> Prediction(int t) => prediction.Whole(t - 1, version);

    /// <summary>One number of ŷ_t.</summary>
    public double PredictionAt(int t, int output, int sequence) => prediction.At(t - 1, output, sequence);

    /// <summary>e_t = ∂L/∂o_t, O×B, zero where t has no loss; t runs from 1 to T.</summary>
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

    /// <summary>
    /// Copies a tape of the same size. Where that tape did not keep g_t, this one recomputes it from the same batch when asked.
    /// </summary>
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
            recomputation.TakeWeights(other.recomputation);
        }

        o.CopyFrom(other.o);
        prediction.CopyFrom(other.prediction);
        e.CopyFrom(other.e);
        other.losses.CopyTo(losses, 0);
        other.norms.CopyTo(norms, 0);
        other.cellNorms.CopyTo(cellNorms, 0);
        SetFinalCellGradient(other.finalCell.AsSpan(0, other.hasFinalCell ? other.finalCell.Length : 0));
        (network, recomputation.Batch) = (other.network, other.recomputation.Batch);
        (InitialHiddenIsZero, initialCellIsZero) = (other.InitialHiddenIsZero, other.initialCellIsZero);
        version++;
    }

    private TapeBlock Block(int block, TapeTensor states, TapeTensor gradients, int thread = 0)
    {
        TapeTensor? place = sums.Length == 0 ? null : sums[thread];
        return new(
            Plan.Start(block), Plan.WidthOf(block), T, block, InitialHiddenIsZero, rows, place, states, gradients, o, prediction, e,
            FinalCell);
    }

    private void UpdateDelta(int t)
    {
        delta ??= new DeltaTensor(Plan, rows.Deltas, T);
        if (delta.Has(t, version) || network is null)
        {
            return;
        }

        RecomputeGradients();
        pass = pass?.Network == network ? pass : CellPass.Of(network);
        for (int block = 0; block < Plan.Count; block++)
        {
            pass.WriteDelta(t, Block(block, h.All, g.All), delta.Written(block, t));
        }

        delta.Complete(t, version);
    }

    private void RecomputeHidden(int block)
    {
        if (!h.Has(block, version))
        {
            h.Add(block, version);
            recomputation.Forward(Block(block, h.All, g.All));
        }
    }

    private void RecomputeGradients(int block)
    {
        if (!g.Has(block, version))
        {
            RecomputeHidden(block);
            g.Add(block, version);
            recomputation.Backward(Block(block, h.All, g.All));
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
