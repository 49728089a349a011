namespace RnnViz.Numerics.Optimizers;

/// <summary>
/// Adam (Kingma and Ba 2015): m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g²,
/// p ← p − η m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ⁿ), v̂ = v / (1 − β₂ⁿ) at the n-th update.
/// </summary>
public sealed class Adam(int parameterCount, double learningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    : Optimizer(learningRate)
{
    // m, then v, then n
    private readonly double[] state = new double[2 * parameterCount + 1];

    /// <inheritdoc/>
    public override Span<double> State => state;

    /// <inheritdoc/>
    public override void Update(Span<double> parameters, ReadOnlySpan<double> gradients)
    {
        Span<double> m = state.AsSpan(0, parameters.Length), v = state.AsSpan(parameters.Length, parameters.Length);
        double n = ++state[^1];
        double step = LearningRate / (1 - Math.Pow(beta1, n)), root = 1 / Math.Sqrt(1 - Math.Pow(beta2, n));
        for (int i = 0; i < parameters.Length; i++)
        {
            double g = gradients[i];
            m[i] = beta1 * m[i] + (1 - beta1) * g;
            v[i] = beta2 * v[i] + (1 - beta2) * g * g;
            parameters[i] -= step * m[i] / (Math.Sqrt(v[i]) * root + epsilon);
        }
    }
}
