using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Losses;

/// <summary>ŷ = o, ℓ_t = mean_b ½ Σ_o (ŷ_t − y_t)².</summary>
public sealed class HalfSquaredError : OutputLoss
{
    /// <inheritdoc/>
    public override string Name => "half-squared-error";

    /// <inheritdoc/>
    public override bool WantsTokenTargets => false;

    private protected override double MeasureSum(
        KernelSet kernels, SequenceBatch batch, int t, int start, int n, ReadOnlySpan<double> o, Span<double> prediction, Span<double> e)
    {
        o.CopyTo(prediction);
        if (!batch.HasLoss(t))
        {
            return 0;
        }

        double scale = 1.0 / batch.B, sum = 0;
        for (int i = 0; i < batch.O; i++)
        {
            ReadOnlySpan<double> row = prediction.Slice(i * n, n), y = batch.Target(t).Slice(i * batch.B + start, n);
            Span<double> errors = e.Slice(i * n, n);
            for (int b = 0; b < errors.Length; b++)
            {
                double difference = row[b] - y[b];
                sum += 0.5 * difference * difference; // ½ (ŷ − y)²
                errors[b] = difference * scale;       // e_t = (ŷ_t − y_t)/B   O×n
            }
        }

        return sum;
    }
}
