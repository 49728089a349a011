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

    private protected override void Predict(
        Kernels kernels, ReadOnlySpan<double> o, Span<double> prediction, int B, SequenceRange sequences) =>
        kernels.Softmax(o, prediction, logSums, B, sequences);

    private protected override double Compare(SequenceBatch batch, int t, Tape tape, SequenceRange sequences)
    {
        int B = tape.B;
        ReadOnlySpan<double> o = tape.Output(t), prediction = tape.Prediction(t);
        ReadOnlySpan<int> y = batch.TargetTokens(t);
        Span<double> e = tape.OutputError(t);
        double scale = 1.0 / B, sum = 0;
        for (int row = sequences.Start; row < e.Length; row += B)
        {
            for (int i = row; i < row + sequences.Count; i++)
            {
                e[i] = prediction[i] * scale;
            }
        }

        for (int b = sequences.Start; b < sequences.Start + sequences.Count; b++)
        {
            int target = y[b] * B + b;
            sum += logSums[b] - o[target];        // −log ŷ_t[y_t]
            e[target] = (prediction[target] - 1) * scale; // e_t = (ŷ_t − y_t)/B, y_t one-hot   O×B
        }

        return sum;
    }
}
