namespace RnnViz.Numerics;

/// <summary>
/// The vanilla recurrent network h_t = φ(Wxh x_t + Whh h_{t−1} + bh), o_t = Why h_t + by, and its backpropagation through
/// time. Forward and backward stand side by side and mirror each other line by line; both write on a <see cref="Tape"/>.
/// </summary>
public sealed class RecurrentNetwork
{
    private readonly Kernels kernels;
    private readonly PackedMatrix wxh, whh, why, whhTransposed, whyTransposed;

    /// <summary>A network with all weights zero; fill <see cref="Parameters"/> from a start.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="activation">φ.</param>
    /// <param name="kernels">The loops to run on; null takes the fastest of this machine.</param>
    public RecurrentNetwork(NetworkShape shape, Activation activation, Kernels? kernels = null)
    {
        (Shape, Activation) = (shape, activation);
        this.kernels = kernels ?? Kernels.Best;
        Parameters = new NetworkParameters(shape);
        wxh = new PackedMatrix(shape.H, shape.D);
        whh = new PackedMatrix(shape.H, shape.H);
        why = new PackedMatrix(shape.O, shape.H);
        whhTransposed = new PackedMatrix(shape.H, shape.H);
        whyTransposed = new PackedMatrix(shape.H, shape.O);
    }

    /// <summary>The sizes.</summary>
    public NetworkShape Shape { get; }

    /// <summary>φ.</summary>
    public Activation Activation { get; }

    /// <summary>The weights.</summary>
    public NetworkParameters Parameters { get; }

    /// <summary>The loops that the network runs on.</summary>
    internal Kernels Kernels => kernels;

    /// <summary>Lays the weights out for the products; call it after they changed and before a pass.</summary>
    internal void Pack(bool tokenInputs)
    {
        if (!tokenInputs)
        {
            wxh.Pack(Parameters.Wxh);
        }

        whh.Pack(Parameters.Whh);
        why.Pack(Parameters.Why);
        whhTransposed.PackTransposed(Parameters.Whh);
        whyTransposed.PackTransposed(Parameters.Why);
    }

    /// <summary>Writes h_t and o_t for t = 1..T from the inputs and h_0, which the tape holds already.</summary>
    internal void Forward(SequenceBatch batch, Tape tape, SequenceRange b)
    {
        for (int t = 1; t <= tape.T; t++)
        {
            Span<double> h = tape.Hidden(t);
            AddInput(batch, t, h, b);                                                     // a_t = Wxh x_t + bh      H×B
            kernels.AddProduct(whh, tape.Hidden(t - 1), h, tape.B, b);                    //     + Whh h_{t−1}       H×B
            kernels.Activate(Activation, h, tape.B, b);                                   // h_t = φ(a_t)            H×B
            kernels.Product(why, Parameters.by, h, tape.Output(t), tape.B, b);            // o_t = Why h_t + by      O×B
        }
    }

    /// <summary>
    /// Writes g_t and δ_t for t = T..1 from the errors e_t, which the loss has left on the tape, and adds the range's share
    /// to the gradients.
    /// </summary>
    internal void Backward(SequenceBatch batch, Tape tape, NetworkParameters gradients, SequenceRange b)
    {
        BackwardStates(tape, b);
        AddGradients(batch, tape, gradients, b);
    }

    /// <summary>The way back alone, without the sums: g_t and δ_t for t = T..1.</summary>
    internal void BackwardStates(Tape tape, SequenceRange b)
    {
        for (int t = tape.T; t >= 1; t--)
        {
            Span<double> g = tape.HiddenGradient(t);
            kernels.Product(whyTransposed, default, tape.OutputError(t), g, tape.B, b);   // g_t = Whyᵀ e_t          H×B
            if (t < tape.T)
            {
                kernels.AddProduct(whhTransposed, tape.Delta(t + 1), g, tape.B, b);       //     + Whhᵀ δ_{t+1}      H×B
            }

            kernels.MultiplyBySlope(Activation, g, tape.Hidden(t), tape.Delta(t), tape.B, b); // δ_t = g_t ⊙ φ'(a_t) H×B
        }
    }

