namespace RnnViz.Numerics;

/// <summary>
/// Clip by the joint norm of all parameters (Pascanu, Mikolov and Bengio 2013, algorithm 1):
/// if ‖g‖ &gt; c then g ← g·c/‖g‖. The direction stays.
/// </summary>
public sealed class NormClip : GradientClip
{
    /// <summary>A clip at norm c.</summary>
    public NormClip(double threshold) => Threshold = threshold;

    /// <inheritdoc/>
    public override double NormAfter(ReadOnlySpan<double> gradients, double normBefore) =>
        normBefore > Threshold ? Threshold : normBefore;

    /// <inheritdoc/>
    public override void Apply(Span<double> gradients, double normBefore)
    {
        if (normBefore > Threshold)
        {
            double scale = Threshold / normBefore;
            foreach (ref double g in gradients)
            {
                g *= scale;
            }
        }
    }
}
