namespace RnnViz.Numerics.Optimizers;

/// <summary>
/// Clip by the joint norm of all parameters (Pascanu, Mikolov and Bengio 2013, algorithm 1):
/// if ‖g‖ &gt; c then g ← g·c/‖g‖. The direction stays.
/// </summary>
public sealed class NormClip : GradientClip
{
    private readonly double epsilon;

    /// <summary>A clip at norm c.</summary>
    /// <param name="threshold">c.</param>
    /// <param name="epsilon">
    /// Added to the norm. PyTorch's clip_grad_norm_ adds 1e-6 and so stays a little below c; reference cases made by it are
    /// only met to 1e-8 with the same. Zero is the formula.
    /// </param>
    public NormClip(double threshold, double epsilon = 0) => (Threshold, this.epsilon) = (threshold, epsilon);

    /// <inheritdoc/>
    public override double NormAfter(ReadOnlySpan<double> gradients, double normBefore) => normBefore * Scale(normBefore);

    /// <inheritdoc/>
    public override void Apply(Span<double> gradients, double normBefore)
    {
        double scale = Scale(normBefore);
        if (scale < 1)
        {
            foreach (ref double g in gradients)
            {
                g *= scale;
            }
        }
    }

    // NaN stays NaN: a comparison with it is false
    private double Scale(double norm) => norm + epsilon > Threshold ? Threshold / (norm + epsilon) : 1;
}
