using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Curves;

/// <summary>The loss of each iteration, with the baselines that the task's theory gives.</summary>
public sealed class LossPanel(ShownTraining training, IViewState view, IAppearance appearance) : CurvePanel(appearance)
{
    /// <summary>How many times higher than all baselines the axis may grow for a jump of the loss.</summary>
    private const double HighestJump = 10;

    /// <summary>Iterations over which a mean is taken: where it rises, the axis rises with it.</summary>
    private const int Smoothing = 50;

    private int version = -1;

    /// <inheritdoc/>
    protected override string Title => "LOSS";

    /// <summary>
    /// The upper end of the axis, which follows from the history alone: room above the first loss, the highest baseline, and
    /// the highest mean over some iterations.
    /// </summary>
    public double AxisTop { get; private set; } = 1;

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        TrainingHistory history = training.Session.History;
        if (version == history.Version)
        {
            return;
        }

        version = history.Version;
        ScalarSeries loss = history.Loss;
        double needed = 0, peak = 0;
        IReadOnlyList<LossBaseline> baselines = training.Session.Task.Baselines;
        for (int i = 0; i < baselines.Count; i++)
        {
            needed = Math.Max(needed, baselines[i].Value);
        }

        if (loss.BucketCount > 0 && double.IsFinite(loss.Mean(0)))
        {
            needed = Math.Max(needed, loss.Mean(0));
        }

        int width = Math.Max(1, Smoothing / loss.BucketSize);
        double sum = 0;
        for (int i = 0; i < loss.BucketCount; i++)
        {
            sum += Finite(loss.Mean(i));
            if (i >= width)
            {
                sum -= Finite(loss.Mean(i - width));
            }

            if (i >= width - 1)
            {
                needed = Math.Max(needed, sum / width);
            }

            peak = Math.Max(peak, Finite(loss.Max(i)));
        }
        // a jump shall be seen, but one that goes to the sky shall not flatten everything else
        needed = Math.Max(needed, Math.Min(peak, HighestJump * needed));
        AxisTop = Nice(needed * 1.1);

        static double Finite(double value) => double.IsFinite(value) ? value : 0;
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        TrainingHistory history = training.Session.History;
        Box plot = Plot;
        var chart = new Chart(canvas, Look, plot, view.Iterations, 0, AxisTop, isLog: false);
        Span<char> buffer = stackalloc char[16];
        // quarters where there is height for their labels
        int parts = plot.Height > Look.Px(150) ? 4 : 2;
        for (int i = 0; i <= parts; i++)
        {
            double value = AxisTop * i / parts;
            var label = new TextLine(buffer);
            if (AxisTop is >= 0.1 and < 100)
            {
                label.AddFixed(value, DecimalsOf(AxisTop / parts));
            }
            else
            {
                label.AddRound(value);
            }

            chart.Gridline(value, label.Span);
        }

        chart.IterationLabels();
        if (view.OtherLoss is ComparedRun other)
        {
            chart.Series(other.History.Loss, Theme.Muted, Look.Stroke(1.3f));
        }

        if (training.Walk.Ghost is Ghost ghost)
        {
            chart.Series(ghost.Loss, GhostColor, Look.Stroke(1.3f), ghost.ForkIteration);
        }

        chart.Series(history.Loss, Theme.Forward, Look.Stroke(1.6f));
        IReadOnlyList<LossBaseline> baselines = training.Session.Task.Baselines;
        for (int i = 0; i < baselines.Count; i++)
        {
            // of two lines that lie close, the upper one has its name above, the lower one below
            int side = 0;
            bool isBetweenFree = true;
            for (int j = 0; j < baselines.Count; j++)
            {
                float apart = MathF.Abs(chart.YOf(baselines[i].Value) - chart.YOf(baselines[j].Value));
                if (i == j || apart >= Look.Px(36))
                {
                    continue;
                }

                side = baselines[i].Value > baselines[j].Value ? 1 : -1;
                // the lower one's name may stand between the lines where they leave a line's height
                isBetweenFree &= side < 0 && apart >= Look.Px(19);
            }

            bool isBelow = side == 0 ? history.Loss.SmoothedLatest >= baselines[i].Value : side < 0;
            chart.Reference(baselines[i].Value, baselines[i].Label, Theme.Muted, isBelow, isBetweenFree);
        }

        if (training.IsInThePast)
        {
            chart.Position(training.Walk.Cursor.Iteration);
        }

        if (view.OtherLoss is ComparedRun run)
        {
            DrawCompared(canvas, run);
        }
        else
        {
            DrawUnit(canvas, training.Session.Task.LossUnit);
        }
    }

    private void DrawUnit(ICanvas canvas, string unit)
    {
        if (canvas.Fonts.Measure(unit, Look.Label) <= CornerRoom(canvas))
        {
            canvas.Text(unit, new Point(Bounds.Right - Look.Px(12), TitleBaseline.Y), Look.Label, Theme.Muted, TextAlign.Right);
        }
    }

    /// <summary>Whose the grey curve is, in place of the unit, which is the same.</summary>
    private void DrawCompared(ICanvas canvas, ComparedRun run)
    {
        float stroke = Look.Px(14), room = CornerRoom(canvas) - stroke - Look.Px(6);
        int length = canvas.Fonts.FittingLength(run.Name, Look.Label, room);
        if (length == 0)
        {
            return;
        }

        float x = Bounds.Right - Look.Px(12) - canvas.Fonts.Measure(run.Name.AsSpan(0, length), Look.Label);
        canvas.Text(run.Name.AsSpan(0, length), new Point(x, TitleBaseline.Y), Look.Label, Theme.Muted);
        float y = MathF.Round(TitleBaseline.Y - canvas.Fonts.CapHeight(Look.Label) / 2);
        canvas.FillBox(new Box(x - stroke - Look.Px(5), y, stroke, Look.Hair(1.5f)), Theme.Muted);
    }

    /// <summary>The decimals that a distance of ticks needs to be written without rounding, 1 to 4.</summary>
    private static int DecimalsOf(double distance)
    {
        int decimals = 1;
        while (decimals < 4 && Math.Abs(distance * Math.Pow(10, decimals) - Math.Round(distance * Math.Pow(10, decimals))) > 1e-6)
        {
            decimals++;
        }

        return decimals;
    }

    /// <summary>The next of 1, 1.5, 2, 3, 5, 8 times a power of ten.</summary>
    private static double Nice(double value)
    {
        if (!(value > 0))
        {
            return 1;
        }

        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        foreach (double step in (ReadOnlySpan<double>)[1, 1.5, 2, 3, 4, 5, 6, 8])
        {
            if (value <= step * power)
            {
                return step * power;
            }
        }

        return 10 * power;
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        TrainingHistory history = training.Session.History;
        if (!Plot.Contains(point)
            || !Chart.TryFind(history.Loss, Plot, view.Iterations, point.X, out int iteration, out int iterations, out double mean))
        {
            return false;
        }

        LossName.Add(ref text.Name, training.Step);
        text.Value.Add3(mean);
        text.Value.Add(" ");
        text.Value.Add(training.Session.Task.LossUnit);
        AddIterations(ref text.Place, iteration, iterations);
        return true;
    }
}
