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

    /// <summary>The hidden unit, from 1 to H, or null for all of them. The panel text shows its values.</summary>
    [Description("The hidden unit in it, from 1 to H. It is chosen for the panel text, too.")]
    [Range(1, 100_000)]
    public int? Unit { get; init; }

    /// <summary>What of the unit colours the text, one of those that the lesson's cell has, or null for what is chosen.</summary>
    [Description("What of the unit colours the text: h; c, i, f, g, o of an lstm; r, z, n of a gru. Without it what was chosen last.")]
    public StateKind? Quantity { get; init; }
}
