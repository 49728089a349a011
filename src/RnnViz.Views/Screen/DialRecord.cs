using System.ComponentModel.DataAnnotations;

namespace RnnViz.Views.Screen;

/// <summary>What of a run's controls counts when it starts again.</summary>
public sealed record DialRecord
{
    /// <summary>Whether σ_max was set at the beginning, rather than ρ.</summary>
    public bool IsSigma { get; init; }

    /// <summary>What Whh was given before anything was learnt; null where the dial was not turned.</summary>
    [Range(1e-6, 1000.0)]
    public double? Size { get; init; }

    /// <summary>The forget bias of the next start; null where the network has none.</summary>
    [Range(-20.0, 20.0)]
    public double? NextForgetBias { get; init; }
}
