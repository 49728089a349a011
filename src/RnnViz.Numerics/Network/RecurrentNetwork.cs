namespace RnnViz.Numerics.Network;

/// <summary>
/// The vanilla recurrent network h_t = φ(Wxh x_t + Whh h_{t−1} + bh), o_t = Why h_t + by, and its backpropagation through
/// time. Forward and backward stand side by side and mirror each other line by line; both write on a <see cref="Tape"/>,
/// for a block of n sequences at a time.
/// </summary>
public sealed class RecurrentNetwork
{
    private readonly KernelSet kernels;
    private readonly WeightLayout weights;

    /// <summary>A network with all weights zero; fill <see cref="Parameters"/> from a start.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="activation">φ.</param>
    /// <param name="kernels">The loops to run on; null takes the fastest of this machine.</param>
    public RecurrentNetwork(NetworkShape shape, Activation activation, KernelSet? kernels = null)
    {
        (Shape, Activation) = (shape, activation);
        this.kernels = kernels ?? KernelSet.Best;
        Parameters = new NetworkParameters(shape);
        weights = new WeightLayout(Parameters, this.kernels);
    }

    /// <summary>The sizes.</summary>
    public NetworkShape Shape { get; }

    /// <summary>φ.</summary>
    public Activation Activation { get; }

    /// <summary>The weights.</summary>
    public NetworkParameters Parameters { get; }

    /// <summary>The loops that the network runs on.</summary>
    internal KernelSet Kernels => kernels;

    /// <summary>Lays the weights out for the products; call it after they changed and before a pass.</summary>
    internal void Pack(SequenceBatch batch) => weights.LayOut(Parameters, batch);

    /// <summary>Writes h_t and o_t for t = 1..T from the inputs and h_0, which the tape holds already.</summary>
    internal void Forward(SequenceBatch batch, TapeBlock tape)
    {
        ForwardThroughStates(batch, tape);
        kernels.Products(weights.Why, Parameters.by, tape.HiddenFrom(1), tape.OutputFrom(1), tape.T, tape.Count); // o_t = Why h_t + by  O×n
    }

    /// <summary>The same without the outputs: h_t alone, which are written once more.</summary>
    internal void ForwardThroughStates(SequenceBatch batch, TapeBlock tape)
    {
        for (int t = 1; t <= tape.T; t++)
        {
            Span<double> a = tape.Hidden(t);
            bool isBegun = Input(batch, t, tape, a);                              // a_t = Wxh x_t + bh      H×n
            isBegun = Recurrence(t, tape, a, isBegun);                            //     + Whh h_{t−1}       H×n
            Activate(batch, t, tape, a, isBegun);                                 // h_t = φ(a_t)            H×n
        }
    }

    /// <summary>
    /// Writes g_t for t = T..1 from the errors e_t, which the loss has left on the tape, and adds the block's share to the
    /// gradients.
    /// </summary>
    internal void Backward(SequenceBatch batch, TapeBlock tape, BackwardWorkspace room, GradientSums sums)
    {
        OutputErrorsToHidden(batch.FirstLoss, tape);                              // g_t = Whyᵀ e_t          H×n
        for (int t = tape.T; t >= 1; t--)
        {
            double squares = StepBack(batch.FirstLoss, t, tape, room);
            sums.AddNorm(t, squares, tape.HiddenGradient(t));                     // ‖g_t‖_F
            if (room.IsFirst(t))
            {
                AddGradients(batch, tape, t, room, sums);
            }
        }
    }

    /// <summary>The same without the gradients: g_t alone, which are written once more.</summary>
    internal void BackwardThroughStates(int firstLoss, TapeBlock tape, BackwardWorkspace room)
    {
        OutputErrorsToHidden(firstLoss, tape);
        for (int t = tape.T; t >= 1; t--)
        {
            StepBack(firstLoss, t, tape, room);
        }
    }

