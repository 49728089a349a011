using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;

namespace RnnViz.Views.Screen;

/// <summary>What somebody has chosen to see.</summary>
public sealed record ViewRecord
{
    /// <summary>The theme's name.</summary>
    [AllowedValues("light", "dark", "projector")]
    public required string Theme { get; init; }

    /// <summary>The user's scale: 1 is 100 %.</summary>
    [Range(0.25, 4.0)]
    public double Scale { get; init; } = 1;

    /// <summary>Whether anything moves by itself.</summary>
    public bool HasMotion { get; init; } = true;

    /// <summary>The panel that has the window to itself.</summary>
    public PanelKey Focus { get; init; }

    /// <summary>What the flow row shows.</summary>
    public FlowPicture FlowPicture { get; init; }

    /// <summary>What of an LSTM's state is shown.</summary>
    public StateName State { get; init; }

    /// <summary>The gate that is shown, its place in the cell's letters; null for all of them.</summary>
    [Range(0, 3)]
    public int? Gate { get; init; }

    /// <summary>The hidden unit over the text, from 0.</summary>
    [Range(0, 1 << 20)]
    public int Unit { get; init; }

    /// <summary>What of that unit.</summary>
    public StateKind Quantity { get; init; }

    /// <summary>The sequence of the batch that is drawn, from 0.</summary>
    [Range(0, int.MaxValue)]
    public int Sequence { get; init; }

    /// <summary>The part of the timesteps that is shown; null for all of them.</summary>
    public RangeRecord? Range { get; init; }

    /// <summary>The timestep that the unrolled row shows where not all fit; 0 for the end.</summary>
    [Range(0, 1 << 20)]
    public int Neighbourhood { get; init; }

    /// <summary>Whether the panels of a stop were left for all panels.</summary>
    public bool HasLeftStop { get; init; }

    /// <summary>Batches trained in a frame while running.</summary>
    [Range(1, 1_000_000)]
    public int BatchesPerFrame { get; init; } = 1;

    /// <summary>Whether the dial turns σ_max rather than ρ.</summary>
    public bool DialIsSigma { get; init; }

    /// <summary>The scales where they are fitted to what was shown; null where they are the lesson's.</summary>
    public ScalesRecord? Scales { get; init; }

    /// <summary>The run in front, from 0.</summary>
    [Range(0, 2)]
    public int Front { get; init; }

    /// <summary>Of each run, in their order.</summary>
    public IReadOnlyList<DialRecord> Dials { get; init; } = [];
}
