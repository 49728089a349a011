using RnnViz.Engine.Drawing;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons;
using RnnViz.Views.Scenes;

namespace RnnViz.Views.Panels;

/// <summary>
/// Gradient flow: ‖∂L/∂h_t‖ over the whole batch as bars on a log axis, and the bound (γ σ_max)^(T−t) ‖g_T‖ where the loss
/// stands at the last step only (Pascanu, Mikolov and Bengio 2013, equation 7).
/// </summary>
public sealed class FlowPanel(LessonScreen screen) : TimePanel(screen)
{
    /// <inheritdoc/>
    protected override string Title => "FLOW";

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Formula(canvas, "‖∂L/∂h_t‖", 16).Draw(canvas, TitleBaseline + new Point(0, Look.Px(20)), Theme.Muted);
        if (Screen.Step.BatchSize > 1)
            canvas.Text("batch", TitleBaseline + new Point(0, Look.Px(37)), Look.Label, Theme.Muted);
        DrawDecades(canvas);
        DrawBars(canvas);
        if (Screen.Step.FlowBoundApplies) DrawBound(canvas, FirstGradient <= Axis.Timesteps);
        DrawCursorBand(canvas);
    }

    private float YOf(double norm) => (float)(Plot.Bottom - Screen.NormScale.Position(norm) * Plot.Height);

    private void DrawDecades(ICanvas canvas)
    {
        Box plot = Plot;
        int low = (int)Screen.NormScale.Low, high = (int)Screen.NormScale.High;
        float decade = plot.Height / (high - low);
        int every = 1;
        while (every * decade < Look.Px(19)) every++;
        Span<char> buffer = stackalloc char[16];
        for (int exponent = low; exponent <= high; exponent++)
        {
            if ((exponent - low) % every != 0) continue;
            float y = MathF.Round(plot.Bottom - (exponent - low) * decade);
            canvas.FillBox(new Box(plot.X, y, plot.Width, Look.Hair()), Theme.Quiet);
            var label = new TextLine(buffer);
            label.AddPowerOfTen(exponent);
            canvas.CenteredText(label.Span, new Point(plot.X - Look.Px(7), y), Look.SmallNumber, Theme.Muted, TextAlign.Right);
        }
    }

    private void DrawBars(ICanvas canvas)
    {
        Box plot = Plot;
        PreparedStep step = Screen.Step;
        ReadOnlySpan<double> norms = step.HiddenGradientNorms;
        int firstShown = FirstGradient;
        float width = Axis.ColumnWidth, inset = MathF.Max(width > 3 ? 1 : 0, width * 0.15f), radius = MathF.Min(Look.Px(3), width * 0.2f);
        for (int t = 1; t <= step.Timesteps; t++)
        {
            double norm = norms[t - 1];
            bool isShown = t >= firstShown;
            float left = MathF.Round(Axis.Left(t) + inset / 2), right = MathF.Max(left + 1, MathF.Round(Axis.Left(t + 1) - inset / 2));
            float middle = (left + right) / 2;
            if (!double.IsFinite(norm) || norm == 0)
            {
                DrawSpecial(canvas, norm, new Point(middle, plot.Bottom), width, isShown);
                continue;
            }
            double position = Screen.NormScale.Position(norm);
            Rgba color = Shade(Theme.Sequential.At(BarPosition(position)), isShown);
            float top = YOf(norm);
            if (position <= 0)
            {
                // below the axis: an arrow at the foot, never a bar of no height
                float head = MathF.Min(Look.Px(5), width / 2);
                canvas.FillTriangle(new Point(middle - head, plot.Bottom - 2 * head), new Point(middle + head, plot.Bottom - 2 * head), new Point(middle, plot.Bottom), Shade(Theme.Muted, isShown));
                continue;
            }
            canvas.FillRoundedBox(new Box(left, top, right - left, plot.Bottom - top), radius, color);
            if (position >= 1)
            {
                float head = MathF.Min(Look.Px(5), width / 2);
                canvas.FillTriangle(new Point(middle - head, plot.Y + head), new Point(middle + head, plot.Y + head), new Point(middle, plot.Y - head / 2), Shade(Theme.Backward, isShown));
            }
        }
    }

    /// <summary>Where on the magnitude scale a bar is coloured: the ends are left out, so that no bar melts into its panel.</summary>
    private static float BarPosition(double position) => 0.12f + 0.68f * (float)position;

    private void DrawSpecial(ICanvas canvas, double norm, Point foot, float width, bool isShown)
    {
        string text = norm == 0 ? "0" : double.IsNaN(norm) ? "×" : "∞";
        float size = MathF.Min(Look.Px(15), width * 1.4f);
        if (size < 5)
        {
            canvas.FillBox(new Box(foot.X - width / 2, foot.Y - Look.Px(6), width, Look.Px(6)), Shade(Theme.Backward, isShown));
            return;
        }
        canvas.Text(text, foot - new Point(0, Look.Px(3)), new TextStyle(FontRole.Number, size), Shade(Theme.Backward, isShown), TextAlign.Center);
    }

    private void DrawBound(ICanvas canvas, bool isShown)
    {
        PreparedStep step = Screen.Step;
        int timesteps = step.Timesteps;
        double atLast = step.FlowBound(timesteps), atFirst = step.FlowBound(1);
        if (!(atLast > 0) || !double.IsFinite(atFirst) || timesteps < 2) return;
        // the bound is a straight line in log; draw the part that lies inside the plot
        ValueScale scale = Screen.NormScale;
        double last = Math.Log10(atLast), slope = (Math.Log10(atFirst) - last) / (timesteps - 1);
        double from = 0, to = timesteps - 1;
        if (slope > 0) to = Math.Min(to, (scale.High - last) / slope);
        if (slope < 0) to = Math.Min(to, (scale.Low - last) / slope);
        if (to <= from) return;
        float right = Axis.Center(timesteps);
        var start = new Point(right, YOf(atLast));
        var end = new Point(right - (float)to * Axis.ColumnWidth, YOf(Math.Pow(10, last + slope * to)));
        canvas.DashedLine(start, end, Look.Hair(1.3f), Look.Px(6), Look.Px(4), Shade(Theme.Text, isShown));
        FormulaLayout label = Formula(canvas, "\"bound\" (γ σ_{\"max\"})^{T−t}", 15);
        float labelWidth = label.Width;
        // beside the line's far end: before it where there is room, else above it (falling) or below it (rising to the left)
        float before = end.X - Look.Px(12) - labelWidth, pad = Look.Px(6);
        var place = before > Plot.X + pad ? new Point(before, end.Y + Look.Px(8))
            : slope > 0 ? new Point(Plot.X + pad, MathF.Min(Plot.Bottom - pad, end.Y + Look.Px(34)))
            : new Point(Plot.X + pad, MathF.Max(Plot.Y + Look.Px(10), end.Y - Look.Px(14)));
        float back = Look.Px(4);
        canvas.FillRoundedBox(label.Bounds(place).Inset(-back).Snapped(), back, Theme.Panel.WithOpacity(0.82f));
        label.Draw(canvas, place, Shade(Theme.Text, isShown));
    }
}
