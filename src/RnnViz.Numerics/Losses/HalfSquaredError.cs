namespace RnnViz.Numerics.Losses;

/// <summary>ŷ = o, ℓ_t = mean_b ½ Σ_o (ŷ_t − y_t)².</summary>
public sealed class HalfSquaredError : OutputLoss
{
    /// <inheritdoc/>
    public override string Name => "half-squared-error";

    /// <inheritdoc/>
    public override bool WantsTokenTargets => false;

    private protected override double Measure(KernelSet kernels, SequenceBatch batch, int t, TapeBlock block)
    {
        block.Output(t).CopyTo(block.Prediction(t));
        if (!batch.HasLoss(t))
        {
            return 0;
        }

        int n = block.Count;
        double scale = 1.0 / batch.B, sum = 0;
        for (int o = 0; o < batch.O; o++)
        {
            ReadOnlySpan<double> prediction = block.Prediction(t).Slice(o * n, n), y = batch.Target(t).Slice(o * batch.B + block.Start, n);
            Span<double> e = block.OutputError(t).Slice(o * n, n);
            for (int b = 0; b < e.Length; b++)
            {
                double difference = prediction[b] - y[b];
                sum += 0.5 * difference * difference; // ½ (ŷ − y)²
                e[b] = difference * scale;            // e_t = (ŷ_t − y_t)/B   O×n
            }
        }

        return sum;
    }
}
