using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Flow;

// the names of several runs at the ends of their lines
public sealed partial class FlowPanel
{
    /// <summary>The names of the runs at the left ends of their lines; at the ends so far, where the rest is hidden.</summary>
    private void DrawNames(ICanvas canvas)
    {
        int first = FirstGradient, end = FirstSeen;
        if (Theme.HidesUnreached && first > Axis.Timesteps)
        {
            return;
        }

        end = Theme.HidesUnreached ? Math.Max(end, Math.Min(first, Axis.Last)) : end;
        TextStyle style = IsFocused ? Look.Body : Look.Label;
        Span<char> buffer = stackalloc char[HoverText.Capacity];
        foreach (ShownRun run in Runs)
        {
            var text = new TextLine(buffer);
            text.Add(RunLabel.Cut(canvas.Fonts, run.Name, style, Plot.Width * 0.4f));
            AddState(ref text, run, end >= first ? NormsOf(run)[end - 1] : double.NaN, end >= first);
            var size = new Extent(RunLabel.WidthOf(Look, canvas.Fonts, text.Span, style), canvas.Fonts.CapHeight(style) + Look.Px(7));
            Point at = EndOf(run, end);
            float left = at.X + MarkRadius + Look.Px(6), before = at.X - MarkRadius - Look.Px(6) - size.Width;
            Box place = before >= Plot.X ? places.Take(size, at.Y, before, left) : places.Take(size, at.Y, left);
            DrawName(canvas, Theme.Runs[run.Index], text.Span, place, at, style);
        }
    }

    private void AddState(ref TextLine text, ShownRun run, double norm, bool isShown)
    {
        if (IsMixed)
        {
            text.Add(ShowsCellOf(run) ? ", c" : ", h");
        }

        if (run.IsBehind)
        {
            text.Add(", it. ");
            text.Add(run.Training.Step.Iteration);
        }
        else if (isShown && (IsFocused || norm == 0 || !double.IsFinite(norm)))
        {
            text.Add(norm == 0 ? ": exactly " : ": ");
            text.Add3(norm);
        }
    }

    private void DrawName(ICanvas canvas, RunLook run, ReadOnlySpan<char> text, Box place, Point end, TextStyle style)
    {
        var middle = new Point(place.X, place.Center.Y);
        if (MathF.Abs(middle.Y - end.Y) > place.Height)
        {
            float side = place.X > end.X ? 0 : place.Width;
            canvas.Line(end, middle + new Point(side, 0), Look.Hair(), run.Color.WithOpacity(0.6f));
        }

        canvas.FillRoundedBox(place.Snapped(), Look.Px(3), Theme.Surface.WithOpacity(0.82f));
        RunLabel.Draw(canvas, Look, run, text, middle, style);
    }
}
