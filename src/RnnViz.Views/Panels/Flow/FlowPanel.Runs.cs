using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
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
    private readonly FlowLine theory = new();
    private readonly FreePlaces places = new();
    private double[] bounds = [];

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
        places.Begin(Plot.Inset(Look.Px(3), -Look.Px(9.5f), Look.Px(3), Look.Px(3)), MarkRadius);
        foreach (ShownRun run in Runs)
        {
            lines[run.Index].Read(NormsOf(run), Axis, Plot, Scales.Norm);
            places.Add(lines[run.Index]);
            AddSigns(run);
        }

        if (Training.Step.FlowBoundApplies)
        {
            bounds = bounds.Length == Axis.Timesteps ? bounds : new double[Axis.Timesteps];
            for (int t = 1; t <= Axis.Timesteps; t++)
            {
                bounds[t - 1] = Training.Step.FlowBound(t);
            }

            ReadTheory(bounds);
        }
        else if (HasCarousel)
        {
            ReadTheory(Training.Step.CarouselNorms);
        }
    }

    /// <summary>Signs in place of points are covered by no text either.</summary>
    private void AddSigns(ShownRun run)
    {
        ReadOnlySpan<double> norms = NormsOf(run);
        for (int t = Axis.First; t <= Axis.Last; t++)
        {
            if ((norms[t - 1] == 0 || !double.IsFinite(norms[t - 1])) && IsMarked(lines[run.Index], t))
            {
                Point at = SignOf(run, t);
                places.Add(new Box(at.X - Look.Px(5), at.Y - Look.Px(6), Look.Px(10), Look.Px(12)));
            }
        }
    }

    /// <summary>The line of the bound or of the carousel, of the run in front.</summary>
    private void ReadTheory(ReadOnlySpan<double> norms)
    {
        theory.Read(norms, Axis, Plot, Scales.Norm);
        places.Add(theory);
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
        if (HasCarousel && !Training.Step.FlowBoundApplies && Figure is null)
        {
            DrawKey(canvas);
        }
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

        ReadOnlySpan<double> norms = NormsOf(run);
        for (int t = Axis.Last; t >= Axis.First; t--)
        {
            if (IsMarked(line, t) && !(t < first && Theme.HidesUnreached))
            {
                DrawPoint(canvas, run, t, norms[t - 1], Shade(color, t >= first));
            }
        }
    }

    /// <summary>Whether a line has a mark at a timestep: from t = T on as many as leave the line to be seen, and at t = 1.</summary>
    private bool IsMarked(FlowLine line, int t)
    {
        int every = Math.Max(1, (int)MathF.Ceiling(Look.Px(18) / Axis.ColumnWidth));
        bool isMarked = (Axis.Timesteps - t) % every == 0 || t == 1 || float.IsFinite(line[t].Y) && !line.IsJoined(t);
        return isMarked && Axis.Center(t) >= Plot.X && Axis.Center(t) <= Plot.Right;
    }

    /// <summary>Where a run has a sign in place of a point: several at one timestep stand one above the other.</summary>
    private Point SignOf(ShownRun run, int t) => new(Axis.Center(t), Plot.Bottom - Look.Px(9 + 13 * run.Index));

    private void DrawPoint(ICanvas canvas, ShownRun run, int t, double norm, Rgba color)
    {
        RunLook look = Theme.Runs[run.Index];
        float x = Axis.Center(t), head = Look.Px(4.5f);
        if (norm == 0 || !double.IsFinite(norm))
        {
            string sign = norm == 0 ? "0" : double.IsNaN(norm) ? "×" : "∞";
            canvas.CenteredText(sign, SignOf(run, t), Look.SmallNumber, Shade(look.TextColor, t >= FirstGradient));
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
    private Point EndOf(ShownRun run, int t) =>
        NormsOf(run)[t - 1] is > 0 and < double.PositiveInfinity and var norm ? new Point(Axis.Center(t), YOf(norm)) : SignOf(run, t);

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
        text.Name.Add(Training.Step.BatchSize > 1 ? "‖ over the batch" : "‖");
        // a name with a formula is read anew where it changes: the run, which may be another in the next frame, is no part of it
        double norm = NormsOf(run)[t - 1];
        text.Value.Add(run.Name);
        text.Value.Add(": ");
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
        text.Place.AddPart("iteration", run.Training.Step.ShownIteration);
    }
}
