using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Numerics.Optimizers;

namespace RnnViz.Lessons.Settings;

/// <summary>RMSProp (Tieleman and Hinton 2012): v ← α v + (1 − α) g², θ ← θ − η g/(√v + ε).</summary>
public sealed record RmspropSettings : OptimizerSettings
{
    /// <summary>α, the decay rate of the running mean of squares, 0 to 1.</summary>
    [Description("The share of the average of squares that is kept.")]
    [Range(0.0, 1.0)]
    public double Decay { get; init; } = 0.99;

    /// <summary>ε, added to the root of the mean of squares, 0 to 1.</summary>
    [Description("Added to the root.")]
    [Range(0.0, 1.0)]
    public double Epsilon { get; init; } = 1e-8;

    internal override OptimizerKind Kind => OptimizerKind.Rmsprop;

    internal override Optimizer Build(int parameterCount) => new Rmsprop(parameterCount, LearningRate, Decay, Epsilon);
}
