using RnnViz.Lessons.Step;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Quantities;

/// <summary>What one timestep adds to each of the gradients. Computed when it is asked for, for one timestep at a time.</summary>
/// <param name="parts">The network and the tape.</param>
/// <param name="step">The step that is on the tape.</param>
internal sealed class GradientContributions(SessionParts parts, PreparedStep step)
{
    private NetworkParameters? terms;
    private (int Version, int Timestep) computed = (-1, 0);

    /// <summary>δ_t h_{t−1}ᵀ, δ_t x_tᵀ, Σ_b δ_t, e_t h_tᵀ and Σ_b e_t in the places of Whh, Wxh, bh, Why and by.</summary>
    /// <param name="t">1..T.</param>
    public NetworkParameters At(int t)
    {
        terms ??= new NetworkParameters(parts.Network.Shape);
        if (computed != (step.Version, t))
        {
            computed = (step.Version, t);
            terms.Clear();
            GradientTerms.AddRecurrent(parts.Network, parts.Tape, t, terms.Whh);
            GradientTerms.AddRecurrentBias(parts.Network, parts.Tape, t, terms.bhn);
            GradientTerms.AddInput(parts.Network, parts.Batch, parts.Tape, t, terms);
            if (step.HasLoss(t))
            {
                GradientTerms.AddOutput(parts.Network, parts.Tape, t, terms);
            }
        }

        return terms;
    }
}
