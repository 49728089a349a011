using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.History;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Curves;

/// <summary>
/// All eigenvalues of Whh in the complex plane against the unit circle, with the circle of ρ dashed, and ρ and σ_max as
/// numbers with the iteration they are of; of several runs those of each that is vanilla.
/// </summary>
public sealed partial class SpectrumPanel(ShownTraining training, IAppearance appearance) : Panel(appearance)
{
    private const string LargestSingularValue = "σ_{\"max\"}";

    /// <inheritdoc/>
    protected override string Title => "SPECTRUM";

    /// <inheritdoc/>
    internal override Topic Topic => HasRuns ? Topic.Spectra : Topic.Spectrum;

    private SpectrumReading Spectrum => training.Session.Spectrum;

    /// <summary>Whether the numbers stand beside the plane; else below it.</summary>
    private bool IsWide => Content.Width > Content.Height + Look.Px(Figure is null ? 126 : 196);

    private Box Plane => IsWide
        ? Content with { Width = MathF.Max(Content.Height, Content.Width - Look.Px(IsFocused ? 260 : 150)) }
        : Content.Inset(0, 0, 0, Look.Px(18) * NumberLines);

    /// <summary>Half the side of the square of the complex plane that is shown, in units of the plane.</summary>
    private double Reach
    {
        get
        {
            double reach = Math.Max(1.25, Math.Ceiling(GreatestRadius * 1.1 * 4) / 4);
            return double.IsFinite(reach) ? reach : 1.25;
        }
    }

    /// <summary>Whether the spectrum is of an iteration so far from the one shown that it is dimmed.</summary>
    private bool IsOld => OtherIteration.IsOld(Spectrum.Iteration, training.Step.Iteration);

    private Rgba Ink(Rgba color) => IsOld ? Theme.Muted : color;

    private Rgba Paint(Rgba color) => IsOld ? Rgba.Mix(Theme.Surface, color, 0.4f) : color;

    /// <summary>Pixels to a unit of the plane.</summary>
    private float One => Pixels(1);

    /// <summary>How many pixels a number has in the plane; numbers may be too large for floats.</summary>
    private float Pixels(double number) => (float)(number / Reach * (MathF.Min(Plane.Width, Plane.Height) / 2));

    private Point PlaceOf(int i) => PlaceOf(Spectrum, i);

    private Point PlaceOf(SpectrumReading spectrum, int i) =>
        Plane.Center + new Point(Pixels(spectrum.Real(i)), -Pixels(spectrum.Imaginary(i)));

    private float Dot => Look.Px(Spectrum.Count > 96 ? 1.6f : 2.6f) * (IsFocused ? 1.6f : 1);

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Box plane = Plane;
        float radius = MathF.Min(plane.Width, plane.Height) / 2, one = One;
        Point middle = plane.Center;
        canvas.FillBox(new Box(middle.X - radius, MathF.Round(middle.Y), 2 * radius, Look.Hair()), Theme.Quiet);
        canvas.FillBox(new Box(MathF.Round(middle.X), middle.Y - radius, Look.Hair(), 2 * radius), Theme.Quiet);
        canvas.Circle(middle, one, Look.Hair(1.3f), Theme.Text);
        if (HasRuns)
        {
            DrawRuns(canvas);
        }
        else
        {
            DrawEigenvalues(canvas);
        }

