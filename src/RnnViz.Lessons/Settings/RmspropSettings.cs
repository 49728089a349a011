using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Numerics.Optimizers;

namespace RnnViz.Lessons.Settings;

/// <summary>RMSProp (Tieleman and Hinton 2012): gradients divided by the root of a running mean of their squares.</summary>
public sealed record RmspropSettings : OptimizerSettings
{
    /// <summary>α, the share of the average that is kept.</summary>
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
