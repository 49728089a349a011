using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Layout;

/// <summary>
/// What a figure shows in place of the window: panels alone, for a slide or a page. There is no bar, no button, no digit of a key, no
/// message and nothing of the pointer.
/// </summary>
public sealed record FigureRequest
{
    /// <summary>The type of labels in design units: the theme's look has it so.</summary>
    private const float LabelUnits = 13;

    /// <summary>The panels, from top to bottom; empty for all that the screen would show.</summary>
    public IReadOnlyList<PanelName> Panels { get; init; } = [];

    /// <summary>Whether there is neither title nor card: for a page that has a caption below the figure.</summary>
    public bool IsBare { get; init; }

    /// <summary>Pixels per design unit, &gt; 0: how large type and lines are; null to have them follow the figure's width.</summary>
    public float? Unit { get; init; }

    /// <summary>What it stands on.</summary>
    public FigureBackground Background { get; init; }

    /// <summary>Whether the call-out of the stop at which the walk stands is drawn, with its line to what it speaks of.</summary>
    public bool ShowsCallout { get; init; }

    /// <summary>The <see cref="Unit"/> at which labels have a size; the smallest type is 0.92 of it, indices of formulas less.</summary>
    /// <param name="fontPixels">The size in pixels: points × dots per inch / 72.</param>
    public static float UnitFor(float fontPixels) => fontPixels / LabelUnits;
}
