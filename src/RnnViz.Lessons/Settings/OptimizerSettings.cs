using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace RnnViz.Lessons.Settings;

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
