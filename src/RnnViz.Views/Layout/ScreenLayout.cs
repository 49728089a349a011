using RnnViz.Engine.Drawing;

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

    /// <summary>The whole canvas.</summary>
    public required Box Screen { get; init; }

    /// <summary>The bar with lesson and status.</summary>
    public required Box TopBar { get; init; }

    /// <summary>The bar with the transport.</summary>
    public required Box Transport { get; init; }

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

    /// <summary>From the first to the last gradient, in numbers.</summary>
    public required Box ThroughTime { get; init; }

    /// <summary>The spectrum of Whh.</summary>
    public required Box Spectrum { get; init; }

    /// <summary>Generated text; empty when the lesson has none.</summary>
    public required Box Sample { get; init; }

    /// <summary>The columns of timesteps, shared by the four rows on the left; y and height are the rows' together.</summary>
    public required TimeAxis Axis { get; init; }

    /// <summary>Computes the layout.</summary>
    /// <param name="size">The canvas in pixels.</param>
    /// <param name="scale">The user's scale, 0.75..2.</param>
    /// <param name="timesteps">T of the lesson.</param>
    /// <param name="hasSample">Whether the lesson generates text.</param>
    public static ScreenLayout Compute(Extent size, float scale, int timesteps, bool hasSample)
    {
        float unit = UnitAtScaleOne(size) * scale;
        float gap = 12 * unit, margin = 16 * unit;
        var screen = new Box(0, 0, size.Width, size.Height);
        (Box topBar, Box rest) = screen.CutTop(MathF.Round(54 * unit));
        (Box transport, Box middle) = rest.CutBottom(MathF.Round(64 * unit));
        Box content = middle.Inset(margin, gap, margin, gap);
        float rightWidth = MathF.Round(Math.Clamp(content.Width * 0.29f, 330 * unit, 460 * unit));
        (Box right, Box left) = content.CutRight(rightWidth, gap);

        // rows on the left, in shares of the height
        float height = left.Height - 3 * gap;
        (Box unrolled, Box below) = left.CutTop(MathF.Round(height * 0.37f), gap);
        (Box hidden, Box lower) = below.CutTop(MathF.Round(height * 0.22f), gap);
        (Box gradient, Box flow) = lower.CutTop(MathF.Round(height * 0.22f), gap);

        float sampleShare = hasSample ? 0.20f : 0;
        float inner = right.Height - (hasSample ? 3 : 2) * gap;
        (Box sample, Box charts) = hasSample ? right.CutBottom(MathF.Round(inner * sampleShare), gap) : (default, right);
        (Box history, Box pairs) = charts.CutTop(MathF.Round(inner * (hasSample ? 0.29f : 0.37f)), gap);
        (Box curves, Box last) = pairs.CutTop(MathF.Round((pairs.Height - gap) * 0.49f), gap);
        (Box loss, Box norm) = curves.CutLeft(MathF.Round((curves.Width - gap) / 2), gap);
        (Box through, Box spectrum) = last.CutLeft(MathF.Round((last.Width - gap) * 0.54f), gap);

        float gutter = 112 * unit, pad = 14 * unit;
        var axisBox = new Box(left.X + gutter, left.Y, left.Width - gutter - pad, left.Height);
        return new ScreenLayout
        {
            Unit = unit,
            Screen = screen,
            TopBar = topBar,
            Transport = transport,
            Unrolled = unrolled.Snapped(),
            Hidden = hidden.Snapped(),
            Gradient = gradient.Snapped(),
            Flow = flow.Snapped(),
            FlowHistory = history.Snapped(),
            Loss = loss.Snapped(),
            GradientNorm = norm.Snapped(),
            ThroughTime = through.Snapped(),
            Spectrum = spectrum.Snapped(),
            Sample = sample.Snapped(),
            Axis = new TimeAxis(axisBox.Snapped(), timesteps),
        };
    }

    /// <summary>The largest scale at which everything still fits a canvas of this size: the design then has 1240 × 690 units to itself.</summary>
    public static float LargestScale(Extent size) =>
        MathF.Max(0.75f, MathF.Min(size.Width / 1240, size.Height / 690) / UnitAtScaleOne(size));

    private static float UnitAtScaleOne(Extent size) =>
        MathF.Max(SmallestUnit, MathF.Min(size.Width / DesignWidth, size.Height / DesignHeight));
}
