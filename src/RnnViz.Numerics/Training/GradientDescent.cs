namespace RnnViz.Numerics;

/// <summary>Stochastic gradient descent: p ← p − η g.</summary>
public sealed class GradientDescent(double learningRate) : Optimizer(learningRate)
{
    /// <inheritdoc/>
    public override Span<double> State => default;

    /// <inheritdoc/>
    public override void Update(Span<double> parameters, ReadOnlySpan<double> gradients)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] -= LearningRate * gradients[i];
        }
    }
}
