using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using RnnViz.Lessons.Errors;
using RnnViz.Numerics.Optimizers;

namespace RnnViz.Lessons.Settings;

/// <summary>How gradients become updates; the key "kind" says which rule. Defaults are PyTorch's; momentum is 0.9.</summary>
[Noun("optimizer")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SgdSettings), "sgd")]
[JsonDerivedType(typeof(MomentumSettings), "momentum")]
[JsonDerivedType(typeof(AdagradSettings), "adagrad")]
[JsonDerivedType(typeof(RmspropSettings), "rmsprop")]
[JsonDerivedType(typeof(AdamSettings), "adam")]
public abstract record OptimizerSettings
{
    /// <summary>η, the learning rate, 0 to 1000.</summary>
    [Description("The step size.")]
    [Range(0.0, 1000.0)]
    public required double LearningRate { get; init; }

    /// <summary>What a lesson file calls it.</summary>
    internal abstract OptimizerKind Kind { get; }

    /// <summary>An optimizer of the kind with the defaults of its settings, at learning rate 0.</summary>
    internal static OptimizerSettings DefaultsOf(OptimizerKind kind) => kind switch
    {
        OptimizerKind.Sgd => new SgdSettings { LearningRate = 0 },
        OptimizerKind.Momentum => new MomentumSettings { LearningRate = 0 },
        OptimizerKind.Adagrad => new AdagradSettings { LearningRate = 0 },
        OptimizerKind.Rmsprop => new RmspropSettings { LearningRate = 0 },
        OptimizerKind.Adam => new AdamSettings { LearningRate = 0 },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There are no settings for this optimizer; add them here."),
    };

    /// <summary>The optimizer, which has nothing remembered.</summary>
    /// <param name="parameterCount">How many numbers it updates.</param>
    internal abstract Optimizer Build(int parameterCount);
}
