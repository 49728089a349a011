using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// The forward and the backward pass of a network over a block of n sequences, as fast as the kernels let them: backward mirrors
/// forward, both write on a <see cref="Tape"/>. What differs from cell to cell is <see cref="StepForward"/> and
/// <see cref="Differentiate"/>. What a pass computes is what the cell in the folder Equations says for one sequence; what it may leave
/// out, or do for several timesteps at once, is decided in the layers below. It keeps nothing: two threads may use it at once.
/// </summary>
/// <param name="network">Whose weights are used, as they were when they were last laid out.</param>
internal abstract class CellPass(RecurrentNetwork network)
{
    private readonly CellRows rows = new(network.Shape);
    private readonly InputProducts inputs = new(network);

    /// <summary>Whose weights are used.</summary>
    public RecurrentNetwork Network => network;

    /// <summary>Whether what goes back past all weights belongs to ∂L/∂h, as in the GRU; in the LSTM it belongs to ∂L/∂c.</summary>
    public virtual bool CarouselIsOfHidden => false;

    /// <summary>The loops to run on.</summary>
    protected KernelSet Kernels { get; } = network.Kernels;

    /// <summary>The weights as products read them.</summary>
    protected WeightLayout Weights { get; } = network.Weights;

    /// <summary>Wxh x_t.</summary>
    protected InputProducts Inputs => inputs;

    /// <summary>The pass of a network's cell.</summary>
    public static CellPass Of(RecurrentNetwork network) => network.Shape.Cell switch
    {
        Cell.Lstm => new LstmPass(network),
        Cell.Gru => new GruPass(network),
        _ => new VanillaPass(network),
    };

    /// <summary>Writes the state and o_t for t = 1..T from the inputs and the initial state, which the tape holds already.</summary>
    public void Forward(SequenceBatch batch, TapeBlock tape)
    {
        ForwardHidden(batch, tape);
        TimestepSpan h = tape.HiddenFrom(1), o = tape.OutputFrom(1);
        network.ReadOut(h, o, tape.T, tape.Count);                                // o_t = Why h_t + by  O×n
    }

    /// <summary>Writes the state for t = 1..T alone, as <see cref="Forward"/> does, bit for bit.</summary>
    public void ForwardHidden(SequenceBatch batch, TapeBlock tape)
    {
        for (int t = 1; t <= tape.T; t++)
        {
            bool hasSum = inputs.Write(batch, t, tape, tape.Sums(t));             // a_t = Wxh x_t + bh      G·H×n
            StepForward(batch, t, tape, hasSum);                                  // from a_t and h_{t−1} to h_t
        }
    }

    /// <summary>
    /// Writes ∂L/∂h_t for t = T..1 from the errors e_t, which the loss has left on the tape, and adds what the block contributes to
    /// the gradients and to the norms.
    /// </summary>
    public void Backward(SequenceBatch batch, TapeBlock tape, BackwardWorkspace workspace, GradientSums sums)
    {
        int firstLoss = batch.FirstLoss;
        Span<double> carry = workspace.Carry(tape.Count);
        BackpropagateOutputs(firstLoss, tape, workspace);                         // g_t = Whyᵀ e_t          H×n
        for (int t = tape.T; t >= 1; t--)
        {
            Span<double> g = tape.HiddenGradient(t), cell = tape.CellGradient(t);
            GateSquares squares = StepBack(firstLoss, t, tape, g, cell, carry, workspace); // + Whhᵀ δ_{t+1}, and δ_t
            sums.AddNorms(t, squares, g, cell);                                   // ‖g_t‖_F
            AddGradients(batch, t, tape, workspace, sums);
        }
    }

    /// <summary>Writes ∂L/∂h_t for t = T..1 alone, as <see cref="Backward"/> does, bit for bit.</summary>
    public void BackwardHidden(int firstLoss, in TapeBlock tape, BackwardWorkspace workspace)
    {
        BackpropagateOutputs(firstLoss, tape, workspace);
        Span<double> carry = workspace.Carry(tape.Count);
        for (int t = tape.T; t >= 1; t--)
        {
            StepBack(firstLoss, t, tape, tape.HiddenGradient(t), tape.CellGradient(t), carry, workspace);
        }
    }

