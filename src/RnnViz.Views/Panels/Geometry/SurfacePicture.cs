using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Geometry;

namespace RnnViz.Views.Panels.Geometry;

/// <summary>Colours and contour lines of a loss surface; made anew when there is something new of it.</summary>
internal sealed class SurfacePicture
{
    private const double MostDecades = 16;

    /// <summary>The share of the points that may lie below the scale, and the share that may lie above it.</summary>
    private const double Below = 0.04, Above = 0.02;

    private readonly double[] exponents = new double[LossSurface.Side * LossSurface.Side];
    private readonly double[] sorted = new double[LossSurface.Side * LossSurface.Side];
    private readonly ContourLines lines = new(LossSurface.Side, LossSurface.Side);
    private int version = -1;

    /// <summary>Positions on the scale of colours, row 0 at the bottom.</summary>
    public Heatmap Cells { get; } = new(LossSurface.Side, LossSurface.Side);

    /// <summary>log₁₀ of the losses at the ends of the scale.</summary>
    public (double Low, double High) Range { get; private set; } = (-1, 0);

    /// <summary>From one contour line to the next, in powers of ten.</summary>
    public double Step { get; private set; } = 0.5;

    /// <summary>Whether there are losses below the scale: a narrow valley does not take the colours from all else.</summary>
    public bool HasBelow { get; private set; }

    /// <summary>Whether there are finite losses above the scale.</summary>
    public bool HasAbove { get; private set; }

    /// <summary>Whether a loss at the end of the scale has a sign before three digits and a power of ten.</summary>
    public bool HasLongLevels => IsFine && (HasBelow || HasAbove) && (Range.Low < -3 || Range.High >= 5);

    /// <summary>Whether losses of neighbouring lines are so near to one another that it takes three digits to tell them apart.</summary>
    private bool IsFine => Step < 0.25;

    /// <summary>Takes over what is new.</summary>
    public void Update(LossSurface surface)
    {
        if (version == surface.Version)
        {
            return;
        }

        version = surface.Version;
        int count = 0;
        for (int i = 0; i < exponents.Length; i++)
        {
            double loss = surface.LossAt(i % LossSurface.Side, i / LossSurface.Side), exponent = Math.Log10(loss);
            exponents[i] = exponent;
            if (double.IsFinite(exponent))
            {
                sorted[count++] = exponent;
            }
        }

        ChooseRange(sorted.AsSpan(0, count));
        ValueScale scale = ValueScale.Log(Range.Low, Range.High);
        Span<float> cells = Cells.EditAll();
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = scale.Encode(surface.LossAt(i % LossSurface.Side, i / LossSurface.Side));
        }

        lines.Clear();
        // between points of the coarser picture lines would be steps
        for (int i = 1; surface.IsComplete && Level(i) < Range.High - 1e-9; i++)
        {
            lines.Add(exponents, Level(i), i);
        }
    }

    /// <summary>log₁₀ of the loss of a contour line; 0 is the lower end of the scale.</summary>
    public double Level(int i) => Range.Low + i * Step;

    /// <summary>Strokes the contour lines into a plot: light ones where the colours are dark.</summary>
    public void DrawLines(ICanvas canvas, Box plot, float thickness)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            double position = (Level(lines.MarkOf(i)) - Range.Low) / (Range.High - Range.Low);
            Rgba color = position < 0.7 ? Rgba.Hex(0xFFFFFF).WithOpacity(0.5f) : Rgba.Hex(0x000000).WithOpacity(0.45f);
            lines.Draw(canvas, plot, i, thickness, color);
        }
    }

    /// <summary>
    /// Appends the loss of a contour line: as a power of ten where it is one, else with the digits that tell it from the next.
    /// </summary>
    /// <param name="line">Where to.</param>
    /// <param name="i">Which.</param>
    /// <param name="isBrief">Whether a sign stands before it, so that there is less room.</param>
    public void AddLevel(ref Engine.Text.TextLine line, int i, bool isBrief)
    {
        double exponent = Level(i), whole = Math.Round(exponent);
        if (Math.Abs(exponent - whole) < 1e-9)
        {
            line.AddPowerOfTen((int)whole);
            return;
        }

        double loss = Math.Pow(10, exponent);
        int decimals = 1 - (int)Math.Floor(exponent);
        if (IsFine)
        {
            line.Add3(loss);
            return;
        }

        if (decimals is < 0 or > 5)
        {
            line.AddMagnitude(loss, isBrief || Step >= 0.5 ? 0 : 1);
            return;
        }

        line.AddFixed(loss, decimals);
    }

    /// <summary>
    /// Chooses the scale for logarithms of losses, which become sorted: without the outermost points; whole steps outwards, so that the
    /// scale does not move at each iteration; no more lines than can be told apart.
    /// </summary>
    internal void ChooseRange(Span<double> exponents)
    {
        if (exponents.IsEmpty)
        {
            (Range, Step, HasBelow, HasAbove) = ((-1, 0), 0.5, false, false);
            return;
        }

        exponents.Sort();
        (double first, double last) = (exponents[0], exponents[^1]);
        double least = exponents[(int)(Below * (exponents.Length - 1))], most = exponents[(int)((1 - Above) * (exponents.Length - 1))];
        // few points further out are not worth a mark of their own
        least = least - first < 0.3 * (most - least) ? first : least;
        most = last - most < 0.3 * (most - least) ? last : most;
        least = Math.Max(least, most - MostDecades);
        double span = most - least;
        Step = 2;
        foreach (double step in (ReadOnlySpan<double>)[0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1])
        {
            if (span / step <= 9)
            {
                Step = step;
                break;
            }
        }

        (double low, double high) = (Math.Floor(least / Step + 1e-9) * Step, Math.Ceiling(most / Step - 1e-9) * Step);
        Range = (low, high > low ? high : low + Step);
        (HasBelow, HasAbove) = (first < Range.Low - 1e-9, last > Range.High + 1e-9);
    }
}