    /// <summary>
    /// The same with truncation: the loss of s reaches back through k hidden states, h_s … h_{s−k+1}, and no more; the
    /// state before them is a constant. Only the way back of the losses costs k times; the sums are made once.
    /// </summary>
    internal void BackwardTruncated(LossReach reach, SequenceBatch batch, TapeBlock tape, BackwardWorkspace room, GradientSums sums)
    {
        int n = tape.Count;
        reach.Reset(n);
        for (int t = tape.T; t >= 1; t--)
        {
            Span<double> g = tape.HiddenGradient(t), delta = room.Delta(t, n);
            OutputErrorToHidden(tape.OutputError(t), g, n);                       // c_t = Whyᵀ e_t          H×n
            reach.StepBack(this, tape, t);                                        // c_s ← Whhᵀ (φ'(a_{t+1}) ⊙ c_s), s = t+1 … t+k−1
            reach.Join(this, g, t, batch.HasLoss(t));                           // g_t = Σ_s c_s           H×n
            double squares = kernels.MultiplyBySlope(Activation, g, tape.Hidden(t), delta); // δ_t = g_t ⊙ φ'(a_t)  H×n
            sums.AddNorm(t, squares, g);                                          // ‖g_t‖_F
            if (room.IsFirst(t))
            {
                AddGradients(batch, tape, t, room, sums);
            }
        }
    }

    /// <summary>c_t = Whyᵀ e_t, H×n: the loss of t alone.</summary>
    internal void OutputErrorToHidden(ReadOnlySpan<double> e, Span<double> c, int n) =>
        kernels.Product(weights.WhyTransposed, e, c, n, add: false);

    /// <summary>Y = Whhᵀ X, H×n.</summary>
    internal void BackpropagateToPreviousHidden(ReadOnlySpan<double> x, Span<double> y, int n) =>
        kernels.Product(weights.WhhTransposed, x, y, n, add: false);

    /// <summary>Takes over what h_t and g_t need of a network of the same shape, as it has laid it out for many sequences.</summary>
    internal void TakeWeights(RecurrentNetwork other)
    {
        Parameters.CopyFrom(other.Parameters);
        weights.CopyFrom(other.weights);
    }

    /// <summary>g_t = Whyᵀ e_t for all timesteps that bear a loss, H×n.</summary>
    private void OutputErrorsToHidden(int firstLoss, TapeBlock tape)
    {
        int first = Math.Min(firstLoss, tape.T);                                  // e_t = 0 before
        kernels.Products(
            weights.WhyTransposed, default, tape.OutputErrorFrom(first), tape.HiddenGradientFrom(first), tape.T - first + 1, tape.Count);
    }

    /// <summary>From δ_{t+1} to g_t, to which <see cref="OutputErrorsToHidden"/> has contributed, and δ_t; gives Σ g_t².</summary>
    private double StepBack(int firstLoss, int t, TapeBlock tape, BackwardWorkspace room)
    {
        int n = tape.Count;
        Span<double> g = tape.HiddenGradient(t), delta = room.Delta(t, n);        // g_t = Whyᵀ e_t          H×n
        if (t < tape.T)
        {
            kernels.Product(weights.WhhTransposed, room.Delta(t + 1, n), g, n, add: t >= firstLoss); //    + Whhᵀ δ_{t+1}  H×n
        }

        return kernels.MultiplyBySlope(Activation, g, tape.Hidden(t), delta);     // δ_t = g_t ⊙ φ'(a_t)     H×n
    }

    /// <summary>Adds what the timesteps from t on that are summed together contribute to the five gradients.</summary>
    private void AddGradients(SequenceBatch batch, TapeBlock tape, int t, BackwardWorkspace room, GradientSums sums)
    {
        NetworkParameters gradients = sums.Gradients;
        (int n, int last) = (tape.Count, room.LastWith(t));
        int first = Math.Max(t, batch.FirstLoss), losses = Math.Max(0, last - first + 1);
        int zeros = t == 1 && StartsAtZero(tape) ? 1 : 0, steps = last - t + 1;
        for (int s = t - 1 + zeros; n > 1 && s < (losses > 0 ? last + 1 : last); s++)
        {
            kernels.Transpose(tape.Hidden(s), Shape.H, n, room.Hidden, at: (s - t + 1) * n);          // h_{t−1}ᵀ … n×H
        }

        if (losses > 0)
        {
            StepSpan e = tape.OutputErrorFrom(first);
            sums.HasWhy = AddHiddenProducts(e, tape, t, first, losses, room, gradients.Why, sums.HasWhy); // ∂L/∂Why = Σ_t e_t h_tᵀ      O×H
            kernels.AddSums(e, losses, n, gradients.by);                                              // ∂L/∂by  = Σ_t Σ_b e_t       O
        }

        StepSpan deltas = room.DeltasFrom(t);
        sums.HasWhh = AddHiddenProducts(deltas.Skip(zeros), tape, t, t - 1 + zeros, steps - zeros, room, gradients.Whh, sums.HasWhh); // ∂L/∂Whh = Σ_t δ_t h_{t−1}ᵀ  H×H
        if (!batch.HasTokenInputs)
        {
            StepSpan x = batch.InputsFrom(t, tape.Start);
            kernels.AddOuterProducts(deltas, x, batch.B, steps, n, gradients.Wxh, Shape.D, gradients.bh); // ∂L/∂Wxh = Σ_t δ_t x_tᵀ, ∂L/∂bh = Σ_t Σ_b δ_t  H×D, H
            return;
        }

        kernels.AddSums(deltas, steps, n, gradients.bh);                                              // ∂L/∂bh  = Σ_t Σ_b δ_t       H
        if (batch.HasFewTokens)
        {
            OneHot.AddOuterProducts(deltas, batch.TokensBetween(t, last), gradients.Wxh, Shape.D, n);  // the same
            return;
        }

        for (int s = t; s <= last; s++)
        {
            kernels.AddOuterProduct(room.Delta(s, n), batch.InputTokens(s).Slice(tape.Start, n), room.InputColumns); // the same
        }

        if (t == 1)
        {
            kernels.Flush(room.InputColumns, gradients.Wxh);
        }
    }

