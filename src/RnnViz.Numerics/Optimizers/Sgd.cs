using RnnViz.Numerics.Kernels;

namespace RnnViz.Numerics.Optimizers;

/// <summary>Stochastic gradient descent: p ← p − η g.</summary>
public sealed class Sgd(double learningRate) : Optimizer(learningRate)
{
    /// <inheritdoc/>
    public override Span<double> State => default;

    /// <inheritdoc/>
    public override void Update(Span<double> parameters, ReadOnlySpan<double> gradients)
    {
        KernelSet.Best.AddScaled(-LearningRate, gradients, parameters);
    }
}