    /// <summary>
    /// The same as <see cref="Backward"/> with truncation: the loss of s reaches back through k states, of s … s−k+1, and no more;
    /// the state before them is a constant. Only the products with Whhᵀ cost k times; the sums are made once.
    /// </summary>
    public void BackwardTruncated(
        PerLossGradients perLoss, SequenceBatch batch, TapeBlock tape, BackwardWorkspace workspace, GradientSums sums)
    {
        int n = tape.Count;
        Span<double> carry = workspace.Carry(n);
        perLoss.Reset(n);
        for (int t = tape.T; t >= 1; t--)
        {
            Span<double> g = tape.HiddenGradient(t), cell = tape.CellGradient(t);
            network.BackpropagateToHidden(tape.OutputError(t), g, n);             // c_t = Whyᵀ e_t          H×n
            perLoss.StepBack(this, tape, t);                                      // c_s ← Whhᵀ (φ'(a_{t+1}) ⊙ c_s), s = t+1 … t+k−1
            perLoss.Join(Kernels, tape, g, carry, t, batch.HasLoss(t));           // g_t = Σ_s c_s           H×n
            GateSquares squares = Differentiate(t, tape, g, carry, workspace.Delta(t, n), cell); // δ_t = g_t ⊙ φ'(a_t)  H×n
            sums.AddNorms(t, squares, g, cell);                                   // ‖g_t‖_F
            AddGradients(batch, t, tape, workspace, sums);
        }
    }

    /// <summary>
    /// g += Whhᵀ δ_{t+1}, or g = Whhᵀ δ_{t+1}, H×n: from the sums of a timestep to the hidden state before it. Of a GRU it is r ⊙ δ^n
    /// that goes through Whn.
    /// </summary>
    public void Backpropagate(ReadOnlySpan<double> delta, Span<double> g, int n, bool add)
    {
        PackedMatrix[] whh = Weights.WhhTransposed;
        Kernels.Product(whh[0], delta[..(rows.CommonDeltas * n)], g, n, add);
        if (whh.Length > 1)
        {
            Kernels.Product(whh[1], delta[(rows.FirstOfOwnDeltas * n)..], g, n, add: true);
        }
    }

    /// <summary>
    /// From g_t = ∂L/∂h_t to δ_t, the gradient of the cell's sums; gives the sums of squares of what arrives at h_t and c_t.
    /// </summary>
    /// <param name="t">1 to T.</param>
    /// <param name="tape">The block, whose states are read.</param>
    /// <param name="g">∂L/∂h_t, H×n. Of a GRU without what is carried, which is added.</param>
    /// <param name="carry">What t + 1 gives back past all weights, and then what t does, H×n; empty for the vanilla cell.</param>
    /// <param name="delta">All rows of δ_t, overwritten.</param>
    /// <param name="cellGradient">∂L/∂c_t of an LSTM, H×n, overwritten; else empty.</param>
    public abstract GateSquares Differentiate(
        int t, in TapeBlock tape, Span<double> g, Span<double> carry, Span<double> delta, Span<double> cellGradient);

    /// <summary>All rows of δ_t from what a backward pass has left on the tape.</summary>
    public void WriteDelta(int t, in TapeBlock tape, Span<double> delta) =>
        Differentiate(t, tape, tape.HiddenGradient(t), carry: default, delta, tape.CellGradient(t));

    /// <summary>From Wxh x_t + bh to the state of t.</summary>
    /// <param name="batch">The inputs.</param>
    /// <param name="t">1 to T.</param>
    /// <param name="tape">The block.</param>
    /// <param name="hasSum">Whether the sum is there; else it is zero, whatever stands in its place.</param>
    protected abstract void StepForward(SequenceBatch batch, int t, in TapeBlock tape, bool hasSum);

    /// <summary>Whether h_{t−1} has to be multiplied: not h_0 where it is zero and all weights are finite.</summary>
    protected bool HasRecurrence(int t, in TapeBlock tape) => t > FirstNonZeroHidden(tape);

    /// <summary>
    /// g_t = Whyᵀ e_t for all timesteps from the first loss on, H×n; e_t = 0 before. Nothing is carried yet but what c_T is given.
    /// </summary>
    private void BackpropagateOutputs(int firstLoss, in TapeBlock tape, BackwardWorkspace workspace)
    {
        int first = Math.Min(firstLoss, tape.T);
        network.BackpropagateToHidden(tape.OutputErrorFrom(first), tape.HiddenGradientFrom(first), tape.T - first + 1, tape.Count);
        tape.CopyFinalCellGradient(workspace.Carry(tape.Count));
    }

