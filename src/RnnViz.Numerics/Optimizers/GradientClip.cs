namespace RnnViz.Numerics.Optimizers;

/// <summary>How parameter gradients are kept in bounds before an update. Gradients of hidden states are never touched.</summary>
public abstract class GradientClip
{
    /// <summary>No clipping.</summary>
    public static GradientClip None { get; } = new NoClip();

    /// <summary>The threshold; ∞ where there is none. It may be changed between updates.</summary>
    public double Threshold { get; set; } = double.PositiveInfinity;

    /// <summary>The norm that <see cref="Apply"/> would leave, given the joint norm before it.</summary>
    public abstract double NormAfter(ReadOnlySpan<double> gradients, double normBefore);

    /// <summary>Clips in place.</summary>
    public abstract void Apply(Span<double> gradients, double normBefore);

    private sealed class NoClip : GradientClip
    {
        public override double NormAfter(ReadOnlySpan<double> gradients, double normBefore) => normBefore;

        public override void Apply(Span<double> gradients, double normBefore)
        {
        }
    }
}
