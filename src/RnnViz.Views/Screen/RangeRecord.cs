using System.ComponentModel.DataAnnotations;

namespace RnnViz.Views.Screen;

/// <summary>The part of the timesteps that is shown.</summary>
public sealed record RangeRecord
{
    /// <summary>Timesteps left of it, with a fraction.</summary>
    [Range(0.0, 1_048_576.0)]
    public required double Start { get; init; }

    /// <summary>How many are shown, with a fraction.</summary>
    [Range(0.5, 1_048_576.0)]
    public required double Count { get; init; }
}
