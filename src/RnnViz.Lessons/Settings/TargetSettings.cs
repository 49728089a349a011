using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace RnnViz.Lessons.Settings;

/// <summary>What a call-out speaks of, and points at: a panel, and what in it.</summary>
public sealed record TargetSettings
{
    /// <summary>The panel.</summary>
    [Description("The panel that the call-out speaks of.")]
    public required PanelName Panel { get; init; }

    /// <summary>t, from 1 to T, or null for the panel as a whole or its latest iteration.</summary>
    [Description("The timestep in it, from 1 to T: a bar, a column, a cell.")]
    [Range(1, 1000)]
    public int? Timestep { get; init; }

    /// <summary>The hidden unit, from 1 to H, or null for all of them.</summary>
    [Description("The hidden unit in it, from 1 to H.")]
    [Range(1, 100_000)]
    public int? Unit { get; init; }
}
