using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace RnnViz.Lessons.Settings;

/// <summary>How the network learns, and at what pace.</summary>
public sealed record TrainingSettings
{
    /// <summary>The optimizer: how gradients become updates.</summary>
    [Description("How gradients become updates.")]
    public required OptimizerSettings Optimizer { get; init; }

    /// <summary>How parameter gradients are kept in bounds.</summary>
    [Description("How parameter gradients are kept in bounds.")]
    public ClipSettings Clip { get; init; } = new();

    /// <summary>k of truncated BPTT, hidden states that a loss reaches back through, 1 to 1000; null for all of them.</summary>
    [Description("Truncated BPTT: hidden states that each loss reaches back through; without it all of them.")]
    [Range(1, 1000)]
    [JsonPropertyName("window")]
    public int? Truncation { get; init; }

    /// <summary>Training iterations for each frame drawn, 1 to 1000.</summary>
    [Description("Training iterations for each frame drawn.")]
    [Range(1, 1000)]
    public int BatchesPerFrame { get; init; } = 1;

    /// <summary>
    /// Whether a run that goes on by itself pauses where the first NaN or ∞ appears; one beside others never does, as they go on.
    /// </summary>
    [Description("Whether a single run pauses where the first NaN or ∞ appears; runs beside one another go on.")]
    public bool PauseOnNonFinite { get; init; } = true;
}
