using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// Wxh x_t + bh and its gradients for each kind of input. Numbers are a product. Few numbers (<see cref="KernelSet.FewInputs"/>)
/// join a_t of the vanilla cell as it is activated, so that h_t is written once less. Tokens pick columns of Wxh; of so few
/// sequences that they do not fill a register, for all timesteps at once.
/// </summary>
/// <param name="network">Whose weights are used.</param>
internal sealed class InputProducts(RecurrentNetwork network)
{
    private readonly KernelSet kernels = network.Kernels;
    private readonly NetworkShape shape = network.Shape;

    /// <summary>a_t = Wxh x_t + bh, G·H×n; few inputs of the vanilla cell are left to <see cref="Activate"/>.</summary>
    /// <returns>Whether there is an a_t now.</returns>
    public bool Write(SequenceBatch batch, int t, TapeBlock tape, Span<double> a)
    {
        if (AreFew(batch, tape))
        {
            return false;
        }

        ReadOnlySpan<double> bh = network.Parameters.bh;
        if (!batch.HasTokenInputs)
        {
            kernels.Product(network.Weights.Wxh, bh, batch.InputRows(t, tape.Start, tape.Count), batch.B, a, tape.Count);
        }
        else if (!batch.HasFewTokens)
        {
            kernels.Pick(network.Weights.Wxh, bh, batch.InputTokens(t).Slice(tape.Start, tape.Count), a);
        }
        else if (t == 1)
        {
            OneHot.Products(network.Parameters.Wxh, shape.D, bh, batch.TokensBetween(1, tape.T), tape.SumsFrom(1), tape.Count);
        }

        return true;
    }

    /// <summary>h_t = φ(a_t) in place, H×n; where inputs are few, Wxh x_t + bh is added first.</summary>
    /// <param name="batch">The inputs.</param>
    /// <param name="t">The timestep, 1 to T.</param>
    /// <param name="tape">The block.</param>
    /// <param name="a">a_t, and then h_t.</param>
    /// <param name="hasSum">Whether there is an a_t; else it is zero, whatever it holds.</param>
    public void Activate(SequenceBatch batch, int t, TapeBlock tape, Span<double> a, bool hasSum)
    {
        if (AreFew(batch, tape))
        {
            ReadOnlySpan<double> x = batch.InputRows(t, tape.Start, tape.Count);
            kernels.Activate(network.Activation, network.Weights.Wxh, network.Parameters.bh, x, batch.B, a, tape.Count, hasSum);
        }
        else
        {
            kernels.Activate(network.Activation, a);
        }
    }

    /// <summary>∂L/∂Wxh += Σ_t δ_t x_tᵀ, G·H×D, and ∂L/∂bh += Σ_t Σ_b δ_t, G·H, over t = first … last.</summary>
    public void AddGradients(
        SequenceBatch batch, int first, int last, TapeBlock tape, BackwardWorkspace workspace, NetworkParameters gradients)
    {
        (int n, int steps) = (tape.Count, last - first + 1);
        TimestepSpan deltas = workspace.DeltasFrom(first);
        if (!batch.HasTokenInputs)
        {
            TimestepSpan x = batch.InputsFrom(first, tape.Start);
            kernels.AddOuterProducts(deltas, x, batch.B, steps, n, gradients.Wxh, shape.D, gradients.bh);
            return;
        }

        kernels.AddSums(deltas, steps, n, gradients.bh);
        if (batch.HasFewTokens)
        {
            OneHot.AddOuterProducts(deltas, batch.TokensBetween(first, last), gradients.Wxh, shape.D, n);
            return;
        }

        for (int t = first; t <= last; t++)
        {
            kernels.AddOuterProduct(workspace.SumDelta(t, n), batch.InputTokens(t).Slice(tape.Start, n), workspace.InputColumns);
        }

        if (first == 1)
        {
            kernels.Flush(workspace.InputColumns, gradients.Wxh);
        }
    }

    private bool AreFew(SequenceBatch batch, TapeBlock tape) =>
        tape.Count > 1 && !batch.HasTokenInputs && shape.D <= KernelSet.FewInputs && shape.Cell == Cell.Vanilla;
}