    /// <summary>
    /// The same with truncation: the loss of s reaches back through k hidden states, h_s … h_{s−k+1}, and no more; the
    /// state before them is a constant. Only the way back of the losses costs k times; the sums below are made once.
    /// </summary>
    internal void BackwardWithin(LossReach reach, SequenceBatch batch, Tape tape, NetworkParameters gradients, SequenceRange b)
    {
        reach.Reset(b);
        for (int t = tape.T; t >= 1; t--)
        {
            Span<double> g = tape.HiddenGradient(t);
            kernels.Product(whyTransposed, default, tape.OutputError(t), g, tape.B, b);   // c_t = Whyᵀ e_t          H×B
            reach.StepBack(this, tape, t, b);                                             // c_s ← Whhᵀ (φ'(a_{t+1}) ⊙ c_s), s = t+1 … t+k−1
            reach.Join(g, t, tape.B, batch.BearsLoss(t), b);                              // g_t = Σ_s c_s           H×B
            kernels.MultiplyBySlope(Activation, g, tape.Hidden(t), tape.Delta(t), tape.B, b); // δ_t = g_t ⊙ φ'(a_t) H×B
        }

        AddGradients(batch, tape, gradients, b);
    }

    /// <summary>c_t = Whyᵀ e_t, H×B: the loss of t alone.</summary>
    internal void OutputErrorToHidden(ReadOnlySpan<double> e, Span<double> c, int B, SequenceRange range) =>
        kernels.Product(whyTransposed, default, e, c, B, range);

    /// <summary>Y = Whhᵀ X, for matrices of any number of columns.</summary>
    internal void CarryBack(ReadOnlySpan<double> x, Span<double> y, int columns, SequenceRange range) =>
        kernels.Product(whhTransposed, default, x, y, columns, range);

    /// <summary>Adds the sums over t of what each timestep contributes to the five gradients.</summary>
    private void AddGradients(SequenceBatch batch, Tape tape, NetworkParameters gradients, SequenceRange b)
    {
        (int D, int H, int O) = (Shape.D, Shape.H, Shape.O);
        int first = Math.Min(batch.FirstLoss, tape.T), losses = tape.T - first + 1;
        ReadOnlySpan<double> e = tape.OutputErrorsFrom(first);
        kernels.AddOuterProducts(e, tape.HiddenFrom(first), losses, gradients.Why, O, H, tape.B, b); // ∂L/∂Why = Σ_t e_t h_tᵀ     O×H
        kernels.AddSums(e, losses, gradients.by, tape.B, b);                                          // ∂L/∂by  = Σ_t Σ_b e_t      O
        kernels.AddOuterProducts(tape.Deltas, tape.HiddenBefore, tape.T, gradients.Whh, H, H, tape.B, b); // ∂L/∂Whh = Σ_t δ_t h_{t−1}ᵀ H×H
        kernels.AddSums(tape.Deltas, tape.T, gradients.bh, tape.B, b);                                // ∂L/∂bh  = Σ_t Σ_b δ_t      H
        if (batch.HasTokenInputs)
        {
            for (int t = 1; t <= tape.T; t++)
            {
                OneHot.AddOuterProduct(tape.Delta(t), batch.InputTokens(t), gradients.Wxh, D, b);     // ∂L/∂Wxh = Σ_t δ_t x_tᵀ     H×D
            }
        }
        else
        {
            kernels.AddOuterProducts(tape.Deltas, batch.Inputs, tape.T, gradients.Wxh, H, D, tape.B, b); // ∂L/∂Wxh = Σ_t δ_t x_tᵀ  H×D
        }
    }

    private void AddInput(SequenceBatch batch, int t, Span<double> a, SequenceRange b)
    {
        if (batch.HasTokenInputs)
        {
            OneHot.Product(Parameters.Wxh, Parameters.bh, batch.InputTokens(t), a, Shape.D, b);
        }
        else
        {
            kernels.Product(wxh, Parameters.bh, batch.Input(t), a, batch.B, b);
        }
    }
}
