using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Losses;

/// <summary>
/// ŷ = softmax(o), ℓ_t = mean_b −log ŷ_t[b, y_t[b]], in nats per step. The logarithm is taken of the sum, never of a
/// rounded ŷ: −log ŷ_y = log Σ eᵒ − o_y.
/// </summary>
public sealed class SoftmaxCrossEntropy : OutputLoss
{
    /// <inheritdoc/>
    public override string Name => "softmax-cross-entropy";

    /// <inheritdoc/>
    public override bool WantsTokenTargets => true;

    private protected override double MeasureSum(
        KernelSet kernels, SequenceBatch batch, int t, int start, int n, ReadOnlySpan<double> o, Span<double> prediction, Span<double> e)
    {
        Span<double> logSums = stackalloc double[n];
        double scale = 1.0 / batch.B, sum = 0;
        kernels.Softmax(o, prediction, scale, e, logSums, n); // ŷ_t, and e_t = ŷ_t/B so far
        if (!batch.HasLoss(t))
        {
            return 0;
        }

        ReadOnlySpan<int> y = batch.TargetTokens(t).Slice(start, n);
        for (int b = 0; b < n; b++)
        {
            int target = y[b] * n + b;
            sum += logSums[b] - o[target];                // −log ŷ_t[y_t]
            e[target] = (prediction[target] - 1) * scale; // e_t = (ŷ_t − y_t)/B, y_t one-hot   O×n
        }

        return sum;
    }
}
