using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Losses;

/// <summary>
/// The loss of a recurrent layer whose outputs go on into something that is not known here: e_t = ∂L/∂o_t is given, as the batch's
/// targets. ŷ_t = o_t. What the loss itself is cannot be told from it: ℓ_t = 0.
/// </summary>
public sealed class GivenGradient : OutputLoss
{
    /// <inheritdoc/>
    public override string Name => "given-gradient";

    /// <inheritdoc/>
    public override bool WantsTokenTargets => false;

    private protected override double MeasureSum(
        KernelSet kernels, SequenceBatch batch, int t, int start, int n, ReadOnlySpan<double> o, Span<double> prediction, Span<double> e)
    {
        o.CopyTo(prediction);
        if (batch.HasLoss(t))
        {
            ReadOnlySpan<double> given = batch.Target(t);
            for (int i = 0; i < batch.O; i++)
            {
                given.Slice(i * batch.B + start, n).CopyTo(e.Slice(i * n, n)); // e_t = ∂L/∂o_t   O×n
            }
        }

        return 0;
    }
}
