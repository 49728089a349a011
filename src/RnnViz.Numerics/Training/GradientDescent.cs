namespace RnnViz.Numerics;

/// <summary>Stochastic gradient descent: p ← p − η g.</summary>
public sealed class GradientDescent(double learningRate) : Optimizer(learningRate)
{
    /// <inheritdoc/>
    public override Span<double> State => default;

    /// <inheritdoc/>
    public override void Update(Span<double> parameters, ReadOnlySpan<double> gradients)
    {
        Kernels.Best.AddScaled(-LearningRate, gradients, parameters);
    }
}
