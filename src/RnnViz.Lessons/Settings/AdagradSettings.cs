using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Numerics.Optimizers;

namespace RnnViz.Lessons.Settings;

/// <summary>Adagrad (Duchi, Hazan and Singer 2011): s ← s + g², θ ← θ − η g/(√s + ε).</summary>
public sealed record AdagradSettings : OptimizerSettings
{
    /// <summary>ε, added to the root of the sum of squares, 0 to 1.</summary>
    [Description("Added to the root.")]
    [Range(0.0, 1.0)]
    public double Epsilon { get; init; } = 1e-10;

    internal override OptimizerKind Kind => OptimizerKind.Adagrad;

    internal override Optimizer Build(int parameterCount) => new Adagrad(parameterCount, LearningRate, Epsilon);
}
