using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>Draws one column of the unrolled network, and the links to the next.</summary>
internal sealed class UnrolledCell(ShownTraining training, IViewState view, IScales scales, IAppearance appearance)
{
    private readonly UnrolledBoxes boxes = new(training, appearance);

    private Look Look => appearance.PanelLook;

    private Theme Theme => appearance.PanelLook.Theme;

    private float StripWidth(float column) => Math.Clamp(column * 0.4f, Look.Px(12), Look.Px(44));

    /// <summary>The lines from input to cell to prediction, and the frame of the cell, of timestep t, centred on x.</summary>
    public void DrawFrame(ICanvas canvas, UnrolledRows rows, int t, float x, float column)
    {
        float box = Look.Px(UnrolledBoxes.Edge), stroke = Look.Hair(1.5f);
        bool isShown = HasState(t);
        Line(rows.Input - box / 2, rows.Hidden.Bottom);
        if (training.Step.HasLoss(t))
        {
            Line(rows.Hidden.Y, rows.Output + box / 2);
        }

        float frame = Look.Px(3);
        Box strip = Strip(rows, x, column);
        var around = new Box(strip.X - frame, strip.Y - frame, strip.Width + 2 * frame, strip.Height + 2 * frame).Snapped();
        canvas.Card(around, Look.Px(4), Look.Hair(), Theme.Surface, IsMarked(t) ? training.PhaseColor(Theme) : Theme.Border);

        void Line(float from, float to) => canvas.FillBox(
            new Box(MathF.Round(x - stroke / 2), MathF.Min(from, to), stroke, MathF.Abs(to - from)), Shade(Theme.Forward, isShown));
    }

    /// <summary>The units of timestep t as a strip of colours.</summary>
    public void DrawUnits(ICanvas canvas, UnrolledRows rows, int t, float x, float column, Heatmap hidden) =>
        canvas.Heatmap(
            hidden, new Box(t - 1, 0, 1, hidden.Rows), Strip(rows, x, column), Theme.Diverging, new HeatmapMarks(training.Saturation));

    /// <summary>Covers the units of a timestep that the walk has not come to.</summary>
    public void DrawVeil(ICanvas canvas, UnrolledRows rows, int t, float x, float column)
    {
        if (!HasState(t))
        {
            canvas.FillBox(Strip(rows, x, column), Theme.Surface.WithOpacity(1 - Theme.UnreachedShare));
        }
    }

    /// <summary>The height of the arrows of the forward pass.</summary>
    public static float ForwardArrow(UnrolledRows rows) => MathF.Round(rows.Hidden.Y + rows.Hidden.Height * 0.28f);

    /// <summary>The height of the arrows of the backward pass.</summary>
    public static float BackwardArrow(UnrolledRows rows) => MathF.Round(rows.Hidden.Y + rows.Hidden.Height * 0.72f);

    private bool HasState(int t) => training.Walk.Shows(Phase.Forward, t, Term.State);

    private bool HasGradient(int t) => training.Walk.Shows(Phase.Backward, t, Term.HiddenGradient);

    private bool IsMarked(int t) => t == training.Timestep || training.Timestep == 0 && t == view.PointedTimestep;

    private Rgba Shade(Rgba color, bool isShown) => isShown ? color : Theme.Dimmed(color);

    /// <summary>Input, prediction, loss and number of timestep t, centred on x.</summary>
    public void DrawLabels(ICanvas canvas, UnrolledRows rows, int t, float x, float column)
    {
        boxes.DrawInput(canvas, new Point(x, rows.Input), t, column);
        if (training.Step.HasLoss(t))
        {
            boxes.DrawOutput(canvas, rows, t, x, column);
        }

        var label = new TextLine(stackalloc char[16]);
        if (column > Look.Px(40))
        {
            label.Add("t=");
        }

        label.Add(t);
        canvas.CenteredText(
            label.Span, new Point(x, rows.Timestep), Look.SmallNumber, IsMarked(t) ? training.PhaseText(Theme) : Theme.Muted);
    }

    /// <summary>Arrows between timestep t at x and t + 1 one column further, and the gain of the gradient from t + 1 to t.</summary>
    public void DrawLink(ICanvas canvas, UnrolledRows rows, int t, float x, float column)
    {
        float strip = StripWidth(column) / 2 + Look.Px(4), head = Look.Px(7);
        float forward = ForwardArrow(rows), backward = BackwardArrow(rows);
        bool isShown = HasGradient(t);
        canvas.Arrow(new Point(x + strip, forward), new Point(x + column - strip, forward), Look.Hair(1.5f), head,
            Shade(Theme.Forward, HasState(t + 1)));

        ReadOnlySpan<double> norms = training.Step.HiddenGradientNorms;
        double here = norms[t - 1], next = norms[t];
        if (here > 0)
        {
            float thickness = Look.Px(1 + 3.5f * (double.IsFinite(here) ? (float)scales.Norm.Position(here) : 1));
            canvas.Arrow(new Point(x + column - strip, backward), new Point(x + strip, backward), thickness, head + thickness,
                Shade(Theme.Backward, isShown));
        }

        if (double.IsFinite(here / next))
        {
            DrawGain(canvas, here / next, new Point(x + column / 2, rows.Gain), column, isShown);
        }
    }

    /// <summary>The gain with as many digits as the column has room for; the sign × goes first.</summary>
    private void DrawGain(ICanvas canvas, double gain, Point middle, float column, bool isShown)
    {
        Span<char> buffer = stackalloc char[16];
        for (int attempt = 0; attempt < 3; attempt++)
        {
            var label = new TextLine(buffer);
            if (attempt == 0)
            {
                label.Add("×");
            }

            if (double.IsFinite(gain) && gain < 99.5 && gain >= 0.005)
            {
                label.AddFixed(gain, gain < 9.995 && attempt < 2 ? 2 : 1);
            }
            else
            {
                label.Add3(gain);
            }

            if (canvas.Fonts.Measure(label.Span, Look.SmallNumber) > column - Look.Px(4))
            {
                continue;
            }

            canvas.CenteredText(label.Span, middle, Look.SmallNumber, Shade(gain > 1 ? Theme.BackwardText : Theme.Muted, isShown));
            return;
        }
    }

    /// <summary>The strip of the units in the column centred on x.</summary>
    public Box StripOf(UnrolledRows rows, float x, float column) => Strip(rows, x, column);

    private Box Strip(UnrolledRows rows, float x, float column)
    {
        float width = StripWidth(column), frame = Look.Px(3);
        return new Box(x - width / 2, rows.Hidden.Y + frame, width, rows.Hidden.Height - 2 * frame).Snapped();
    }
}
