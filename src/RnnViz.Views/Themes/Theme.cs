using RnnViz.Engine.Drawing;

namespace RnnViz.Views.Themes;

/// <summary>
/// Colours by what they mean. Forward is always blue and backward always vermillion (Okabe and Ito's palette, chosen for
/// colour-blind readers); right and wrong differ by a mark as well.
/// </summary>
public sealed record Theme
{
    /// <summary>Name on the command line and in lesson files.</summary>
    public required string Name { get; init; }

    /// <summary>What type and lines are larger by than in the design.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>Behind the panels.</summary>
    public required Rgba Background { get; init; }

    /// <summary>Bars at the top and bottom.</summary>
    public required Rgba Bar { get; init; }

    /// <summary>Panels.</summary>
    public required Rgba Panel { get; init; }

    /// <summary>Hairlines around panels and bars.</summary>
    public required Rgba Border { get; init; }

    /// <summary>Gridlines of charts and buttons at rest.</summary>
    public required Rgba Quiet { get; init; }

    /// <summary>Text that is read.</summary>
    public required Rgba Text { get; init; }

    /// <summary>Text that labels.</summary>
    public required Rgba Muted { get; init; }

    /// <summary>Everything of the forward pass.</summary>
    public required Rgba Forward { get; init; }

    /// <summary>Everything of the backward pass.</summary>
    public required Rgba Backward { get; init; }

    /// <summary>Text and symbols on top of <see cref="Backward"/>.</summary>
    public required Rgba OnBackward { get; init; }

    /// <summary>A right prediction; it also carries a tick.</summary>
    public required Rgba Right { get; init; }

    /// <summary>A wrong prediction; it also carries a cross.</summary>
    public required Rgba Wrong { get; init; }

    /// <summary>The band of the chosen timestep, laid over panels.</summary>
    public required Rgba CursorBand { get; init; }

    /// <summary>Behind overlays.</summary>
    public required Rgba Veil { get; init; }

    /// <summary>Signed values: hidden states and gradients.</summary>
    public required ColorMap Diverging { get; init; }

    /// <summary>Magnitudes.</summary>
    public required ColorMap Sequential { get; init; }
}
