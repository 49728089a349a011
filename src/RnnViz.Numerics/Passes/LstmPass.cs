using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

/// <summary>The pass of the LSTM: c_t = f ⊙ c_{t−1} + i ⊙ g, h_t = o ⊙ tanh(c_t).</summary>
/// <param name="network">Whose weights are used, as they were when they were last laid out.</param>
internal sealed class LstmPass(RecurrentNetwork network) : CellPass(network)
{
    /// <inheritdoc/>
    protected override void StepForward(SequenceBatch batch, int t, in TapeBlock tape, bool hasSum)
    {
        Span<double> a = tape.Sums(t);
        if (HasRecurrence(t, tape))
        {
            Kernels.Product(Weights.Whh, tape.Hidden(t - 1), a, tape.Count, add: true); // a_t += Wh h_{t−1}   4H×n
        }

        Kernels.LstmForward(a, tape.Gates(t), tape.Cell(t - 1), tape.Cell(t), tape.Hidden(t)); // i, f, g, o, c_t and h_t
    }

    /// <inheritdoc/>
    public override GateSquares Differentiate(
        int t, in TapeBlock tape, Span<double> g, Span<double> carry, Span<double> delta, Span<double> cellGradient) =>
        Kernels.LstmBackward(g, tape.Gates(t), tape.Cell(t - 1), cellGradient, carry, delta); // γc_t and δ_t
}
