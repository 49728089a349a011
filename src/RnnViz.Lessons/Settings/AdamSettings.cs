using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Numerics.Optimizers;

namespace RnnViz.Lessons.Settings;

/// <summary>Adam (Kingma and Ba 2015): running means of gradients and of their squares, both corrected for their start at 0.</summary>
public sealed record AdamSettings : OptimizerSettings
{
    /// <summary>β₁, the decay rate of the running mean of gradients, 0 to below 1.</summary>
    [Description("The share of the average gradient that is kept.")]
    [Range(0.0, 0.999999)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂, the decay rate of the running mean of squares, 0 to below 1.</summary>
    [Description("The share of the average of squares that is kept.")]
    [Range(0.0, 0.9999999)]
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε, added to the root of the mean of squares, 0 to 1.</summary>
    [Description("Added to the root.")]
    [Range(0.0, 1.0)]
    public double Epsilon { get; init; } = 1e-8;

    internal override OptimizerKind Kind => OptimizerKind.Adam;

    internal override Optimizer Build(int parameterCount) => new Adam(parameterCount, LearningRate, Beta1, Beta2, Epsilon);
}
