using System.Globalization;
using System.Text.Json;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Settings;

/// <summary>Which panels a cell has, and what it is called.</summary>
public static class CellPanels
{
    /// <summary>Whether there is anything that the panel shows: a spectrum only of the vanilla cell, gates only of the others.</summary>
    public static bool IsOf(this PanelName panel, CellKind cell) => panel switch
    {
        PanelName.Spectrum => cell == CellKind.Vanilla,
        PanelName.Gates or PanelName.Carousel => cell != CellKind.Vanilla,
        _ => true,
    };

    /// <summary>
    /// The same of a network: a phase plane only where the state has two numbers, a bifurcation diagram only of one vanilla unit.
    /// </summary>
    public static bool IsOf(this PanelName panel, ModelSettings model) => panel.IsOf(model.Cell) && panel switch
    {
        PanelName.Phase => model.StateSize == 2,
        PanelName.Bifurcation => model is { Cell: CellKind.Vanilla, Hidden: 1 },
        _ => true,
    };

    /// <summary>Why a network has not one of the panels of its dynamics, in a sentence; null where it has it.</summary>
    public static string? WhyNot(this PanelName panel, ModelSettings model) => panel.IsOf(model) ? null : panel switch
    {
        PanelName.Phase => string.Create(
            CultureInfo.InvariantCulture, $"The phase plane is of states of two numbers; this one has {model.StateSize}."),
        PanelName.Bifurcation => "The bifurcation diagram is of one vanilla unit: hidden 1.",
        _ => null,
    };

    /// <summary>"an LSTM".</summary>
    internal static string InWords(this CellKind cell) =>
        cell switch { CellKind.Lstm => "an LSTM", CellKind.Gru => "a GRU", _ => "a vanilla cell" };

    /// <summary>What is wrong with naming a panel at a place of a lesson; null where nothing is.</summary>
    internal static LessonError? ProblemIn(this PanelName panel, CellKind cell, string path)
    {
        if (panel.IsOf(cell))
        {
            return null;
        }

        string name = JsonNamingPolicy.KebabCaseLower.ConvertName(panel.ToString());
        return new LessonError(path, $"there is no panel {name} in a lesson of {cell.InWords()}",
            cell == CellKind.Vanilla ? "another panel, or set model.cell to lstm or gru" : "carousel, which stands in its place");
    }
}
