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

    /// <summary>What hairlines and strokes are heavier by than in the design.</summary>
    public float LineWeight { get; init; } = 1;

    /// <summary>The contrast that every text has at least with what lies behind it (WCAG 2.2): 4.5 or, for a hall, 7.</summary>
    public double LeastContrast { get; init; } = 4.5;

    /// <summary>Behind the panels.</summary>
    public required Rgba Background { get; init; }

    /// <summary>Bars at the top and bottom.</summary>
    public required Rgba Bar { get; init; }

    /// <summary>Panels.</summary>
    public required Rgba Surface { get; init; }

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

    /// <summary>Text about the backward pass: <see cref="Backward"/>, as much darker or lighter as text needs to be read.</summary>
    public required Rgba BackwardText { get; init; }

    /// <summary>Symbols on top of <see cref="Backward"/>, text on top of <see cref="BackwardText"/>.</summary>
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

    /// <summary>
    /// How up to three runs beside each other are told apart: by colours of other hues than the passes have, each much lighter or
    /// darker than the other two, and without any colour by line and mark. Deep green, violet, and rose.
    /// </summary>
    public required IReadOnlyList<RunLook> Runs { get; init; }

    /// <summary>How much of a colour is left of what has not been computed yet.</summary>
    public const float DimmedShare = 0.2f;

    /// <summary>Whether what has not been computed yet is not to be seen at all, because it answers a question.</summary>
    public bool HidesUnreached { get; init; }

    /// <summary>How much is left of a picture that has not been computed yet: <see cref="DimmedShare"/> or nothing.</summary>
    public float UnreachedShare => HidesUnreached ? 0 : DimmedShare;

    /// <summary>
    /// The colour of something on a panel that has not been computed yet: there, but hardly; transparent where it is to be hidden.
    /// </summary>
    public Rgba Dimmed(Rgba color) => HidesUnreached ? color.WithOpacity(0) : Rgba.Mix(Surface, color, DimmedShare);
}