    /// <summary>From δ_{t+1} to g_t, to which <see cref="BackpropagateOutputs"/> has contributed, and δ_t.</summary>
    private GateSquares StepBack(
        int firstLoss, int t, in TapeBlock tape, Span<double> g, Span<double> cell, Span<double> carry, BackwardWorkspace workspace)
    {
        int n = tape.Count;
        if (t < tape.T)
        {
            Backpropagate(workspace.Delta(t + 1, n), g, n, add: t >= firstLoss);  // g_t += Whhᵀ δ_{t+1}     H×n
        }

        return Differentiate(t, tape, g, carry, workspace.Delta(t, n), cell);         // δ_t = g_t ⊙ φ'(a_t)     H×n
    }

    /// <summary>
    /// Adds the sums over the timesteps from t on that are summed together; does nothing where t is not the first of such,
    /// as their δ are not all there yet.
    /// </summary>
    private void AddGradients(SequenceBatch batch, int t, in TapeBlock tape, BackwardWorkspace workspace, GradientSums sums)
    {
        if (!workspace.IsFirst(t))
        {
            return;
        }

        int last = workspace.LastWith(t), firstLoss = Math.Max(t, batch.FirstLoss);
        int firstHidden = Math.Max(t - 1, FirstNonZeroHidden(tape));
        workspace.PackHidden(Kernels, tape, t, firstHidden, firstLoss <= last ? last : last - 1); // h_{t−1} … h_last
        AddOutputGradients(firstLoss, last, tape, workspace, sums);           // ∂L/∂Why = Σ_t e_t h_tᵀ,     ∂L/∂by = Σ_t Σ_b e_t
        AddHiddenGradients(firstHidden, last, tape, workspace, sums);         // ∂L/∂Whh = Σ_t δ_t h_{t−1}ᵀ
        inputs.AddGradients(batch, t, last, tape, workspace, sums.Gradients); // ∂L/∂Wxh = Σ_t δ_t x_tᵀ,     ∂L/∂bh = Σ_t Σ_b δ_t
        AddOwnBias(t, last, tape, workspace, sums);                           // ∂L/∂bhn = Σ_t Σ_b r_t ⊙ δ_t^n
    }

    /// <summary>∂L/∂Why += Σ_t e_t h_tᵀ, O×H, and ∂L/∂by += Σ_t Σ_b e_t, O, over t = first … last.</summary>
    private void AddOutputGradients(int first, int last, in TapeBlock tape, BackwardWorkspace workspace, GradientSums sums)
    {
        if (first <= last && network.Shape.HasReadout)
        {
            TimestepSpan e = tape.OutputErrorFrom(first);
            workspace.AddProductsWithHidden(Kernels, tape, e, first, last, sums.Gradients.Why, sums.AccumulatesWhy());
            Kernels.AddSums(e, last - first + 1, tape.Count, sums.Gradients.by);
        }
    }

    /// <summary>∂L/∂Whh += Σ_t δ_{t+1} h_tᵀ, G·H×H, over t = first … last − 1; of a GRU the last H rows by r ⊙ δ^n.</summary>
    private void AddHiddenGradients(int first, int last, in TapeBlock tape, BackwardWorkspace workspace, GradientSums sums)
    {
        if (first < last)
        {
            TimestepSpan delta = workspace.DeltasFrom(first + 1);
            (bool add, int common) = (sums.AccumulatesWhh(), rows.CommonDeltas * rows.H);
            Span<double> whh = sums.Gradients.Whh;
            workspace.AddProductsWithHidden(Kernels, tape, delta, first, last - 1, whh[..common], add);
            if (common < whh.Length)
            {
                delta = delta.Within(rows.FirstOfOwnDeltas * tape.Count);
                workspace.AddProductsWithHidden(Kernels, tape, delta, first, last - 1, whh[common..], add);
            }
        }
    }

    /// <summary>∂L/∂bhn += Σ_t Σ_b r ⊙ δ^n, H, over t = first … last.</summary>
    private void AddOwnBias(int first, int last, in TapeBlock tape, BackwardWorkspace workspace, GradientSums sums)
    {
        if (network.Shape.HasBhn)
        {
            TimestepSpan delta = workspace.DeltasFrom(first).Within(rows.FirstOfOwnDeltas * tape.Count);
            Kernels.AddSums(delta, last - first + 1, tape.Count, sums.Gradients.bhn);
        }
    }

    /// <summary>
    /// The first t whose h_t has to be multiplied: 1 where h_0 is zero, unless a weight is not finite, as 0·∞ is not zero.
    /// </summary>
    private int FirstNonZeroHidden(in TapeBlock tape) => Weights.IsFinite && tape.InitialHiddenIsZero ? 1 : 0;
}
