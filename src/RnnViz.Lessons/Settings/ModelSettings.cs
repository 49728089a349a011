using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace RnnViz.Lessons.Settings;

/// <summary>The network and its initial weights.</summary>
public sealed record ModelSettings
{
    /// <summary>H, hidden units.</summary>
    [Description("H, hidden units.")]
    [Range(1, 1024)]
    public required int Hidden { get; init; }

    /// <summary>φ.</summary>
    [Description("The function of h = φ(a).")]
    public HiddenActivation Activation { get; init; } = HiddenActivation.Tanh;

    /// <summary>Whether the network has bh and by.</summary>
    [Description("Whether the network has the biases bh and by.")]
    public bool Bias { get; init; } = true;

    /// <summary>The initial weights.</summary>
    [Description("The initial weights.")]
    public InitialSettings Initial { get; init; } = new();
}
