using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace RnnViz.Lessons;

/// <summary>How the weights are drawn before the first update.</summary>
public sealed record InitialSettings
{
    /// <summary>The distribution.</summary>
    [Description("How the weights are drawn.")]
    public InitialKind Kind { get; init; } = InitialKind.Gaussian;

    /// <summary>Scale of Whh: its deviation is gain/√H.</summary>
    [Description("Scale of Whh; in a gaussian start its deviation is gain/√H, so that its spectral radius is about the gain.")]
    [Range(0.0, 100.0)]
    public double Gain { get; init; } = 1;

    /// <summary>Scale of Wxh.</summary>
    [Description("Scale of Wxh; in a gaussian start its deviation is inputGain/√D.")]
    [Range(0.0, 100.0)]
    public double InputGain { get; init; } = 1;

    /// <summary>Scale of Why.</summary>
    [Description("Scale of Why; in a gaussian start its deviation is outputGain/√H.")]
    [Range(0.0, 100.0)]
    public double OutputGain { get; init; } = 1;
}
