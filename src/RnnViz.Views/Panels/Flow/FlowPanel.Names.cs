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
        bool areBrief = PlaceNames(canvas, style, buffer, boxes, end, first);
        foreach (ShownRun run in Runs)
        {
            if (boxes[run.Index].Width > 0)
            {
                ReadOnlySpan<char> text = NameOf(canvas, run, style, buffer, end, first, areBrief);
                DrawName(canvas, Theme.Runs[run.Index], text, boxes[run.Index], EndOf(run, end), style.AsVerbatim());
            }
        }
    }

    /// <summary>
    /// Beside the ends where nothing else is; where not all find such a place, or not in the order of the ends, below one another
    /// as near to the ends as it goes.
    /// </summary>
    /// <returns>Whether the names are to be brief.</returns>
    private bool PlaceNames(ICanvas canvas, TextStyle style, Span<char> buffer, Span<Box> boxes, int end, int first)
    {
        float height = canvas.Fonts.CapHeight(style) + Look.Px(7);
        Span<int> order = stackalloc int[Contrast.MostRuns];
        SortByEnd(order, end);
        // whole names clear of all lines; else brief ones; else brief ones over the line of the theory; else over lines, but no text
        for (int attempt = 0; attempt < 4; attempt++)
        {
            if (TryPlaceNames(canvas, style, order[..Runs.Length], boxes, buffer, end, first, attempt))
            {
                return attempt > 0;
            }

            places.RemoveLast(Runs.Length);
        }

        Span<float> ends = stackalloc float[Contrast.MostRuns], middles = stackalloc float[Contrast.MostRuns];
        for (int i = 0; i < Runs.Length; i++)
        {
            ends[i] = EndOf(Runs[i], end).Y;
        }

        LineEndLabels.Place(ends[..Runs.Length], height, Plot.Y + height / 2, FootOfNames - height / 2, middles);
        for (int i = 0; i < Runs.Length; i++)
        {
            boxes[i] = float.IsNaN(middles[i]) ? default : boxes[i] with { Y = middles[i] - height / 2, Height = height };
            places.Add(boxes[i]);
        }

        return true;
    }

    /// <summary>The runs from the uppermost end to the lowest.</summary>
    private void SortByEnd(Span<int> order, int end)
    {
        for (int i = 0; i < Runs.Length; i++)
        {
            int place = i;
            for (; place > 0 && EndOf(Runs[order[place - 1]], end).Y > EndOf(Runs[i], end).Y; place--)
            {
                order[place] = order[place - 1];
            }

            order[place] = i;
        }
    }

    /// <summary>Takes a place for each name, from the uppermost end on.</summary>
    /// <returns>Whether all are clear, and in the order of the ends.</returns>
    private bool TryPlaceNames(
        ICanvas canvas, TextStyle style, ReadOnlySpan<int> order, Span<Box> boxes, Span<char> buffer, int end, int first, int attempt)
    {
        float height = canvas.Fonts.CapHeight(style) + Look.Px(7), last = float.NegativeInfinity;
        bool areClear = true;
        foreach (int index in order)
        {
            ShownRun run = Runs[index];
            Point at = EndOf(run, end);
            ReadOnlySpan<char> text = NameOf(canvas, run, style, buffer, end, first, attempt > 0);
            float width = RunLabel.WidthOf(Look, canvas.Fonts, text, style.AsVerbatim());
            float left = at.X + MarkRadius + Look.Px(6), before = at.X - MarkRadius - Look.Px(6) - width;
            var size = new Extent(width, height);
            int clearOf = attempt < 2 ? FreePlaces.All : attempt == 2 ? Runs.Length : 0;
            bool isClear = before >= Plot.X && places.TryFind(before, size, at.Y, clearOf, out boxes[index])
                || places.TryFind(left, size, at.Y, clearOf, out boxes[index]);
            places.Add(boxes[index]);
            // signs in place of points are no heights: their names may stand in any order
            bool isPoint = NormsOf(run)[end - 1] is > 0 and < double.PositiveInfinity;
            areClear &= isClear && (!isPoint || boxes[index].Y >= last);
            last = isPoint ? boxes[index].Y : last;
        }

        return areClear;
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

    private ReadOnlySpan<char> NameOf(
        ICanvas canvas, ShownRun run, TextStyle style, Span<char> buffer, int end, int first, bool isBrief)
    {
        var text = new TextLine(buffer);
        text.Add(isBrief
            ? canvas.Fonts.Wording(RunLabel.Brief(run, Runs)) : RunLabel.Cut(canvas.Fonts, run.Name, style, Plot.Width * 0.4f));
        AddState(canvas.Fonts, ref text, run, end >= first ? NormsOf(run)[end - 1] : double.NaN, end >= first);
        return text.Span;
    }

    private void AddState(FontBook fonts, ref TextLine text, ShownRun run, double norm, bool isShown)
    {
        if (IsMixed)
        {
            text.Add(ShowsCellOf(run) ? ", c" : ", h");
        }

        if (run.IsBehind)
        {
            text.Add(fonts.Wording(", it. "));
            text.Add(run.Training.Step.ShownIteration);
        }
        else if (isShown && (IsFocused || norm == 0 || !double.IsFinite(norm)))
        {
            text.Add(norm == 0 ? fonts.Wording(": exactly ") : ": ");
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
