using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Flow;

/// <summary>
/// Gradient flow: ‖∂L/∂h_t‖ over the whole batch as bars on a log axis, and the bound (γ σ_max)^(T−t) ‖g_T‖ where the loss
/// stands at the last step only (Pascanu, Mikolov and Bengio 2013, equation 7).
/// </summary>
public sealed class FlowPanel(ShownTraining training, IViewState view, IScales scales, IAppearance appearance)
    : FlowRow(training, view, scales, appearance)
{
    /// <inheritdoc/>
    protected override string Title => "FLOW";

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        DrawCursorBand(canvas);
        Formula(canvas, "‖∂L/∂h_t‖", 16).Draw(canvas, TitleBaseline + new Point(0, Look.Px(20)), Theme.Muted);
        if (Scales.AreFitted)
        {
            GutterText(canvas, "fitted", 37, Look.SmallNumber, Theme.BackwardText);
        }
        else if (Training.Step.BatchSize > 1)
        {
            GutterText(canvas, "batch", 37, Look.Label, Theme.Muted);
        }

        DrawDecades(canvas);
        DrawBars(canvas);
        if (Training.Step.FlowBoundApplies)
        {
            DrawBound(canvas, FirstGradient <= Axis.Timesteps);
        }

        DrawTimesteps(canvas);
    }

    private void DrawBars(ICanvas canvas)
    {
        Box plot = Plot;
        PreparedStep step = Training.Step;
        ReadOnlySpan<double> norms = step.HiddenGradientNorms;
        int firstShown = FirstGradient;
        float width = Axis.ColumnWidth, radius = MathF.Min(Look.Px(3), width * 0.2f);
        for (int t = Axis.First; t <= Axis.Last; t++)
        {
            double norm = norms[t - 1];
            bool isShown = t >= firstShown;
            Box bar = BarOf(t, norm);
            if (bar.Width <= 0)
            {
                continue;
            }

            float middle = bar.Center.X;
            if (!double.IsFinite(norm) || norm == 0)
            {
                DrawSpecial(canvas, norm, new Point(middle, plot.Bottom), width, isShown);
                continue;
            }

            double position = Scales.Norm.Position(norm);
            Rgba color = Shade(Theme.Sequential.At(BarPosition(position)), isShown);
            if (position <= 0)
            {
                // below the axis: an arrow at the foot, never a bar of no height
                float head = MathF.Min(Look.Px(5), width / 2);
                canvas.FillTriangle(new Point(middle - head, plot.Bottom - 2 * head), new Point(middle + head, plot.Bottom - 2 * head),
                    new Point(middle, plot.Bottom), Shade(Theme.Muted, isShown));
                continue;
            }

            canvas.FillRoundedBox(bar, radius, color);
            DrawNumber(canvas, norm, bar, isShown);
            if (position >= 1)
            {
                float head = MathF.Min(Look.Px(5), width / 2);
                canvas.FillTriangle(new Point(middle - head, plot.Y + head), new Point(middle + head, plot.Y + head),
                    new Point(middle, plot.Y - head / 2), Shade(Theme.Backward, isShown));
            }
        }
    }

    /// <summary>The norm above its bar, where the column is wide enough and the panel has the window to itself.</summary>
    private void DrawNumber(ICanvas canvas, double norm, Box bar, bool isShown)
    {
        if (!IsFocused)
        {
            return;
        }

        var label = new TextLine(stackalloc char[16]);
        label.Add3(norm);
        if (canvas.Fonts.Measure(label.Span, Look.SmallNumber) > Axis.ColumnWidth - Look.Px(4)
            || bar.Y - Look.Px(16) < Plot.Y + (Training.Step.FlowBoundApplies ? Look.Px(26) : 0))
        {
            return;
        }

        canvas.CenteredText(label.Span, new Point(bar.Center.X, bar.Y - Look.Px(9)), Look.SmallNumber, Shade(Theme.Text, isShown));
    }

    private void DrawSpecial(ICanvas canvas, double norm, Point foot, float width, bool isShown)
    {
        string text = norm == 0 ? "0" : double.IsNaN(norm) ? "×" : "∞";
        float size = MathF.Min(Look.Px(15), width * 1.4f);
        if (size < MathF.Max(5, Look.Px(Theme.SmallestType)))
        {
            canvas.FillBox(new Box(foot.X - width / 2, foot.Y - Look.Px(6), width, Look.Px(6)), Shade(Theme.Backward, isShown));
            return;
        }

        canvas.Text(text, foot - new Point(0, Look.Px(3)), new TextStyle(FontRole.Number, size), Shade(Theme.BackwardText, isShown),
            TextAlign.Center);
    }

    private void DrawBound(ICanvas canvas, bool isShown)
    {
        PreparedStep step = Training.Step;
        int timesteps = step.Timesteps;
        double atLast = step.FlowBound(timesteps), atFirst = step.FlowBound(1);
        if (!(atLast > 0) || !double.IsFinite(atFirst) || timesteps < 2)
        {
            return;
        }
        // the bound is a straight line in log; draw the part that lies inside the plot
        ValueScale scale = Scales.Norm;
        double last = Math.Log10(atLast), slope = (Math.Log10(atFirst) - last) / (timesteps - 1);
        double from = 0, to = timesteps - 1;
        if (slope > 0)
        {
            to = Math.Min(to, (scale.High - last) / slope);
        }

        if (slope < 0)
        {
            to = Math.Min(to, (scale.Low - last) / slope);
        }

        if (to <= from)
        {
            return;
        }
        // and of that the part between the first and the last column shown
        float right = Axis.Center(timesteps);
        from = Math.Max(from, (right - Plot.Right) / Axis.ColumnWidth);
        to = Math.Min(to, (right - Plot.X) / Axis.ColumnWidth);
        if (to <= from)
        {
            return;
        }

        var start = new Point(right - (float)from * Axis.ColumnWidth, YOf(Math.Pow(10, last + slope * from)));
        var end = new Point(right - (float)to * Axis.ColumnWidth, YOf(Math.Pow(10, last + slope * to)));
        canvas.DashedLine(start, end, Look.Hair(1.3f), Look.Px(6), Look.Px(4), Shade(Theme.Text, isShown));
        FormulaLayout label = Formula(canvas, "\"bound\" (γ σ_{\"max\"})^{T−t}", 16);
        Point place = PlaceAbove(start, end, label.Width);
        float back = Look.Px(4);
        canvas.FillRoundedBox(label.Bounds(place).Inset(-back).Snapped(), back, Theme.Surface.WithOpacity(0.82f));
        label.Draw(canvas, place, Shade(Theme.Text, isShown));
    }

    /// <summary>
    /// Where the bound's label stands: no bar is higher than the bound, so it covers none where it stands above the line. Above
    /// the right end of a line that rises to the left, before the left end of one that falls; before the end of one that is too
    /// steep for either.
    /// </summary>
    private Point PlaceAbove(Point start, Point end, float width)
    {
        float pad = Look.Px(6), lift = Look.Px(14), before = end.X - 2 * pad - width;
        // a window of its own has numbers above the bars: the label then stands above all of them
        float top = Plot.Y + Look.Px(IsFocused ? 18 : 10), slope = (end.Y - start.Y) / (end.X - start.X);
        bool rises = end.Y < start.Y;
        float x = rises ? Plot.Right - pad - width : IsFocused ? Plot.X + pad : MathF.Max(Plot.X + pad, before);
        if (IsFocused)
        {
            return new Point(x, top);
        }

        float highest = Math.Clamp(rises ? x : x + width, end.X, start.X);
        float y = MathF.Min(start.Y + slope * (highest - start.X), Plot.Bottom - pad) - lift;
        return rises && y < top && before > Plot.X + pad
            ? new Point(before, MathF.Max(top, end.Y + Look.Px(8))) : new Point(x, MathF.Max(top, y));
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        if (!Plot.Contains(point) || Axis.TimestepAt(point.X) is not (> 0 and int t))
        {
            return false;
        }

        text.Name.Add("‖∂L/∂h");
        text.Name.AddIndex(t);
        text.Name.Add(Training.Step.BatchSize > 1 ? "‖ over the batch" : "‖");
        text.Value.Add3(Training.Step.HiddenGradientNorms[t - 1]);
        if (t < Training.Step.Timesteps && double.IsFinite(Training.Step.Gain(t)))
        {
            text.Value.Add(", ×");
            text.Value.Add3(Training.Step.Gain(t));
            text.Value.Add(" that of timestep ");
            text.Value.Add(t + 1);
        }

        if (Training.Step.FlowBoundApplies)
        {
            text.Value.Add(", bound ");
            text.Value.Add3(Training.Step.FlowBound(t));
        }

        text.Place.AddPart("timestep", t);
        text.Place.AddPart("iteration", Training.Step.Iteration);
        return true;
    }
}
