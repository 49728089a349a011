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
