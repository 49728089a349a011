using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace RnnViz.Lessons.Settings;

/// <summary>The size of the network, its φ, and its initial weights.</summary>
public sealed record ModelSettings
{
    /// <summary>H, hidden units, 1 to 1024.</summary>
    [Description("H, hidden units.")]
    [Range(1, 1024)]
    public required int Hidden { get; init; }

    /// <summary>φ in h_t = φ(a_t).</summary>
    [Description("The function of h = φ(a).")]
    public HiddenActivation Activation { get; init; } = HiddenActivation.Tanh;

    /// <summary>Whether the network has bh and by.</summary>
    [Description("Whether the network has the biases bh and by.")]
    public bool Bias { get; init; } = true;

    /// <summary>The weights before the first update.</summary>
    [Description("The initial weights.")]
    public InitialSettings Initial { get; init; } = new();
}
