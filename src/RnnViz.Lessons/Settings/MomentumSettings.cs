using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Numerics.Optimizers;

namespace RnnViz.Lessons.Settings;

/// <summary>Gradient descent with momentum, as in PyTorch: v ← μ v + g, θ ← θ − η v.</summary>
public sealed record MomentumSettings : OptimizerSettings
{
    /// <summary>μ, the momentum coefficient, 0 to 1.</summary>
    [Description("The share of the velocity that is kept.")]
    [Range(0.0, 1.0)]
    public double Momentum { get; init; } = 0.9;

    internal override OptimizerKind Kind => OptimizerKind.Momentum;

    internal override Optimizer Build(int parameterCount) => new Numerics.Optimizers.Momentum(parameterCount, LearningRate, Momentum);
}
