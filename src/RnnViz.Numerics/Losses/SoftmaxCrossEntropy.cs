namespace RnnViz.Numerics;

/// <summary>
/// ŷ = softmax(o), ℓ_t = mean_b −log ŷ_t[b, y_t[b]], in nats per step. The logarithm is taken of the sum, never of a
/// rounded ŷ: −log ŷ_y = log Σ eᵒ − o_y.
/// </summary>
/// <param name="batchSize">B, for the sums that a pass keeps.</param>
public sealed class SoftmaxCrossEntropy(int batchSize) : OutputLoss
{
    private readonly double[] logSums = new double[batchSize];

    /// <inheritdoc/>
    public override string Name => "softmax-cross-entropy";

    /// <inheritdoc/>
    public override bool WantsTokenTargets => true;

    private protected override void Predict(Kernels kernels, TapeBlock block, int t) =>
        kernels.Softmax(block.Output(t), block.Prediction(t), LogSums(block), block.Count);

    private protected override double Compare(Kernels kernels, SequenceBatch batch, int t, TapeBlock block)
    {
        int n = block.Count;
        ReadOnlySpan<double> o = block.Output(t), prediction = block.Prediction(t), sums = LogSums(block);
        ReadOnlySpan<int> y = batch.TargetTokens(t).Slice(block.Start, n);
        Span<double> e = block.OutputError(t);
        double scale = 1.0 / batch.B, sum = 0;
        kernels.Scale(scale, prediction, e);
        for (int b = 0; b < n; b++)
        {
            int target = y[b] * n + b;
            sum += sums[b] - o[target];                   // −log ŷ_t[y_t]
            e[target] = (prediction[target] - 1) * scale; // e_t = (ŷ_t − y_t)/B, y_t one-hot   O×n
        }

        return sum;
    }

    private Span<double> LogSums(TapeBlock block) => logSums.AsSpan(block.Start, block.Count);
}
