using System.ComponentModel.DataAnnotations;

namespace RnnViz.Views.Screen;

/// <summary>The two ends of a scale that was fitted to what was shown.</summary>
public sealed record ScaleRecord
{
    /// <summary>The lower end: a value, or of a logarithmic scale a power of ten.</summary>
    [Range(-1e300, 1e300)]
    public required double Low { get; init; }

    /// <summary>The upper end.</summary>
    [Range(-1e300, 1e300)]
    public required double High { get; init; }
}
