namespace RnnViz.Numerics.Optimizers;

/// <summary>Clip each element to [−c, c]. The direction changes where some elements are cut and others are not.</summary>
public sealed class ValueClip : GradientClip
{
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

        return Math.Sqrt(sum);
    }

    /// <inheritdoc/>
    public override void Apply(Span<double> gradients, double normBefore)
    {
        foreach (ref double g in gradients)
        {
            g = Clip(g);
        }
    }

    private double Clip(double g) => Math.Min(Math.Max(g, -Threshold), Threshold);
}
