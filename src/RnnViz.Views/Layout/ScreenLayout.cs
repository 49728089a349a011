using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Layout;

/// <summary>
/// Where everything stands: a pure function of the canvas' size, the scale and what the lesson has. Nothing on the screen
/// positions itself by any other rule.
/// </summary>
public sealed record ScreenLayout
{
    private const float DesignWidth = 1600, DesignHeight = 900, SmallestUnit = 0.86f;

    /// <summary>Pixels per design unit.</summary>
    public required float Unit { get; init; }

    /// <summary>Pixels per design unit within panels: larger where one panel has the window to itself.</summary>
    public required float PanelUnit { get; init; }

    /// <summary>The panel that has the window to itself, or none.</summary>
    public PanelKey Focus { get; init; }

    /// <summary>What stays free below that panel, for what the lesson says at its stops; empty where all panels share the window.</summary>
    public Box CalloutStrip { get; init; }

    /// <summary>The whole canvas.</summary>
    public required Box Screen { get; init; }

    /// <summary>The bar with lesson and status.</summary>
    public required Box TopBar { get; init; }

    /// <summary>The bar with the transport.</summary>
    public required Box Transport { get; init; }

    /// <summary>All between the bars, within the margins.</summary>
    public required Box Room { get; init; }

    /// <summary>The unrolled network.</summary>
    public required Box Unrolled { get; init; }

    /// <summary>The heatmap of hidden states.</summary>
    public required Box Hidden { get; init; }

    /// <summary>The heatmap of ∂L/∂h.</summary>
    public required Box Gradient { get; init; }

    /// <summary>The bars ‖∂L/∂h_t‖.</summary>
    public required Box Flow { get; init; }

    /// <summary>Gradient flow over training.</summary>
    public required Box FlowHistory { get; init; }

    /// <summary>The loss curve.</summary>
    public required Box Loss { get; init; }

    /// <summary>Gradient norms before and after clipping.</summary>
    public required Box GradientNorm { get; init; }

    /// <summary>
    /// The equations of the step that is being walked through; while training runs, the gradient through time in numbers.
    /// </summary>
    public required Box Bptt { get; init; }

    /// <summary>The spectrum of Whh.</summary>
    public required Box Spectrum { get; init; }

    /// <summary>The task's own picture: generated text, a predicted curve, target against output; empty when the lesson has none.</summary>
    public required Box Task { get; init; }

    /// <summary>What the lecturer can change while training runs.</summary>
    public required Box Controls { get; init; }

    /// <summary>The columns of timesteps, shared by the four rows on the left; y and height are the rows' together.</summary>
    public required TimeAxis Axis { get; init; }

    /// <summary>Computes the layout. A panel for which there is no room, at a large scale or in a small window, has an empty box.</summary>
    /// <param name="size">The canvas in pixels.</param>
    /// <param name="scale">The user's scale times the theme's, 0.75 and up.</param>
    /// <param name="timesteps">T of the lesson.</param>
    /// <param name="hasTask">Whether the lesson has a picture of its own.</param>
    /// <param name="isTaskWide">Whether that picture is what the lesson is about: it takes the place of the two heatmaps.</param>
    /// <param name="isFlowTall">Whether the flow row needs height for a picture of rows and columns; the heatmaps give it.</param>
    /// <param name="isAboutDial">Whether the controls and the spectrum are what the lesson is about.</param>
    public static ScreenLayout Compute(
        Extent size, float scale, int timesteps, bool hasTask, bool isTaskWide = false, bool isFlowTall = false, bool isAboutDial = false)
    {
        float unit = UnitAtScaleOne(size) * scale;
        float gap = 12 * unit, margin = 16 * unit;
        var screen = new Box(0, 0, size.Width, size.Height);
        (Box topBar, Box rest) = screen.CutTop(MathF.Round(54 * unit));
        (Box transport, Box middle) = rest.CutBottom(MathF.Round(64 * unit));
        Box content = middle.Inset(margin, gap, margin, gap);
        float rightWidth = MathF.Round(Math.Clamp(content.Width * 0.3f, 344 * unit, 480 * unit));
        (Box right, Box left) = content.CutRight(rightWidth, gap);
        Box[] rows = isTaskWide
            ? RowStack.Divide(left, gap, new Row(200 * unit, 0.2f, 0), new Row(220 * unit, 0.7f, 1), new Row(92 * unit, 0.1f, 2))
            : RowStack.Divide(left, gap,
                new Row(200 * unit, isFlowTall ? 0.1f : 0.34f, 0), new Row((isFlowTall ? 118 : 104) * unit, isFlowTall ? 0.05f : 0.24f, 3),
                new Row((isFlowTall ? 118 : 104) * unit, isFlowTall ? 0.05f : 0.24f, 2), new Row(92 * unit, isFlowTall ? 0.8f : 0.18f, 1));
        Box[] cards = RowStack.Divide(right, gap,
            new Row(152 * unit, 0.3f, 0), new Row(100 * unit, 0.2f, isAboutDial ? 3 : 1), new Row(108 * unit, 0.2f, isAboutDial ? 4 : 2),
            new Row(126 * unit, 0.25f, isAboutDial ? 2 : 4), new Row(158 * unit, 0.05f, isAboutDial ? 1 : 3));
        (Box loss, Box norm) = InHalves(cards[2], gap);
        (Box spectrum, Box task) = hasTask && !isTaskWide ? InHalves(cards[3], gap) : (cards[3], isTaskWide ? rows[1] : default);

        return new ScreenLayout
        {
            Unit = unit,
            PanelUnit = unit,
            Screen = screen,
            TopBar = topBar,
            Transport = transport,
            Room = content,
            Unrolled = rows[0],
            Hidden = isTaskWide ? default : rows[1],
            Gradient = isTaskWide ? default : rows[2],
            Flow = rows[^1],
            Bptt = cards[0],
            FlowHistory = cards[1],
            Loss = loss,
            GradientNorm = norm,
            Spectrum = spectrum,
            Task = task,
            Controls = cards[4],
            Axis = AxisOf(left, unit, timesteps),
        };
    }

    /// <summary>The columns of timesteps in rows that stand in <paramref name="area"/>: right of a gutter for titles and legends.</summary>
    internal static TimeAxis AxisOf(Box area, float unit, int timesteps)
    {
        float gutter = 112 * unit, pad = 14 * unit;
        return new TimeAxis(new Box(area.X + gutter, area.Y, area.Width - gutter - pad, area.Height).Snapped(), timesteps);
    }

    /// <summary>
    /// The largest scale for a canvas of this size: bars, the unrolled network and one card then have 704 × 400 units to
    /// themselves.
    /// </summary>
    public static float LargestScale(Extent size) =>
        MathF.Max(0.75f, MathF.Min(size.Width / 704, size.Height / 400) / UnitAtScaleOne(size));

    private static float UnitAtScaleOne(Extent size) =>
        MathF.Max(SmallestUnit, MathF.Min(size.Width / DesignWidth, size.Height / DesignHeight));

    private static (Box Left, Box Right) InHalves(Box row, float gap)
    {
        if (row.Width == 0)
        {
            return default;
        }

        (Box left, Box right) = row.CutLeft(MathF.Round((row.Width - gap) / 2), gap);
        return (left.Snapped(), right.Snapped());
    }
}