    /// <summary>W += Σ_s d_s h_sᵀ for some timesteps s from the given one on; t is the first of those that are summed together.</summary>
    /// <returns>Whether W holds a sum now; as long as it does not, its numbers mean nothing.</returns>
    private bool AddHiddenProducts(StepSpan d, TapeBlock tape, int t, int from, int steps, BackwardWorkspace room, Span<double> w, bool hasSum)
    {
        int n = tape.Count;
        if (steps == 0)
        {
            return hasSum;
        }

        if (n == 1)
        {
            kernels.AddOuterProducts(d, tape.HiddenFrom(from), 1, steps, n, w, Shape.H, add: hasSum); // units lie side by side as they are
        }
        else
        {
            kernels.AddOuterProducts(d, room.Hidden, (from - t + 1) * n, tape.HiddenFrom(from), steps, n, w, add: hasSum);
        }

        return true;
    }

    /// <summary>a_t = Wxh x_t + bh, H×n; but few inputs are left to <see cref="Activate"/>, so that h_t is touched once less.</summary>
    /// <returns>Whether there is an a_t now.</returns>
    private bool Input(SequenceBatch batch, int t, TapeBlock tape, Span<double> a)
    {
        if (HasFewInputs(batch, tape))
        {
            return false;
        }

        if (!batch.HasTokenInputs)
        {
            kernels.Product(weights.Wxh, Parameters.bh, batch.InputRows(t, tape.Start, tape.Count), batch.B, a, tape.Count);
        }
        else if (!batch.HasFewTokens)
        {
            kernels.Pick(weights.Wxh, Parameters.bh, batch.InputTokens(t).Slice(tape.Start, tape.Count), a);
        }
        else if (t == 1)
        {
            // few sequences: all timesteps at once
            OneHot.Products(Parameters.Wxh, Shape.D, Parameters.bh, batch.TokensBetween(1, tape.T), tape.HiddenFrom(1), tape.Count);
        }

        return true;
    }

    /// <summary>a_t += Whh h_{t−1}, H×n.</summary>
    /// <returns>Whether there is an a_t now: Whh·0 is left out.</returns>
    private bool Recurrence(int t, TapeBlock tape, Span<double> a, bool isBegun)
    {
        if (t == 1 && StartsAtZero(tape))
        {
            return isBegun;
        }

        kernels.Product(weights.Whh, tape.Hidden(t - 1), a, tape.Count, add: isBegun);
        return true;
    }

    /// <summary>h_t = φ(a_t) in place, H×n; where inputs are few, Wxh x_t + bh is added first.</summary>
    private void Activate(SequenceBatch batch, int t, TapeBlock tape, Span<double> a, bool isBegun)
    {
        if (HasFewInputs(batch, tape))
        {
            kernels.Activate(
                Activation, weights.Wxh, Parameters.bh, batch.InputRows(t, tape.Start, tape.Count), batch.B, a, tape.Count, hasSum: isBegun);
        }
        else
        {
            kernels.Activate(Activation, a);
        }
    }

    private bool HasFewInputs(SequenceBatch batch, TapeBlock tape) => tape.Count > 1 && !batch.HasTokenInputs && Shape.D <= KernelSet.FewInputs;

    // 0·∞ is not zero
    private bool StartsAtZero(TapeBlock tape) => weights.IsFinite && tape.StartsAtZero;
}
