namespace RnnViz.Numerics.Optimizers;

/// <summary>Clip each element to [−c, c]. The direction changes where some elements are cut and others are not.</summary>
public sealed class ValueClip : GradientClip
{
    /// <summary>Between these a sum of squares has lost nothing.</summary>
    private const double Smallest = 1e-260, Largest = 1e260;

    /// <summary>A clip of each element at c.</summary>
    public ValueClip(double threshold) => Threshold = threshold;

    /// <inheritdoc/>
    public override double NormAfter(ReadOnlySpan<double> gradients, double normBefore)
    {
        double sum = 0;
        foreach (double g in gradients)
        {
            double clipped = Clip(g);
            sum += clipped * clipped;
        }

        return sum is > Smallest and < Largest ? Math.Sqrt(sum) : ScaledNorm(gradients);
    }

    /// <inheritdoc/>
    public override void Apply(Span<double> gradients, double normBefore)
    {
        foreach (ref double g in gradients)
        {
            g = Clip(g);
        }
    }

    /// <summary>The norm where squares vanish or overflow.</summary>
    private double ScaledNorm(ReadOnlySpan<double> gradients)
    {
        double largest = 0, sum = 0;
        foreach (double g in gradients)
        {
            largest = Math.Max(largest, Math.Abs(Clip(g)));
        }

        if (largest == 0 || !double.IsFinite(largest))
        {
            return largest;
        }

        foreach (double g in gradients)
        {
            double share = Clip(g) / largest;
            sum += share * share;
        }

        return largest * Math.Sqrt(sum);
    }

    private double Clip(double g) => Math.Min(Math.Max(g, -Threshold), Threshold);
}
