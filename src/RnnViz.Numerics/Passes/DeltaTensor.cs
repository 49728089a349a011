using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// δ_t = ∂L/∂a_t of a tape. A pass needs each for a moment only and leaves none behind; they are computed from g_t and h_t for
/// the first reader, once for each version of the tape.
/// </summary>
internal sealed class DeltaTensor(BlockPlan plan, int units, int timesteps)
{
    private readonly TapeTensor values = new(plan, units, timesteps);
    private readonly int[] versions = new int[timesteps];

    /// <summary>Whether δ_t is that of a version already.</summary>
    public bool Has(int t, int version) => versions[t - 1] == version;

    /// <summary>δ_t = g_t ⊙ φ'(a_t) of all blocks, H×B.</summary>
    /// <param name="network">Whose pass is on the tape.</param>
    /// <param name="t">1 to T.</param>
    /// <param name="version">The tape's.</param>
    /// <param name="g">g_1 … g_T.</param>
    /// <param name="h">h_0 … h_T.</param>
    public void Compute(RecurrentNetwork network, int t, int version, TapeTensor g, TapeTensor h)
    {
        for (int block = 0; block < plan.Count; block++)
        {
            network.Kernels.MultiplyBySlope(network.Activation, g.Of(block, t - 1), h.Of(block, t), values.Of(block, t - 1));
        }

        versions[t - 1] = version;
    }

    /// <summary>δ_t as a whole, H×B.</summary>
    public ReadOnlySpan<double> Whole(int t, int version) => values.Whole(t - 1, version);

    /// <summary>δ_t of a block, H×n, and those after it.</summary>
    public TimestepSpan From(int block, int t) => values.From(block, t - 1);
}
