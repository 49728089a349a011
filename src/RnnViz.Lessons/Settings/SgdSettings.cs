namespace RnnViz.Lessons.Settings;

/// <summary>Stochastic gradient descent.</summary>
public sealed record SgdSettings : OptimizerSettings
{
    internal override OptimizerKind Kind => OptimizerKind.Sgd;

    internal override Optimizer Build(int parameterCount) => new Sgd(LearningRate);
}
