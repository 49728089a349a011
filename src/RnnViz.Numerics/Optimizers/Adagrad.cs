namespace RnnViz.Numerics.Optimizers;

/// <summary>Adagrad (Duchi, Hazan and Singer 2011): s ← s + g², p ← p − η g / (√s + ε).</summary>
public sealed class Adagrad(int parameterCount, double learningRate, double epsilon = 1e-10) : Optimizer(learningRate)
{
    private readonly double[] sums = new double[parameterCount];

    /// <inheritdoc/>
    public override Span<double> State => sums;

    /// <inheritdoc/>
    public override void Update(Span<double> parameters, ReadOnlySpan<double> gradients)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            sums[i] += gradients[i] * gradients[i];
            parameters[i] -= LearningRate * gradients[i] / (Math.Sqrt(sums[i]) + epsilon);
        }
    }
}
