using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

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
    [AllowedValues("unrolled", "hidden", "gradient", "flow", "equations", "training", "loss", "spectrum", "task", "text", null)]
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
    public IReadOnlyList<PanelName> Panels { get; init; } = [];
}