        DrawCount(canvas);
        DrawLabels(canvas, middle, radius);
        DrawNumbers(canvas);
        DrawTitle(canvas);
    }

    private void DrawEigenvalues(ICanvas canvas)
    {
        if (double.IsFinite(Spectrum.SpectralRadius))
        {
            DashedCircle(canvas, Plane.Center, Pixels(Spectrum.SpectralRadius), Paint(Theme.Backward));
        }

        for (int i = 0; i < Spectrum.Count; i++)
        {
            double re = Spectrum.Real(i), im = Spectrum.Imaginary(i);
            if (!double.IsFinite(re) || !double.IsFinite(im))
            {
                continue;
            }

            bool isOutside = re * re + im * im > 1;
            canvas.FillCircle(PlaceOf(i), Dot, Paint(isOutside ? Theme.Backward : Theme.Forward));
        }
    }

    private void DashedCircle(ICanvas canvas, Point middle, float radius, Rgba color)
    {
        int dashes = Math.Clamp((int)(2 * MathF.PI * radius / Look.Px(8)), 8, 160);
        for (int i = 0; i < dashes; i++)
        {
            (float sin, float cos) = MathF.SinCos(2 * MathF.PI * i / dashes);
            (float sinEnd, float cosEnd) = MathF.SinCos(2 * MathF.PI * (i + 0.55f) / dashes);
            canvas.Line(middle + new Point(radius * cos, radius * sin), middle + new Point(radius * cosEnd, radius * sinEnd),
                Look.Hair(1.2f), color);
        }
    }

    /// <summary>Names the unit circle; with room, the axes have numbers too.</summary>
    private void DrawLabels(ICanvas canvas, Point middle, float radius)
    {
        TextStyle style = Look.TinyNumber;
        float y = Content.Y + Look.Px(6), stroke = Look.Px(IsFocused || Figure is not null ? 18 : 8);
        canvas.FillBox(new Box(Content.X, MathF.Round(y), stroke, Look.Hair(1.3f)), Theme.Text);
        canvas.CenteredText(
            IsFocused ? "|λ| = 1, the unit circle" : Figure is null ? "|λ|=1" : "|λ| = 1",
            new Point(Content.X + stroke + Look.Px(4), y), style, Theme.Muted, TextAlign.Left);
        if (!IsFocused && Figure is null)
        {
            return;
        }

        y += Look.Px(20);
        canvas.DashedLine(new Point(Content.X, MathF.Round(y)), new Point(Content.X + stroke, MathF.Round(y)), Look.Hair(1.2f), Look.Px(5),
            Look.Px(3), HasRuns ? Theme.Text : Theme.Backward);
        canvas.CenteredText("|λ| = ρ", new Point(Content.X + stroke + Look.Px(4), y), style, Theme.Muted, TextAlign.Left);
        // beside the end of the axis, or above it where there is no room
        bool isBeside = middle.X + radius + Look.Px(40) <= Plane.Right;
        var end = new Point(middle.X + radius + (isBeside ? Look.Px(6) : 0), middle.Y - (isBeside ? 0 : Look.Px(10)));
        canvas.CenteredText("Re λ", end, style, Theme.Muted, isBeside ? TextAlign.Left : TextAlign.Right);
        canvas.CenteredText("Im λ", new Point(middle.X + Look.Px(6), middle.Y - radius + Look.Px(8)), style, Theme.Muted, TextAlign.Left);
    }

    private void DrawNumbers(ICanvas canvas)
    {
        if (HasRuns)
        {
            DrawRadii(canvas);
            return;
        }

        var rho = new TextLine(stackalloc char[32]);
        AddRead(ref rho, Spectrum, Spectrum.SpectralRadius);
        var sigma = new TextLine(stackalloc char[32]);
        AddRead(ref sigma, Spectrum, Spectrum.LargestSingularValue);
        if (!IsWide)
        {
            float y = Content.Bottom - Look.Px(7);
            Named(canvas, "ρ", rho.Span, new Point(Content.X, y), 16, Look.SmallNumber, Ink(Theme.BackwardText));
            float width = Formula(canvas, LargestSingularValue, 16).Width + Look.Px(5) + canvas.Fonts.Measure(sigma.Span, Look.SmallNumber);
            Named(canvas, LargestSingularValue, sigma.Span, new Point(Content.Right - width, y), 16, Look.SmallNumber, Ink(Theme.Text));
            return;
        }

        float x = Plane.Right + Look.Px(IsFocused ? 12 : 0), pitch = Look.Px(IsFocused ? 30 : 20), top = Content.Y + Look.Px(10);
        TextStyle style = IsFocused ? Look.Symbol : Look.Number;
        Named(canvas, "ρ", rho.Span, new Point(x, top), 18, style, Ink(Theme.BackwardText));
        canvas.CenteredText("spectral radius", new Point(x, top + pitch * 0.8f), Look.Label, Theme.Muted, TextAlign.Left);
        if (Content.Height < 2.9f * pitch + Look.Px(10))
        {
            Named(canvas, LargestSingularValue, sigma.Span, new Point(x, top + pitch * 1.8f), 18, style, Ink(Theme.Text));
            return;
        }

        Named(canvas, LargestSingularValue, sigma.Span, new Point(x, top + pitch * 2), 18, style, Ink(Theme.Text));
        canvas.CenteredText("largest singular value", new Point(x, top + pitch * 2.8f), Look.Label, Theme.Muted, TextAlign.Left);
    }

    // of recorded weights of hundreds of units no spectrum is read
    private static void AddRead(ref TextLine line, SpectrumReading spectrum, double number)
    {
        if (spectrum.Iteration < 0)
        {
            line.Add("–");
        }
        else
        {
            line.Add3(number);
        }
    }

    /// <summary>A formula and its number, on one baseline whose capitals are centred on a point.</summary>
    private void Named(
        ICanvas canvas, string notation, ReadOnlySpan<char> number, Point middleLeft, float units, TextStyle style, Rgba color)
    {
        FormulaLayout name = Formula(canvas, notation, units);
        float baseline = MathF.Round(middleLeft.Y + canvas.Fonts.CapHeight(style) / 2);
        name.Draw(canvas, new Point(middleLeft.X, baseline), color);
        canvas.Text(number, new Point(middleLeft.X + name.Width + Look.Px(5), baseline), style, color);
    }

    private void DrawTitle(ICanvas canvas)
    {
        float iteration = Spectrum.Iteration < 0 ? 0
            : DrawIteration(canvas, Spectrum.Iteration, training.Step.Iteration, training.Session.ShownIteration(Spectrum.Iteration));
        FormulaLayout matrix = Formula(canvas, "W_{hh}", 16);
        float x = TitleBaseline.X + TitleWidth(canvas) + Look.Px(6);
        float room = Bounds.Right - Look.Px(20) - iteration;
        if (x + matrix.Width < room)
        {
            matrix.Draw(canvas, new Point(x, TitleBaseline.Y), Theme.Muted);
        }
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        if (HasRuns)
        {
            return TryDescribeRuns(point, ref text);
        }

        float distance = MathF.Max(Look.Px(8), 2 * Dot);
        if (Nearest(Spectrum, point, ref distance) is not (>= 0 and int nearest))
        {
            return false;
        }

        Describe(Spectrum, nearest, ref text);
        return true;
    }
}
