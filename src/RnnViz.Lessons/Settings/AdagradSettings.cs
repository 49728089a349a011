using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace RnnViz.Lessons.Settings;

/// <summary>Adagrad.</summary>
public sealed record AdagradSettings : OptimizerSettings
{
    /// <summary>ε, added to the root.</summary>
    [Description("Added to the root.")]
    [Range(0.0, 1.0)]
    public double Epsilon { get; init; } = 1e-10;

    internal override OptimizerKind Kind => OptimizerKind.Adagrad;

    internal override Optimizer Build(int parameterCount) => new Adagrad(parameterCount, LearningRate, Epsilon);
}
