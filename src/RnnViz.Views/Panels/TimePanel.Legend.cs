using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels;

// what the colours of a row mean
public abstract partial class TimePanel
{
    /// <summary>Says that the scale is not the lesson's own.</summary>
    protected void DrawFitted(ICanvas canvas, Point middleLeft) =>
        canvas.CenteredText("fitted", middleLeft, Look.SmallNumber, Theme.BackwardText, TextAlign.Left);

    /// <summary>In the gutter the run whose the row is, where there are several; else the sequence.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="baseline">The line's.</param>
    /// <param name="right">What stays free at the gutter's right end, in design units.</param>
    protected void DrawRunOrSequence(ICanvas canvas, float baseline, float right = 5)
    {
        if (NamedRun is not { } run)
        {
            DrawSequence(canvas, baseline);
            return;
        }

        var at = new Point(TitleBaseline.X, baseline - canvas.Fonts.CapHeight(Look.Label) / 2);
        float room = Axis.Area.X - Look.Px(right + RunLabel.MarkRoom) - at.X;
        RunLabel.Draw(canvas, Look, Theme.Runs[run.Index], RunLabel.Cut(canvas.Fonts, run.Name, Look.Label, room), at, Look.Label);
    }

    /// <summary>A vertical colour bar with labels at its top, middle and bottom, in the gutter.</summary>
    protected void DrawLegend(ICanvas canvas, ColorMap map, ReadOnlySpan<char> top, ReadOnlySpan<char> middle, ReadOnlySpan<char> bottom)
    {
        float x = MathF.Round(Bounds.X + Look.Px(14)), width = MathF.Round(Look.Px(9));
        float head = Bounds.Y + Look.Px(Training.Step.BatchSize > 1 ? 69 : 53), end = Bounds.Bottom - Look.Px(16);
        // where a low row has no line left for it, the word stands beside the numbers
        bool isBelow = Scales.AreFitted && end - Look.Px(15) - head >= Look.Px(14);
        end -= isBelow ? Look.Px(15) : 0;
        float start = MathF.Max(head, end - Look.Px(IsFocused ? 160 : 84));
        var bar = new Box(x, start, width, end - start);
        canvas.ColorBar(bar, map);
        float labels = bar.Right + Look.Px(6);
        canvas.CenteredText(top, new Point(labels, bar.Y + Look.Px(3)), Look.SmallNumber, Theme.Muted, TextAlign.Left);
        if (bar.Height >= Look.Px(36))
        {
            canvas.CenteredText(middle, new Point(labels, bar.Center.Y), Look.SmallNumber, Theme.Muted, TextAlign.Left);
        }

        // where both would stand on one another, the upper end says the lower, too
        if (bar.Height >= Look.Px(16))
        {
            canvas.CenteredText(bottom, new Point(labels, bar.Bottom - Look.Px(3)), Look.SmallNumber, Theme.Muted, TextAlign.Left);
        }

        if (Scales.AreFitted)
        {
            float beside = labels + canvas.Fonts.Measure("+5e-1 ", Look.SmallNumber);
            DrawFitted(canvas, isBelow ? new Point(x, end + Look.Px(13)) : new Point(beside, bar.Bottom - Look.Px(3)));
        }
    }
}
