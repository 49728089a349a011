namespace RnnViz.Numerics.Optimizers;

/// <summary>
/// Clip by the joint norm of all parameters (Pascanu, Mikolov and Bengio 2013, algorithm 1):
/// if ‖g‖ &gt; c then g ← g·c/‖g‖. The direction stays.
/// </summary>
public sealed class NormClip : GradientClip
{
    private const double HugeNorm = 1e200;

    /// <summary>2⁻⁵⁶⁰: the squares of any finite numbers that have been multiplied by it can be added.</summary>
    private const double Shrink = 2.6497349136889905e-169;

    private readonly double epsilon;

    /// <summary>A clip at norm c.</summary>
    /// <param name="threshold">c.</param>
    /// <param name="epsilon">
    /// Added to the norm. PyTorch's clip_grad_norm_ adds 1e-6 and so stays a little below c; reference cases made by it are
    /// only met to 1e-8 with the same. Zero is the formula.
    /// </param>
    public NormClip(double threshold, double epsilon = 0) => (Threshold, this.epsilon) = (threshold, epsilon);

    /// <inheritdoc/>
    public override double NormAfter(ReadOnlySpan<double> gradients, double normBefore)
    {
        (_, double scale, double norm) = Scale(gradients, normBefore);
        return norm * scale;
    }

    /// <inheritdoc/>
    public override void Apply(Span<double> gradients, double normBefore)
    {
        (double first, double scale, _) = Scale(gradients, normBefore);
        if (scale < 1)
        {
            foreach (ref double g in gradients)
            {
                g = g * first * scale;
            }
        }
    }

    /// <summary>
    /// What gradients are multiplied by, in two factors; the second is 1 where they stay as they are. The first is 1, but where the
    /// second would be so small that it has few digits, or the norm of finite gradients is beyond the largest double. NaN stays NaN: a
    /// comparison with it is false.
    /// </summary>
    /// <returns>Both factors, and the norm after the first.</returns>
    private (double First, double Second, double Norm) Scale(ReadOnlySpan<double> gradients, double norm)
    {
        if (!(norm + epsilon > Threshold))
        {
            return (1, 1, norm);
        }

        double first = 1;
        if (norm > HugeNorm)
        {
            first = Shrink;
            norm = double.IsFinite(norm) ? norm * Shrink : ShrunkNorm(gradients);
        }

        return (first, Threshold / (norm + epsilon * first), norm);
    }

    /// <summary>The norm of what <see cref="Shrink"/> makes of the gradients; ∞ where one is infinite.</summary>
    private static double ShrunkNorm(ReadOnlySpan<double> gradients)
    {
        double squares = 0;
        foreach (double g in gradients)
        {
            double shrunk = g * Shrink;
            squares += shrunk * shrunk;
        }

        return Math.Sqrt(squares);
    }
}
