using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Layout;

/// <summary>What a screen shall show.</summary>
public sealed record LayoutRequest
{
    /// <summary>T of the lesson.</summary>
    public required int Timesteps { get; init; }

    /// <summary>What is repeated at every timestep: a vanilla cell has a spectrum, the others gates and a carousel.</summary>
    public CellKind Cell { get; init; }

    /// <summary>Whether the lesson has a picture of its own.</summary>
    public bool HasTask { get; init; } = true;

    /// <summary>Whether it is said where numbers stopped being finite.</summary>
    public bool HasNote { get; init; }

    /// <summary>Whether the lesson has a text that hidden units can colour.</summary>
    public bool HasText { get; init; }

    /// <summary>Whether there is a loss around the weights: not of a recording.</summary>
    public bool HasSurface { get; init; }

    /// <summary>Whether the state has two numbers, which a plane shows.</summary>
    public bool HasPhase { get; init; }

    /// <summary>Whether the network is one vanilla unit, whose fixed points are seen over b or w.</summary>
    public bool HasBifurcation { get; init; }

    /// <summary>Whether the picture of the task is what the lesson is about: it takes the place of the two heatmaps.</summary>
    public bool IsTaskWide { get; init; }

    /// <summary>Whether the flow row needs height for a picture of rows and columns; the heatmaps give it.</summary>
    public bool IsFlowTall { get; init; }

    /// <summary>Whether the row of gates shows all of them, one above the other.</summary>
    public bool HasAllGates { get; init; }

    /// <summary>The panels that the lesson is about, those that matter most first: they never leave. Others may.</summary>
    public IReadOnlyList<PanelName> Panels { get; init; } = [];

    /// <summary>The panels that have the window to themselves, in this order; empty where all share it.</summary>
    public IReadOnlyList<PanelName> Only { get; init; } = [];

    /// <summary>The panel whose digit key was pressed, or none.</summary>
    public PanelKey Focus { get; init; }

    /// <summary>Whether the loss needs room for a table of two runs; the gradient norm beside it leaves where both have none.</summary>
    public bool HasTable { get; init; }

    /// <summary>The height of the strip for what the lesson says, in pixels; 0 for none.</summary>
    public float Strip { get; init; }

    /// <summary>How many runs are seen together: heatmaps have a strip for each, the picture of the task is there for each.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>Whether several runs train beside one another, of which there is a table.</summary>
    public bool HasRuns { get; init; }

    /// <summary>How many rows that table has: one for each run, and one for a run that was kept.</summary>
    public int TableRows { get; init; } = 2;

    /// <summary>Whether the controls stand in front of the other panels where they have no place beside them.</summary>
    public bool HasDrawer { get; init; }

    /// <summary>The figure that is made in place of the window; null for the window.</summary>
    public FigureRequest? Figure { get; init; }

    /// <summary>Whether the lesson has anything that a panel shows.</summary>
    public bool Has(PanelName name) => name.IsOf(Cell) && name switch
    {
        PanelName.Task => HasTask,
        PanelName.Text => HasText,
        PanelName.Verdict => HasRuns,
        PanelName.Surface or PanelName.Profile => HasSurface,
        PanelName.Phase => HasPhase,
        PanelName.Bifurcation => HasBifurcation,
        _ => true,
    };
}
