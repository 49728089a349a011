namespace RnnViz.Numerics.Optimizers;

/// <summary>RMSProp (Tieleman and Hinton 2012): v ← α v + (1 − α) g², p ← p − η g / (√v + ε), ε outside the root.</summary>
public sealed class Rmsprop(int parameterCount, double learningRate, double decay = 0.99, double epsilon = 1e-8)
    : Optimizer(learningRate)
{
    private readonly double[] averages = new double[parameterCount];

    /// <inheritdoc/>
    public override Span<double> State => averages;

    /// <inheritdoc/>
    public override void Update(Span<double> parameters, ReadOnlySpan<double> gradients)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            averages[i] = decay * averages[i] + (1 - decay) * gradients[i] * gradients[i];
            parameters[i] -= LearningRate * gradients[i] / (Math.Sqrt(averages[i]) + epsilon);
        }
    }
}
