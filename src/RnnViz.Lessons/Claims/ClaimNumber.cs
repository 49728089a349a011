using System.Globalization;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Claims;

/// <summary>
/// One number that a claim speaks of: a quantity, its indices, and iteration and run where these are others than the stop's and the
/// lesson's own.
/// </summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="First">The index before the comma, from 1; 0 where there is none.</param>
/// <param name="Second">The index after the comma, from 1; 0 where there is none.</param>
/// <param name="Iteration">The iteration after @, or null for that of the stop.</param>
/// <param name="Run">Which run of a contrast: 1 the lesson's own, 2 and 3 its variants in their order.</param>
public readonly record struct ClaimNumber(ClaimQuantity Quantity, int First, int Second, int? Iteration, int Run = 1)
{
    /// <summary>t, from 1 to T, or null where the quantity is of no timestep.</summary>
    public int? Timestep => Quantity.Indices.StartsWith('t') ? First : null;

    /// <summary>The panel that shows the number.</summary>
    public PanelName Panel => Iteration is null ? Quantity.Panel : Quantity.HistoryPanel ?? Quantity.Panel;

    /// <summary>Whether it can be read where these panels are shown; of another run than the first on those that show all runs.</summary>
    /// <param name="panels">The panels.</param>
    /// <param name="timesteps">T, or 0 where that is not known: the table of runs has ‖∂L/∂h_1‖/‖∂L/∂h_T‖.</param>
    public bool IsShownBy(IReadOnlyCollection<PanelName> panels, int timesteps = 0) => IsOn(Panel, panels)
        || (Iteration is null && ((Quantity.IsInHeader && Run == 1) || (Quantity.AlsoIn is { } other && IsOn(other, panels))
            || (panels.Contains(PanelName.Verdict) && IsInVerdict(timesteps))));

    /// <summary>Whether any panel shows it: of another run than the first only those do that show all runs.</summary>
    internal bool HasPanel => Run == 1 || Panel.ShowsAllRuns()
        || (Iteration is null && Quantity.AlsoIn is { } other && other.ShowsAllRuns());

    /// <summary>The number's name as a claim writes it: <c>flow[1]</c>, <c>loss@0</c>, <c>run2.loss</c>.</summary>
    public override string ToString()
    {
        string indices = Quantity.Indices.Length switch
        {
            0 => "",
            1 => string.Create(CultureInfo.InvariantCulture, $"[{First}]"),
            _ => string.Create(CultureInfo.InvariantCulture, $"[{First},{Second}]"),
        };
        string run = Run == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"run{Run}.");
        return Iteration is { } iteration
            ? string.Create(CultureInfo.InvariantCulture, $"{run}{Quantity.Name}{indices}@{iteration}")
            : run + Quantity.Name + indices;
    }

    private bool IsOn(PanelName panel, IReadOnlyCollection<PanelName> panels) =>
        panels.Contains(panel) && (Run == 1 || panel.ShowsAllRuns());

    private bool IsInVerdict(int timesteps) =>
        Quantity.Name is "loss" or "rho" || (Quantity.Name == "flow" && (First == 1 || First == timesteps));
}
