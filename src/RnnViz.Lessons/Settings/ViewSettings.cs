using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Errors;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Settings;

/// <summary>How a lesson is shown.</summary>
public sealed record ViewSettings
{
    /// <summary>light, dark, projector, or null for the program's choice.</summary>
    [Description("The theme; without it the program chooses.")]
    [AllowedValues("light", "dark", "projector", null)]
    public string? Theme { get; init; }

    /// <summary>The panel that has the window to itself at the beginning, or null for all of them.</summary>
    [Description("The panel that has the window to itself at the beginning; without it all share the window.")]
    [AllowedValues("unrolled", "hidden", "gradient", "flow", "equations", "training", "loss", "spectrum", "task", "gates", "text",
        "verdict", "surface", "phase", "carousel", "bifurcation", null)]
    public string? Focus { get; init; }

    /// <summary>The lower end of the axis of gradient norms: 10 to this power, −300 to 0.</summary>
    [Description("The lower end of the axis of gradient norms: a power of ten.")]
    [Range(-300, 0)]
    public int LowestDecade { get; init; } = -6;

    /// <summary>The upper end of the axis of gradient norms: 10 to this power, 1 to 300.</summary>
    [Description("The upper end of the axis of gradient norms: a power of ten.")]
    [Range(1, 300)]
    public int HighestDecade { get; init; } = 2;

    /// <summary>The hidden unit whose values colour the text at the beginning, from 1 to H.</summary>
    [Description("The hidden unit whose values colour the panel text at the beginning, from 1 to H.")]
    [Range(1, 1024)]
    public int Unit { get; init; } = 1;

    /// <summary>
    /// The panels that the lesson is about, those that matter most first: never dropped, however small the window. Empty for the
    /// program's own choice.
    /// </summary>
    [Description("The panels that the lesson is about, those that matter most first: they are shown in every theme and size.")]
    [MaxLength(100)]
    public IReadOnlyList<PanelName> Panels { get; init; } = [];

    /// <summary>What of an LSTM's state the rows and the flow show at the beginning: h or c; null for c.</summary>
    [Description("What of an lstm's state the rows and the flow show at the beginning: hidden, h, or cell, c; without it cell.")]
    public StateName? State { get; init; }

    /// <summary>The gate that the row of gates shows at the beginning; null for all of them.</summary>
    [Description("The gate that the row of gates shows at the beginning: of an lstm i, f, g or o, of a gru r, z or n, or all.")]
    [AllowedValues("i", "f", "g", "o", "r", "z", "n", "all", null)]
    public string? Gate { get; init; }

    /// <summary>What the keys break between each other and those of the model.</summary>
    /// <param name="mistakes">What is unknown of the lesson.</param>
    /// <param name="cell">What is repeated at every timestep.</param>
    internal IEnumerable<LessonError> Check(LessonMistakes mistakes, CellKind cell)
    {
        if (!mistakes.Knows("model.cell"))
        {
            yield break;
        }

        if (mistakes.IsGiven("view.state", State) && State == StateName.Cell && cell != CellKind.Lstm)
        {
            yield return new LessonError(
                "view.state", "\"cell\", but only an LSTM has a cell state", "remove it, or set model.cell to lstm");
        }

        string letters = ((Cell)(int)cell).Letters();
        if (mistakes.IsGiven("view.gate", Gate) && Gate is { Length: 1 } gate && !letters.Contains(gate, StringComparison.Ordinal))
        {
            yield return new LessonError("view.gate", $"there is no gate {gate} in {cell.InWords()}",
                letters.Length == 0 ? "remove it, or set model.cell to lstm or gru" : $"{string.Join(", ", letters.ToCharArray())} or all");
        }

        for (int i = 0; i < Panels.Count; i++)
        {
            if (mistakes.Knows($"view.panels[{i}]") && Panels[i].ProblemIn(cell, $"view.panels[{i}]") is { } error)
            {
                yield return error;
            }
        }

        if (mistakes.Knows("view.focus") && Focus is { } focus && Enum.TryParse(focus, ignoreCase: true, out PanelName panel)
            && panel.ProblemIn(cell, "view.focus") is { } wrong)
        {
            yield return wrong;
        }
    }
}
