using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// The forward and the backward pass of the vanilla cell over a block of n sequences, as fast as the kernels let them: backward
/// mirrors forward, both write on a <see cref="Tape"/>. What it computes is what the cell in the folder Equations says for one
/// sequence; what it may leave out, or do for several timesteps at once, is decided in the layers below.
/// </summary>
/// <param name="network">Whose weights are used, as they were when they were last laid out.</param>
internal sealed class VanillaPass(RecurrentNetwork network)
{
    private readonly KernelSet kernels = network.Kernels;
    private readonly WeightLayout weights = network.Weights;
    private readonly InputProducts inputs = new(network);

    /// <summary>Whose weights are used.</summary>
    public RecurrentNetwork Network => network;

    /// <summary>Writes h_t and o_t for t = 1..T from the inputs and h_0, which the tape holds already.</summary>
    public void Forward(SequenceBatch batch, TapeBlock tape)
    {
        ForwardHidden(batch, tape);
        TimestepSpan h = tape.HiddenFrom(1), o = tape.OutputFrom(1);
        kernels.Products(weights.Why, network.Parameters.by, h, o, tape.T, tape.Count); // o_t = Why h_t + by  O×n
    }

    /// <summary>Writes h_t for t = 1..T alone, as <see cref="Forward"/> does, bit for bit.</summary>
    public void ForwardHidden(SequenceBatch batch, TapeBlock tape)
    {
        for (int t = 1; t <= tape.T; t++)
        {
            Span<double> a = tape.Hidden(t);
            bool hasSum = inputs.Write(batch, t, tape, a);                        // a_t = Wxh x_t + bh      H×n
            hasSum = AddRecurrence(t, tape, a, hasSum);                           //     + Whh h_{t−1}       H×n
            inputs.Activate(batch, t, tape, a, hasSum);                           // h_t = φ(a_t)            H×n
        }
    }

    /// <summary>
    /// Writes g_t for t = T..1 from the errors e_t, which the loss has left on the tape, and adds what the block contributes to
    /// the gradients and to ‖g_t‖.
    /// </summary>
    public void Backward(SequenceBatch batch, TapeBlock tape, BackwardWorkspace workspace, GradientSums sums)
    {
        BackpropagateOutputs(batch.FirstLoss, tape);                              // g_t = Whyᵀ e_t          H×n
        for (int t = tape.T; t >= 1; t--)
        {
            double squares = StepBack(batch.FirstLoss, t, tape, workspace);       //     + Whhᵀ δ_{t+1}, and δ_t
            sums.AddNorm(t, squares, tape.HiddenGradient(t));                     // ‖g_t‖_F
            AddGradients(batch, t, tape, workspace, sums);
        }
    }

    /// <summary>Writes g_t for t = T..1 alone, as <see cref="Backward"/> does, bit for bit.</summary>
    public void BackwardHidden(int firstLoss, TapeBlock tape, BackwardWorkspace workspace)
    {
        BackpropagateOutputs(firstLoss, tape);
        for (int t = tape.T; t >= 1; t--)
        {
            StepBack(firstLoss, t, tape, workspace);
        }
    }

    /// <summary>
    /// The same as <see cref="Backward"/> with truncation: the loss of s reaches back through k hidden states, h_s … h_{s−k+1},
    /// and no more; the state before them is a constant. Only the products with Whhᵀ cost k times; the sums are made once.
    /// </summary>
    public void BackwardTruncated(
        PerLossGradients perLoss, SequenceBatch batch, TapeBlock tape, BackwardWorkspace workspace, GradientSums sums)
    {
        int n = tape.Count;
        perLoss.Reset(n);
        for (int t = tape.T; t >= 1; t--)
        {
            Span<double> g = tape.HiddenGradient(t), delta = workspace.Delta(t, n);
            network.BackpropagateToHidden(tape.OutputError(t), g, n);             // c_t = Whyᵀ e_t          H×n
            perLoss.StepBack(network, tape, t);                                   // c_s ← Whhᵀ (φ'(a_{t+1}) ⊙ c_s), s = t+1 … t+k−1
            perLoss.Join(network, g, t, batch.HasLoss(t));                        // g_t = Σ_s c_s           H×n
            double squares = kernels.MultiplyBySlope(network.Activation, g, tape.Hidden(t), delta); // δ_t = g_t ⊙ φ'(a_t)  H×n
            sums.AddNorm(t, squares, g);                                          // ‖g_t‖_F
            AddGradients(batch, t, tape, workspace, sums);
        }
    }

