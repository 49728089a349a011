using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Flow;

/// <summary>
/// Gradient flow: ‖∂L/∂h_t‖ over the whole batch as bars on a log axis, and the bound (γ σ_max)^(T−t) ‖g_T‖ where the loss
/// stands at the last step only (Pascanu, Mikolov and Bengio 2013, equation 7). In an LSTM h or c; of the state that gates keep, what
/// comes past all weights, and what through the gates. Where runs stand beside each other, a line for each in place of bars.
/// </summary>
public sealed partial class FlowPanel(ShownTraining training, IViewState view, IScales scales, IAppearance appearance)
    : FlowRow(training, view, scales, appearance)
{
    /// <inheritdoc/>
    public override FlowPicture Picture => FlowPicture.Bars;

    /// <inheritdoc/>
    protected override string Title => "FLOW";

    /// <inheritdoc/>
    internal override Topic Topic => HasRuns ? Topic.FlowLines : ShowsCell ? Topic.CellFlowBars : Topic.FlowBars;

    private bool ShowsCell => View.ShowsCell;

    private string Symbol => ShowsCell ? "‖∂L/∂c_t‖" : "‖∂L/∂h_t‖";

    private ReadOnlySpan<double> Norms => ShowsCell ? Training.Step.CellGradientNorms : Training.Step.HiddenGradientNorms;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        DrawCursorBand(canvas);
        if (Figure is null)
        {
            DrawGutter(canvas);
        }
        else
        {
            DrawHead(canvas);
        }

        DrawDecades(canvas);
        if (HasRuns)
        {
            DrawRuns(canvas);
        }
        else
        {
            DrawBars(canvas);
        }

        if (Training.Step.FlowBoundApplies)
        {
            DrawBound(canvas, FirstGradient <= Axis.Timesteps);
        }
        else if (HasCarousel)
        {
            DrawCarousel(canvas);
        }

        if (HasRuns)
        {
            DrawWords(canvas);
        }

        DrawTimesteps(canvas);
    }

    private void DrawGutter(ICanvas canvas)
    {
        Formula(canvas, Symbol, 16).Draw(canvas, TitleBaseline + new Point(0, Look.Px(20)), Theme.Muted);
        if (Scales.AreFitted)
        {
            GutterText(canvas, "fitted", 37, Look.SmallNumber, Theme.BackwardText);
        }
        else if (Training.Step.BatchSize > 1)
        {
            GutterText(canvas, "batch", 37, Look.Label, Theme.Muted);
        }
    }

    private void DrawBars(ICanvas canvas)
    {
        Box plot = Plot;
        ReadOnlySpan<double> norms = Norms;
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
                DrawSpecial(canvas, t, norm, new Point(middle, plot.Bottom), isShown);
                continue;
            }

            double position = Scales.Norm.Position(norm);
            Rgba color = Theme.Sequential.At(BarPosition(position));
            if (position <= 0)
            {
                // below the axis: an arrow at the foot, never a bar of no height
                float head = MathF.Min(Look.Px(5), width / 2);
                canvas.FillTriangle(new Point(middle - head, plot.Bottom - 2 * head), new Point(middle + head, plot.Bottom - 2 * head),
                    new Point(middle, plot.Bottom), Shade(Theme.Muted, isShown));
                continue;
            }

            canvas.FillRoundedBox(bar, radius, Shade(HasParts ? Rgba.Mix(Theme.Surface, color, BehindParts) : color, isShown));
            DrawNumber(canvas, norm, bar, isShown);
            if (position >= 1)
            {
                float head = MathF.Min(Look.Px(5), width / 2);
                canvas.FillTriangle(new Point(middle - head, plot.Y + head), new Point(middle + head, plot.Y + head),
                    new Point(middle, plot.Y - head / 2), Shade(Theme.Backward, isShown));
            }
        }
    }

    /// <summary>The norm above its bar, where the column is wide enough and few panels share the window.</summary>
    private void DrawNumber(ICanvas canvas, double norm, Box bar, bool isShown)
    {
        var label = new TextLine(stackalloc char[16]);
        label.Add3(norm);
        if (!HasNumber(canvas.Fonts, label.Span, bar))
        {
            return;
        }

        canvas.CenteredText(label.Span, new Point(bar.Center.X, bar.Y - Look.Px(9)), Look.SmallNumber, Shade(Theme.Text, isShown));
    }

    /// <summary>The bar, at least so much of it that it can be pointed at, with the number above it.</summary>
    protected override Box TargetOf(FontBook fonts, int t)
    {
        if (HasRuns)
        {
            Point at = EndOf(Training.Contrast.Front, t);
            float around = MarkRadius + Look.Px(2);
            return new Box(at.X - around, at.Y - around, 2 * around, 2 * around);
        }

        double norm = Norms[t - 1];
        bool isSpecial = !double.IsFinite(norm) || norm == 0 || Scales.Norm.Position(norm) <= 0;
        Box bar = BarOf(t, isSpecial ? 0 : norm);
        var label = new TextLine(stackalloc char[16]);
        label.Add3(norm);
        float above = isSpecial ? Look.Px(18) : HasNumber(fonts, label.Span, bar) ? Look.Px(21) : Look.Px(2);
        return new Box(bar.X, bar.Y - above, bar.Width, bar.Height + above);
    }

    private bool HasNumber(FontBook fonts, ReadOnlySpan<char> number, Box bar) => Appearance.Layout.IsChosen
        && fonts.Measure(number, Look.SmallNumber) <= Axis.ColumnWidth - Look.Px(4)
        && bar.Y - Look.Px(16) >= Plot.Y + (Figure is null && (Training.Step.FlowBoundApplies || HasCarousel) ? Look.Px(26) : 0);

    /// <summary>The sign of what is no height; in narrow columns now and then, above a line at the foot of all of them.</summary>
    private void DrawSpecial(ICanvas canvas, int t, double norm, Point foot, bool isShown)
    {
        string text = norm == 0 ? "0" : double.IsNaN(norm) ? "×" : "∞";
        float width = Axis.ColumnWidth, size = MathF.Min(Look.Px(15), width * 1.4f), least = MathF.Max(5, Look.Px(Look.SmallestType));
        if (size < least)
        {
            canvas.FillBox(new Box(foot.X - width / 2, foot.Y - Look.Px(2), width, Look.Px(2)), Shade(Theme.Backward, isShown));
            size = least;
            if ((Axis.Timesteps - t) % (int)MathF.Ceiling(least / width) != 0)
            {
                return;
            }
        }

        canvas.Text(text, foot - new Point(0, Look.Px(3)), new TextStyle(FontRole.Number, size), Shade(Theme.BackwardText, isShown),
            TextAlign.Center);
    }

    /// <summary>The line of the bound is more than a bar behind it.</summary>
    internal override Topic PartAt(Point point) =>
        Training.Step.FlowBoundApplies && Plot.Contains(point) && Axis.TimestepAt(point.X) is > 0 and int t
            && Training.Step.FlowBound(t) > 0 && MathF.Abs(YOf(Training.Step.FlowBound(t)) - point.Y) < Look.Px(4)
            ? Topic.FlowBound : IsOnCarousel(point) ? Topic.CarouselPart : base.PartAt(point);

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        if (!Plot.Contains(point) || Axis.TimestepAt(point.X) is not (> 0 and int t))
        {
            return false;
        }

        if (HasRuns)
        {
            DescribeRun(t, point.Y, ref text);
            return true;
        }

        text.Name.Add(ShowsCell ? "‖∂L/∂c" : "‖∂L/∂h");
        text.Name.AddIndex(t);
        text.Name.Add(Training.Step.BatchSize > 1 ? "‖ over the batch" : "‖");
        text.Value.Add3(Norms[t - 1]);
        double gain = t == Training.Step.Timesteps ? double.NaN : ShowsCell ? Training.Step.CellGain(t) : Training.Step.Gain(t);
        if (double.IsFinite(gain))
        {
            text.Value.Add(", ×");
            text.Value.Add3(gain);
            text.Value.Add(" that of timestep ");
            text.Value.Add(t + 1);
        }

        if (HasCarousel)
        {
            AddParts(ref text.Value, t);
        }

        if (Training.Step.FlowBoundApplies)
        {
            text.Value.Add(", bound ");
            text.Value.Add3(Training.Step.FlowBound(t));
        }

        text.Place.AddPart("timestep", t);
        text.Place.AddPart("iteration", Training.Step.ShownIteration);
        return true;
    }
}
