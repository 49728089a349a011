using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace RnnViz.Lessons;

/// <summary>How gradients become updates; the key "kind" says which rule. Defaults are PyTorch's.</summary>
[Noun("optimizer")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SgdSettings), "sgd")]
[JsonDerivedType(typeof(MomentumSettings), "momentum")]
[JsonDerivedType(typeof(AdagradSettings), "adagrad")]
[JsonDerivedType(typeof(RmspropSettings), "rmsprop")]
[JsonDerivedType(typeof(AdamSettings), "adam")]
public abstract record OptimizerSettings
{
    /// <summary>η, the step size.</summary>
    [Description("The step size.")]
    [Range(0.0, 1000.0)]
    public required double LearningRate { get; init; }
}

/// <summary>Stochastic gradient descent.</summary>
public sealed record SgdSettings : OptimizerSettings;

/// <summary>Gradient descent with momentum.</summary>
public sealed record MomentumSettings : OptimizerSettings
{
    /// <summary>μ, the share of the velocity that is kept.</summary>
    [Description("The share of the velocity that is kept.")]
    [Range(0.0, 1.0)]
    public double Momentum { get; init; } = 0.9;
}

/// <summary>Adagrad.</summary>
public sealed record AdagradSettings : OptimizerSettings
{
    /// <summary>ε, added to the root.</summary>
    [Description("Added to the root.")]
    [Range(0.0, 1.0)]
    public double Epsilon { get; init; } = 1e-10;
}

/// <summary>RMSProp.</summary>
public sealed record RmspropSettings : OptimizerSettings
{
    /// <summary>α, the share of the average that is kept.</summary>
    [Description("The share of the average of squares that is kept.")]
    [Range(0.0, 1.0)]
    public double Decay { get; init; } = 0.99;

    /// <summary>ε, added to the root.</summary>
    [Description("Added to the root.")]
    [Range(0.0, 1.0)]
    public double Epsilon { get; init; } = 1e-8;
}

/// <summary>Adam.</summary>
public sealed record AdamSettings : OptimizerSettings
{
    /// <summary>β₁, the share of the average gradient that is kept.</summary>
    [Description("The share of the average gradient that is kept.")]
    [Range(0.0, 0.999999)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂, the share of the average of squares that is kept.</summary>
    [Description("The share of the average of squares that is kept.")]
    [Range(0.0, 0.9999999)]
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε, added to the root.</summary>
    [Description("Added to the root.")]
    [Range(0.0, 1.0)]
    public double Epsilon { get; init; } = 1e-8;
}
