using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

/// <summary>The pass of the vanilla cell, h_t = φ(Wxh x_t + Whh h_{t−1} + bh).</summary>
/// <param name="network">Whose weights are used, as they were when they were last laid out.</param>
internal sealed class VanillaPass(RecurrentNetwork network) : CellPass(network)
{
    /// <inheritdoc/>
    protected override void StepForward(SequenceBatch batch, int t, in TapeBlock tape, bool hasSum)
    {
        Span<double> a = tape.Hidden(t);                                          // a_t = Wxh x_t + bh      H×n
        if (HasRecurrence(t, tape))
        {
            Kernels.Product(Weights.Whh, tape.Hidden(t - 1), a, tape.Count, add: hasSum); // + Whh h_{t−1}   H×n
            hasSum = true;
        }

        Inputs.Activate(batch, t, tape, a, hasSum);                               // h_t = φ(a_t)            H×n
    }

    /// <inheritdoc/>
    public override GateSquares Differentiate(
        int t, in TapeBlock tape, Span<double> g, Span<double> carry, Span<double> delta, Span<double> cellGradient) =>
        new(Kernels.MultiplyBySlope(Network.Activation, g, tape.Hidden(t), delta), 0); // δ_t = g_t ⊙ φ'(a_t) H×n
}