    /// <summary>a_t += Whh h_{t−1}, H×n; Whh·0 is left out.</summary>
    /// <returns>Whether there is an a_t now; without one, the product overwrites it.</returns>
    private bool AddRecurrence(int t, TapeBlock tape, Span<double> a, bool hasSum)
    {
        if (t <= FirstNonZeroHidden(tape))
        {
            return hasSum;
        }

        kernels.Product(weights.Whh, tape.Hidden(t - 1), a, tape.Count, add: hasSum);
        return true;
    }

    /// <summary>g_t = Whyᵀ e_t for all timesteps from the first loss on, H×n; e_t = 0 before.</summary>
    private void BackpropagateOutputs(int firstLoss, TapeBlock tape)
    {
        int first = Math.Min(firstLoss, tape.T);
        kernels.Products(
            weights.WhyTransposed, default, tape.OutputErrorFrom(first), tape.HiddenGradientFrom(first), tape.T - first + 1, tape.Count);
    }

    /// <summary>From δ_{t+1} to g_t, to which <see cref="BackpropagateOutputs"/> has contributed, and δ_t; gives Σ g_t².</summary>
    private double StepBack(int firstLoss, int t, TapeBlock tape, BackwardWorkspace workspace)
    {
        int n = tape.Count;
        Span<double> g = tape.HiddenGradient(t), delta = workspace.Delta(t, n);
        if (t < tape.T)
        {
            kernels.Product(weights.WhhTransposed, workspace.Delta(t + 1, n), g, n, add: t >= firstLoss); // g_t += Whhᵀ δ_{t+1}  H×n
        }

        return kernels.MultiplyBySlope(network.Activation, g, tape.Hidden(t), delta); // δ_t = g_t ⊙ φ'(a_t)     H×n
    }

    /// <summary>
    /// Adds the three sums over the timesteps from t on that are summed together; does nothing where t is not the first of such,
    /// as their δ are not all there yet.
    /// </summary>
    private void AddGradients(SequenceBatch batch, int t, TapeBlock tape, BackwardWorkspace workspace, GradientSums sums)
    {
        if (!workspace.IsFirst(t))
        {
            return;
        }

        int last = workspace.LastWith(t), firstLoss = Math.Max(t, batch.FirstLoss);
        int firstHidden = Math.Max(t - 1, FirstNonZeroHidden(tape));
        workspace.PackHidden(kernels, tape, t, firstHidden, firstLoss <= last ? last : last - 1); // h_{t−1} … h_last
        AddOutputGradients(firstLoss, last, tape, workspace, sums);           // ∂L/∂Why = Σ_t e_t h_tᵀ,     ∂L/∂by = Σ_t Σ_b e_t
        AddHiddenGradients(firstHidden, last, tape, workspace, sums);         // ∂L/∂Whh = Σ_t δ_t h_{t−1}ᵀ
        inputs.AddGradients(batch, t, last, tape, workspace, sums.Gradients); // ∂L/∂Wxh = Σ_t δ_t x_tᵀ,     ∂L/∂bh = Σ_t Σ_b δ_t
    }

    /// <summary>∂L/∂Why += Σ_t e_t h_tᵀ, O×H, and ∂L/∂by += Σ_t Σ_b e_t, O, over t = first … last.</summary>
    private void AddOutputGradients(int first, int last, TapeBlock tape, BackwardWorkspace workspace, GradientSums sums)
    {
        if (first <= last)
        {
            TimestepSpan e = tape.OutputErrorFrom(first);
            workspace.AddProductsWithHidden(kernels, tape, e, first, last, sums.Gradients.Why, sums.AccumulatesWhy());
            kernels.AddSums(e, last - first + 1, tape.Count, sums.Gradients.by);
        }
    }

    /// <summary>∂L/∂Whh += Σ_t δ_{t+1} h_tᵀ, H×H, over t = first … last − 1.</summary>
    private void AddHiddenGradients(int first, int last, TapeBlock tape, BackwardWorkspace workspace, GradientSums sums)
    {
        if (first < last)
        {
            TimestepSpan delta = workspace.DeltasFrom(first + 1);
            workspace.AddProductsWithHidden(kernels, tape, delta, first, last - 1, sums.Gradients.Whh, sums.AccumulatesWhh());
        }
    }

    /// <summary>
    /// The first t whose h_t has to be multiplied: 1 where h_0 is zero, unless a weight is not finite, as 0·∞ is not zero.
    /// </summary>
    private int FirstNonZeroHidden(TapeBlock tape) => weights.IsFinite && tape.InitialHiddenIsZero ? 1 : 0;
}
