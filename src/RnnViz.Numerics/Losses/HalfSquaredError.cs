namespace RnnViz.Numerics;

/// <summary>ŷ = o, ℓ_t = mean_b ½ Σ_o (ŷ_t − y_t)².</summary>
public sealed class HalfSquaredError : OutputLoss
{
    /// <inheritdoc/>
    public override string Name => "half-squared-error";

    /// <inheritdoc/>
    public override bool WantsTokenTargets => false;

    private protected override void Predict(
        Kernels kernels, ReadOnlySpan<double> o, Span<double> prediction, int B, SequenceRange sequences) =>
        SequenceRows.Copy(o, prediction, B, sequences);

    private protected override double Compare(SequenceBatch batch, int t, Tape tape, SequenceRange sequences)
    {
        ReadOnlySpan<double> prediction = tape.Prediction(t), y = batch.Target(t);
        Span<double> e = tape.OutputError(t);
        double scale = 1.0 / tape.B, sum = 0;
        for (int row = sequences.Start; row < e.Length; row += tape.B)
        {
            for (int i = row; i < row + sequences.Count; i++)
            {
                double difference = prediction[i] - y[i];
                sum += 0.5 * difference * difference; // ½ (ŷ − y)²
                e[i] = difference * scale;            // e_t = (ŷ_t − y_t)/B   O×B
            }
        }

        return sum;
    }
}
