using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Curves;

/// <summary>The loss of each iteration, with the baselines that the task's theory gives.</summary>
public sealed class LossPanel(ShownTraining training, IViewState view, IAppearance appearance) : CurvePanel(appearance)
{
    private readonly LossAxis axis = new();
    private readonly LossBaseline? floor = RunSummary.FloorOf(training.Session.Task);
    private RunSummary summary, otherSummary;
    private ComparedRun? fitted;
    private double fittedLoss = double.NaN;
    private int version = -1;

    /// <inheritdoc/>
    protected override string Title => "LOSS";

    /// <summary>The loss at the upper end of the axis.</summary>
    public double AxisTop => axis.IsLog ? Math.Pow(10, axis.High) : axis.High;

    /// <inheritdoc/>
    internal override Topic Topic => Topic.LossCurve;

    /// <inheritdoc/>
    protected override int HighestExponent => axis.IsLog ? (int)axis.High : 0;

    /// <summary>Whether two runs are compared and there is room for a table above their curves.</summary>
    private bool HasTable =>
        view.OtherLoss is not null && Content.Width >= ComparisonTable.WidthOf(Look)
        && Content.Height >= ComparisonTable.HeightOf(Look) + Look.Px(36);

    private Box Curves => HasTable ? Plot.Inset(0, ComparisonTable.HeightOf(Look), 0, 0) : Plot;

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        TrainingHistory history = training.Session.History;
        ComparedRun? other = view.OtherLoss;
        other?.CompareWith(training.Session);
        double now = NowMark.IsShown(training, HasComeToLoss) ? training.Step.LossPerOutput : double.NaN;
        if (version == history.Version && ReferenceEquals(fitted, other) && now.Equals(fittedLoss))
        {
            return;
        }

        fittedLoss = now;
        axis.Fit(training.Session.Task.Baselines, history.Loss, other?.History.Loss, now);
        summary = RunSummary.Of(history.Loss, floor?.Value);
        if (other is not null && !ReferenceEquals(fitted, other))
        {
            otherSummary = RunSummary.Of(other.History.Loss, floor?.Value);
        }

        (version, fitted) = (history.Version, other);
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        TrainingHistory history = training.Session.History;
        ChartScale scale = Scale;
        var chart = new Chart(canvas, Look, scale);
        if (axis.IsLog)
        {
            chart.Decades((int)axis.Low, (int)axis.High);
        }
        else
        {
            DrawLevels(chart, scale.Plot);
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
            Rgba color = Rgba.Mix(Theme.Muted, Theme.Text, 0.3f);
            chart.Reference(baselines[i].Value, baselines[i].Label, color, history.Loss, isBelow, isBetweenFree);
        }

        if (training.IsInThePast)
        {
            chart.Position(training.Walk.Cursor.Iteration);
        }

        NowMark.Draw(canvas, Look, Now, scale, training.Step.LossPerOutput, Theme.Forward, EndOfCurve);
        DrawCorner(canvas);
    }

    /// <inheritdoc/>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target) => AtEnd(fonts, target, Now ?? EndOfCurve);

    private ChartScale Scale => new(Curves, view.Iterations, axis.Low, axis.High, axis.IsLog);

    private Point? EndOfCurve => Chart.EndOf(training.Session.History.Loss, Scale);

    private Point? Now => NowMark.PlaceOf(training, Scale, training.Step.LossPerOutput, HasComeToLoss);

    private bool HasComeToLoss => training.Walk.Shows(Phase.Loss, 0, Term.Losses);

    /// <summary>Gridlines of a linear axis: quarters where there is height for their labels, else halves.</summary>
    private void DrawLevels(Chart chart, Box plot)
    {
        Span<char> buffer = stackalloc char[16];
        int parts = plot.Height > Look.Px(150) ? 4 : 2;
        for (int i = 0; i <= parts; i++)
        {
            double value = axis.High * i / parts;
            var label = new TextLine(buffer);
            if (axis.High is >= 0.1 and < 100)
            {
                label.AddFixed(value, DecimalsOf(axis.High / parts));
            }
            else
            {
                label.AddRound(value);
            }

            chart.Gridline(value, label.Span);
        }
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

    /// <summary>The unit; where two runs are compared a table below the title or, without room for it, whose the grey curve is.</summary>
    private void DrawCorner(ICanvas canvas)
    {
        if (view.OtherLoss is ComparedRun other)
        {
            if (!HasTable)
            {
                DrawCompared(canvas, other);
                return;
            }

            DrawTable(canvas, other);
        }

        Span<char> buffer = stackalloc char[64];
        var unit = new TextLine(buffer);
        unit.Add(training.Session.Task.LossUnit);
        unit.Add(axis.IsLog ? ", log axis" : "");
        if (canvas.Fonts.Measure(unit.Span, Look.Label) > CornerRoom(canvas))
        {
            unit = new TextLine(buffer);
            unit.Add(LossName.BriefUnit(training.Session.Task.LossUnit));
            unit.Add(axis.IsLog ? ", log axis" : "");
        }

        if (canvas.Fonts.Measure(unit.Span, Look.Label) <= CornerRoom(canvas))
        {
            canvas.Text(unit.Span, new Point(Bounds.Right - Look.Px(12), TitleBaseline.Y), Look.Label, Theme.Muted, TextAlign.Right);
        }
    }

    private void DrawTable(ICanvas canvas, ComparedRun other)
    {
        float names = MathF.Max(canvas.Fonts.Measure(other.Name, Look.Label), canvas.Fonts.Measure(other.ShownName, Look.Label));
        var table = new ComparisonTable(canvas, Look, floor?.Label, names);
        Box strip = Content with { Height = ComparisonTable.HeightOf(Look) };
        double loss = training.Step.LossPerOutput;
        // the step on the screen may be one that the history does not have yet
        RunSummary now = loss < summary.Best || double.IsNaN(summary.Best) ? summary with { Best = loss } : summary;
        table.Heading(strip);
        table.Row(strip, 1, new ComparedRow(other.ShownName, Theme.Forward, training.Step.Iteration, loss, now));
        int count = other.History.Count;
        table.Row(strip, 2, new ComparedRow(
            other.Name, Theme.Muted, Math.Max(0, count - 1), count == 0 ? null : other.History.Loss.Latest, otherSummary));
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        TrainingHistory history = training.Session.History;
        if (!Curves.Contains(point)
            || !Chart.TryFind(history.Loss, Curves, view.Iterations, point.X, out int iteration, out int iterations, out double mean))
        {
            return false;
        }

        LossName.Add(ref text.Name, training.Step);
        text.Value.Add3(mean);
        text.Value.Add(" ");
        text.Value.Add(training.Session.Task.LossUnit);
        if (view.OtherLoss is ComparedRun other
            && Chart.TryFind(other.History.Loss, Curves, view.Iterations, point.X, out _, out _, out double others))
        {
            text.Value.Add("; ");
            text.Value.Add(other.Name);
            text.Value.Add(": ");
            text.Value.Add3(others);
        }

        AddIterations(ref text.Place, iteration, iterations);
        return true;
    }
}
