using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Contrasts;
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
        Span<Box> boxes = stackalloc Box[Contrast.MostRuns];
        PlaceNames(canvas, style, buffer, boxes, end, first);
        foreach (ShownRun run in Runs)
        {
            if (boxes[run.Index].Width > 0)
            {
                ReadOnlySpan<char> text = NameOf(canvas, run, style, buffer, end, first);
                DrawName(canvas, Theme.Runs[run.Index], text, boxes[run.Index], EndOf(run, end), style);
            }
        }
    }

    /// <summary>
    /// Beside the ends where nothing else is; where not all find such a place, or not in the order of the ends, below one another
    /// as near to the ends as it goes.
    /// </summary>
    private void PlaceNames(ICanvas canvas, TextStyle style, Span<char> buffer, Span<Box> boxes, int end, int first)
    {
        Span<float> ends = stackalloc float[Contrast.MostRuns], middles = stackalloc float[Contrast.MostRuns];
        float height = canvas.Fonts.CapHeight(style) + Look.Px(7);
        bool areFree = true;
        foreach (ShownRun run in Runs)
        {
            Point at = EndOf(run, end);
            float width = RunLabel.WidthOf(Look, canvas.Fonts, NameOf(canvas, run, style, buffer, end, first), style);
            float left = at.X + MarkRadius + Look.Px(6), before = at.X - MarkRadius - Look.Px(6) - width;
            var size = new Extent(width, height);
            bool isFree = before >= Plot.X && places.TryFind(before, size, at.Y, true, out boxes[run.Index])
                || places.TryFind(left, size, at.Y, true, out boxes[run.Index]);
            places.Add(boxes[run.Index]);
            (ends[run.Index], areFree) = (at.Y, areFree && isFree);
        }

        for (int i = 0; i < Runs.Length * Runs.Length; i++)
        {
            (int a, int b) = (i / Runs.Length, i % Runs.Length);
            areFree &= !(ends[a] < ends[b] && boxes[a].Y > boxes[b].Y);
        }

        if (areFree)
        {
            return;
        }

        places.RemoveLast(Runs.Length);
        LineEndLabels.Place(ends[..Runs.Length], height, Plot.Y + height / 2, FootOfNames - height / 2, middles);
        for (int i = 0; i < Runs.Length; i++)
        {
            boxes[i] = float.IsNaN(middles[i]) ? default : boxes[i] with { Y = middles[i] - height / 2, Height = height };
            places.Add(boxes[i]);
        }
    }

    /// <summary>Where signs in place of points begin, or the foot of the plot.</summary>
    private float FootOfNames
    {
        get
        {
            float foot = Plot.Bottom;
            foreach (ShownRun run in Runs)
            {
                foreach (double norm in NormsOf(run))
                {
                    foot = norm > 0 && double.IsFinite(norm) ? foot : MathF.Min(foot, SignOf(run, 1).Y - Look.Px(7));
                }
            }

            return foot;
        }
    }

    private ReadOnlySpan<char> NameOf(ICanvas canvas, ShownRun run, TextStyle style, Span<char> buffer, int end, int first)
    {
        var text = new TextLine(buffer);
        text.Add(RunLabel.Cut(canvas.Fonts, run.Name, style, Plot.Width * 0.4f));
        AddState(ref text, run, end >= first ? NormsOf(run)[end - 1] : double.NaN, end >= first);
        return text.Span;
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
