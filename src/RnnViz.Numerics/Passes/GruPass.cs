using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

/// <summary>The pass of the GRU: h_t = (1 − z) ⊙ n + z ⊙ h_{t−1}, n = tanh(Wxn x_t + bn + r ⊙ (Whn h_{t−1} + bhn)).</summary>
/// <param name="network">Whose weights are used, as they were when they were last laid out.</param>
internal sealed class GruPass(RecurrentNetwork network) : CellPass(network)
{
    private readonly int H = network.Shape.H;

    /// <inheritdoc/>
    public override bool CarouselIsOfHidden => true;

    /// <inheritdoc/>
    protected override void StepForward(SequenceBatch batch, int t, in TapeBlock tape, bool hasSum)
    {
        int n = tape.Count;
        Span<double> a = tape.Sums(t), q = tape.Products(t);
        ReadOnlySpan<double> before = tape.Hidden(t - 1), bhn = Network.Parameters.bhn;
        if (HasRecurrence(t, tape))
        {
            Kernels.Product(Weights.Whh, before, a[..(2 * H * n)], n, add: true); // a^r += Whr h_{t−1}, a^z += Whz h_{t−1}   2H×n
            Kernels.Product(Weights.Whn!, bhn, before, n, q, n);                  // q_t = Whn h_{t−1} + bhn   H×n
        }
        else
        {
            Fill(bhn, q, n);                                                      // q_1 = bhn               H×n
        }

        Kernels.GruForward(a, q, tape.Gates(t), before, tape.Hidden(t));          // r, z, n and h_t
    }

    /// <inheritdoc/>
    public override GateSquares Differentiate(
        int t, in TapeBlock tape, Span<double> g, Span<double> carry, Span<double> delta, Span<double> cellGradient) =>
        new(Kernels.GruBackward(g, tape.Gates(t), tape.Hidden(t - 1), carry, delta), 0); // γh_t and δ_t

    private static void Fill(ReadOnlySpan<double> b, Span<double> y, int n)
    {
        y.Clear();
        for (int i = 0; i < b.Length; i++)
        {
            y.Slice(i * n, n).Fill(b[i]);
        }
    }
}
