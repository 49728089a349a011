using RnnViz.Numerics.Optimizers;

namespace RnnViz.Lessons.Settings;

/// <summary>Stochastic gradient descent: θ ← θ − η g.</summary>
public sealed record SgdSettings : OptimizerSettings
{
    internal override OptimizerKind Kind => OptimizerKind.Sgd;

    internal override Optimizer Build(int parameterCount) => new Sgd(LearningRate);
}
