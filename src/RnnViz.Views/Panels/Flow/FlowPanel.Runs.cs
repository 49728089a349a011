using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Flow;

// two or three runs beside each other: a line for each in place of the bars, labelled at its end
public sealed partial class FlowPanel
{
    private readonly FlowLine[] lines = [.. Enumerable.Range(0, Contrast.MostRuns).Select(_ => new FlowLine())];
    private readonly FreePlaces places = new();

    private bool HasRuns => Training.Contrast.IsContrast;

    private ReadOnlySpan<ShownRun> Runs => Training.Contrast.Runs.AsSpan();

    /// <summary>Whether the norms of some runs are those of c, and of others those of h.</summary>
    private bool IsMixed
    {
        get
        {
            bool hasOther = false;
            foreach (ShownRun run in Runs)
            {
                hasOther |= View.State == StateName.Cell && !run.Training.Step.HasCell;
            }

            return hasOther;
        }
    }

    private bool ShowsCellOf(ShownRun run) => View.State == StateName.Cell && run.Training.Step.HasCell;

    private ReadOnlySpan<double> NormsOf(ShownRun run) =>
        ShowsCellOf(run) ? run.Training.Step.CellGradientNorms : run.Training.Step.HiddenGradientNorms;

    private float MarkRadius => Look.Px(IsFocused ? RunLabel.MarkRadius * 1.25f : RunLabel.MarkRadius);

    /// <summary>Reads the lines, and says which places they take.</summary>
    private void ReadRuns()
    {
        places.Begin(Plot.Inset(Look.Px(3)), MarkRadius);
        foreach (ShownRun run in Runs)
        {
            lines[run.Index].Read(NormsOf(run), Axis, Plot, Scales.Norm);
            places.Add(lines[run.Index]);
        }
    }

    private void DrawRuns(ICanvas canvas)
    {
        ReadRuns();
        DrawDistance(canvas);
        foreach (ShownRun run in Runs)
        {
            if (!run.IsFront)
            {
                DrawRun(canvas, run);
            }
        }

        DrawRun(canvas, Training.Contrast.Front);
    }

    /// <summary>Names and ratios, which stand where lines, bound and key leave room.</summary>
    private void DrawWords(ICanvas canvas)
    {
        DrawNames(canvas);
        DrawRatios(canvas);
    }

    private void DrawRun(ICanvas canvas, ShownRun run)
    {
        FlowLine line = lines[run.Index];
        RunLook look = Theme.Runs[run.Index];
        Rgba color = run.IsBehind ? Rgba.Mix(Theme.Surface, look.Color, 0.45f) : look.Color;
        int first = FirstGradient, last = Axis.Timesteps;
        float thickness = Look.Stroke(run.IsFront ? 2.4f : 1.9f), start = Axis.Center(last);
        if (first > 1 && !Theme.HidesUnreached)
        {
            canvas.StrokeRun(line.Between(Math.Min(first, last), 1), Look, look.Line, thickness, Shade(color, isShown: false), start);
        }

        if (first < last)
        {
            canvas.StrokeRun(line.Between(last, first), Look, look.Line, thickness, color, start);
        }

        int every = (int)MathF.Ceiling(Look.Px(18) / Axis.ColumnWidth);
        ReadOnlySpan<double> norms = NormsOf(run);
        for (int t = Axis.Last; t >= Axis.First; t--)
        {
            bool isMarked = (last - t) % every == 0 || t == 1 || float.IsFinite(line[t].Y) && !line.IsJoined(t);
            if (isMarked && Axis.Center(t) >= Plot.X && Axis.Center(t) <= Plot.Right && !(t < first && Theme.HidesUnreached))
            {
                DrawPoint(canvas, run, t, norms[t - 1], Shade(color, t >= first));
            }
        }
    }

    private void DrawPoint(ICanvas canvas, ShownRun run, int t, double norm, Rgba color)
    {
        RunLook look = Theme.Runs[run.Index];
        float x = Axis.Center(t), head = Look.Px(4.5f);
        if (norm == 0 || !double.IsFinite(norm))
        {
            // several that are no points at one timestep stand one above the other
            string sign = norm == 0 ? "0" : double.IsNaN(norm) ? "×" : "∞";
            var foot = new Point(x, Plot.Bottom - Look.Px(4 + 13 * run.Index));
            canvas.Text(sign, foot, Look.SmallNumber, Shade(look.TextColor, t >= FirstGradient), TextAlign.Center);
        }
        else if (lines[run.Index].IsInside(t))
        {
            canvas.MarkRun(look.Mark, lines[run.Index][t], MarkRadius, color, Theme.Surface);
        }
        else
        {
            // beyond the axis: an arrow
            bool isBelow = lines[run.Index][t].Y > Plot.Bottom;
            float edge = isBelow ? Plot.Bottom : Plot.Y, inside = isBelow ? edge - 1.6f * head : edge + 1.6f * head;
            canvas.FillTriangle(new Point(x - head, inside), new Point(x + head, inside), new Point(x, edge), color);
        }
    }

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

    /// <summary>The earliest timestep of which the middle is seen.</summary>
    private int FirstSeen
    {
        get
        {
            int t = Axis.First;
            while (t < Axis.Last && Axis.Center(t) < Plot.X)
            {
                t++;
            }

            return t;
        }
    }

    /// <summary>The place of a run at a timestep, within the plot: 0 and what is no number at its foot, as are their signs.</summary>
    private Point EndOf(ShownRun run, int t) => new(Axis.Center(t), YOfRun(NormsOf(run)[t - 1]));

    private float YOfRun(double norm) => norm > 0 && double.IsFinite(norm) ? YOf(norm) : Plot.Bottom - Look.Px(8);

    /// <summary>The run whose line is nearest to a point, at a timestep.</summary>
    private ShownRun RunAt(int t, float y)
    {
        ShownRun nearest = Training.Contrast.Front;
        foreach (ShownRun run in Runs)
        {
            nearest = MathF.Abs(EndOf(run, t).Y - y) < MathF.Abs(EndOf(nearest, t).Y - y) ? run : nearest;
        }

        return nearest;
    }

    private void DescribeRun(int t, float y, ref HoverText text)
    {
        ShownRun run = RunAt(t, y);
        text.Name.Add(ShowsCellOf(run) ? "‖∂L/∂c" : "‖∂L/∂h");
        text.Name.AddIndex(t);
        text.Name.Add("‖, ");
        text.Name.Add(run.Name);
        double norm = NormsOf(run)[t - 1];
        text.Value.Add3(norm);
        foreach (ShownRun other in Runs)
        {
            double others = NormsOf(other)[t - 1];
            if (other != run && !other.IsBehind && !run.IsBehind && norm > 0 && others > 0 && double.IsFinite(norm / others))
            {
                text.Value.Add(", ×");
                text.Value.Add3(norm / others);
                text.Value.Add(" that of ");
                text.Value.Add(other.Name);
            }
        }

        text.Place.AddPart("timestep", t);
        text.Place.AddPart("iteration", run.Training.Step.Iteration);
    }
}
