namespace RnnViz.Numerics.Optimizers;

/// <summary>Gradient descent with momentum: v ← μ v + g, p ← p − η v.</summary>
public sealed class Momentum(int parameterCount, double learningRate, double momentum = 0.9) : Optimizer(learningRate)
{
    private readonly double[] velocity = new double[parameterCount];

    /// <inheritdoc/>
    public override Span<double> State => velocity;

    /// <inheritdoc/>
    public override void Update(Span<double> parameters, ReadOnlySpan<double> gradients)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            velocity[i] = momentum * velocity[i] + gradients[i];
            parameters[i] -= LearningRate * velocity[i];
        }
    }
}
