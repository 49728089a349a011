using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Layout;

/// <summary>What every screen has, whatever it shows: the bars, and the room between them. A pure function of size and scale.</summary>
/// <param name="Unit">Pixels per design unit.</param>
/// <param name="Screen">The whole canvas.</param>
/// <param name="TopBar">The bar with lesson and status.</param>
/// <param name="Transport">The bar with the transport.</param>
/// <param name="Room">All between the bars, within the margins.</param>
public readonly record struct ScreenFrame(float Unit, Box Screen, Box TopBar, Box Transport, Box Room)
{
    /// <summary>Between panels, in design units.</summary>
    public const float Gap = 8;

    /// <summary>Left and right of the panels, in design units.</summary>
    public const float Margin = 14;

    /// <summary>The least pixels per design unit at a scale of 1.</summary>
    public const float SmallestUnit = 0.86f;

    private const float DesignWidth = 1280, DesignHeight = 720;

    /// <summary>Computes the frame.</summary>
    /// <param name="size">The canvas in pixels.</param>
    /// <param name="scale">The user's scale times the theme's, 0.75 and up.</param>
    public static ScreenFrame Of(Extent size, float scale)
    {
        float unit = UnitAtScaleOne(size) * scale;
        var screen = new Box(0, 0, size.Width, size.Height);
        (Box topBar, Box rest) = screen.CutTop(MathF.Round(48 * unit));
        (Box transport, Box middle) = rest.CutBottom(MathF.Round(62 * unit));
        return new ScreenFrame(unit, screen, topBar, transport, middle.Inset(Margin * unit, Gap * unit, Margin * unit, Gap * unit));
    }

    /// <summary>A figure has no bars.</summary>
    /// <param name="size">The canvas in pixels.</param>
    /// <param name="unit">Pixels per design unit.</param>
    /// <param name="margin">Around all panels, in design units.</param>
    public static ScreenFrame OfFigure(Extent size, float unit, float margin)
    {
        var screen = new Box(0, 0, size.Width, size.Height);
        return new ScreenFrame(unit, screen, default, default, screen.Inset(margin * unit));
    }

    /// <summary>
    /// The largest scale for a canvas of this size: bars, the unrolled network and one card then have 640 × 360 units to
    /// themselves.
    /// </summary>
    public static float LargestScale(Extent size) =>
        MathF.Max(0.75f, MathF.Min(size.Width / 640, size.Height / 360) / UnitAtScaleOne(size));

    /// <summary>How much larger everything must be, lest the smallest letters are too small where pixels are.</summary>
    /// <param name="size">The canvas in pixels.</param>
    /// <param name="density">How many of the screen's pixels make one of a usual screen: 1 and up.</param>
    public static float Enlargement(Extent size, float density) => MathF.Max(1, SmallestUnit * density / UnitAtScaleOne(size));

    private static float UnitAtScaleOne(Extent size) =>
        MathF.Max(SmallestUnit, MathF.Min(size.Width / DesignWidth, size.Height / DesignHeight));
}
