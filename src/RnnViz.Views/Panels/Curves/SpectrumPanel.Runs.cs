using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.History;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Curves;

// the eigenvalues of several runs in one plane
public sealed partial class SpectrumPanel
{
    private bool HasRuns => training.Contrast.IsContrast;

    private ReadOnlySpan<ShownRun> Runs => training.Contrast.Runs.AsSpan();

    /// <summary>Below the plane, lines of numbers: of several runs two in each.</summary>
    private int NumberLines
    {
        get
        {
            int count = 0;
            foreach (ShownRun run in Runs)
            {
                count += HasSpectrum(run) ? 1 : 0;
            }

            return (count + 1) / 2;
        }
    }

    private double GreatestRadius
    {
        get
        {
            double greatest = Spectrum.SpectralRadius;
            foreach (ShownRun run in Runs)
            {
                double radius = HasSpectrum(run) ? run.Training.Session.Spectrum.SpectralRadius : double.NaN;
                greatest = double.IsFinite(radius) && !(radius < greatest) ? radius : greatest;
            }

            return greatest;
        }
    }

    /// <summary>Gated cells have stacks of matrices, whose eigenvalues say nothing.</summary>
    private static bool HasSpectrum(ShownRun run) => !run.Training.Step.IsGated;

    /// <summary>Those of the run in front last, on top of the others.</summary>
    private void DrawRuns(ICanvas canvas)
    {
        foreach (ShownRun run in Runs)
        {
            if (HasSpectrum(run) && !run.IsFront)
            {
                DrawRun(canvas, run);
            }
        }

        DrawRun(canvas, training.Contrast.Front);
    }

    private void DrawRun(ICanvas canvas, ShownRun run)
    {
        SpectrumReading spectrum = run.Training.Session.Spectrum;
        RunLook look = Theme.Runs[run.Index];
        Rgba color = Paint(look.Color);
        if (double.IsFinite(spectrum.SpectralRadius))
        {
            DashedCircle(canvas, Plane.Center, Pixels(spectrum.SpectralRadius), color);
        }

        for (int i = 0; i < spectrum.Count; i++)
        {
            if (double.IsFinite(spectrum.Real(i)) && double.IsFinite(spectrum.Imaginary(i)))
            {
                canvas.MarkRun(look.Mark, PlaceOf(spectrum, i), Dot, color);
            }
        }
    }

    /// <summary>ρ of each run: beside the plane with its name or, without room for that, below it with its mark.</summary>
    private void DrawRadii(ICanvas canvas)
    {
        TextStyle style = IsWide && IsFocused ? Look.Symbol : IsWide ? Look.Number : Look.SmallNumber;
        float x = IsWide ? Plane.Right + Look.Px(IsFocused ? 12 : 0) : Content.X;
        float y = IsWide ? Content.Y + Look.Px(10) : Content.Bottom - Look.Px(7) - Look.Px(18) * (NumberLines - 1);
        float pitch = Look.Px(IsFocused ? 24 : 18), rho = Formula(canvas, "ρ", 18).Width + Look.Px(6);
        int count = 0;
        Span<char> buffer = stackalloc char[24];
        foreach (ShownRun run in Runs)
        {
            if (!HasSpectrum(run))
            {
                continue;
            }

            RunLook look = Theme.Runs[run.Index];
            var number = new TextLine(buffer);
            AddRead(ref number, run.Training.Session.Spectrum, run.Training.Session.Spectrum.SpectralRadius);
            Rgba ink = Ink(look.TextColor);
            if (IsWide)
            {
                float room = Content.Right - x - RunLabel.WidthOf(Look, canvas.Fonts, "", Look.Label);
                RunLabel.Draw(
                    canvas, Look, look, RunLabel.Cut(canvas.Fonts, run.Name, Look.Label, room), new Point(x, y), Look.Label);
                Named(canvas, "ρ", number.Span, new Point(x + Look.Px(14), y + pitch), 18, style, ink);
                y += pitch * (IsFocused ? 2.6f : 2.2f);
                continue;
            }

            // "ρ" once, and then two to a line
            var at = new Point(x + rho + count % 2 * (Content.Width - rho) / 2, y + count / 2 * Look.Px(18));
            if (count++ == 0)
            {
                Formula(canvas, "ρ", 16).Draw(canvas, new Point(x, MathF.Round(y + canvas.Fonts.CapHeight(style) / 2)), Theme.Text);
            }

            RunLabel.Draw(canvas, Look, look, number.Span, at, style, ink);
        }
    }

    private bool TryDescribeRuns(Point point, ref HoverText text)
    {
        float distance = MathF.Max(Look.Px(8), 2 * Dot);
        ShownRun? nearest = null;
        int which = -1;
        foreach (ShownRun run in Runs)
        {
            if (HasSpectrum(run) && Nearest(run.Training.Session.Spectrum, point, ref distance) is >= 0 and int i)
            {
                (nearest, which) = (run, i);
            }
        }

        if (nearest is null)
        {
            return false;
        }

        Describe(nearest.Training.Session.Spectrum, which, ref text);
        text.Name.Add(", ");
        text.Name.Add(nearest.Name);
        return true;
    }
}
