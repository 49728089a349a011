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
public sealed partial class LossPanel(ShownTraining training, IViewState view, IAppearance appearance)
    : CurvePanel(training, view, appearance)
{
    private readonly LossAxis axis = new();
    private readonly LossBaseline? floor = RunSummary.FloorOf(training.Session.Task);
    private RunSummary summary, otherSummary;
    private ComparedRun? fitted;
    private (double Least, double Greatest) fittedLosses = (double.NaN, double.NaN);
    private int version = -1;

    /// <inheritdoc/>
    protected override string Title => "LOSS";

    /// <summary>The loss at the upper end of the axis.</summary>
    public double AxisTop => axis.IsLog ? Math.Pow(10, axis.High) : axis.High;

    /// <inheritdoc/>
    internal override Topic Topic => HasRuns ? Topic.LossCurves : Topic.LossCurve;

    /// <inheritdoc/>
    protected override int HighestExponent => axis.IsLog ? (int)axis.High
        : axis.High >= 1e5 || HasThousandths ? 1000 : axis.Step > 0 ? 100 : 0; // 2.5e19 is as wide as a power of four digits, a sign as one

    /// <summary>Whether two runs are compared and there is room for a table above their curves.</summary>
    private bool HasTable =>
        View.OtherLoss is not null && Content.Width >= ComparisonTable.WidthOf(Look)
        && Content.Height >= ComparisonTable.HeightOf(Look) + Look.Px(36);

    private Box Curves => HasTable ? Plot.Inset(0, ComparisonTable.HeightOf(Look), 0, 0) : Plot;

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        TrainingHistory history = Training.Session.History;
        ComparedRun? other = View.OtherLoss;
        other?.CompareWith(Training.Session);
        (double least, double now) = LossesNow;
        if (version == RunsVersion && ReferenceEquals(fitted, other) && (least, now).Equals(fittedLosses))
        {
            return;
        }

        fittedLosses = (least, now);
        axis.Fit(Training.Session.Task.Baselines, AllSeriesAnd(other?.History.Loss), now, least);
        summary = RunSummary.Of(history.Loss, floor?.Value);
        if (other is not null && !ReferenceEquals(fitted, other))
        {
            otherSummary = RunSummary.Of(other.History.Loss, floor?.Value);
        }

        (version, fitted) = (RunsVersion, other);
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        TrainingHistory history = Training.Session.History;
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
        if (View.OtherLoss is ComparedRun other)
        {
            chart.Series(other.History.Loss, Theme.Muted, Look.Stroke(1.3f));
        }

        if (Training.Walk.Ghost is Ghost ghost)
        {
            chart.Series(ghost.Loss, GhostColor, Look.Stroke(1.3f), ghost.ForkIteration);
        }

        if (HasRuns)
        {
            DrawCurves(chart);
        }
        else
        {
            chart.Series(history.Loss, Theme.Forward, Look.Stroke(1.6f), goesOn: double.IsFinite(LastOf(Training)));
            chart.Last(history.Loss, LastOf(Training), Theme.Forward, Look.Stroke(1.6f));
        }

        IReadOnlyList<LossBaseline> baselines = Training.Session.Task.Baselines;
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
            chart.Reference(baselines[i].Value, baselines[i].Label, color, AllSeries, isBelow, isBetweenFree);
        }

        if (Training.IsInThePast)
        {
            chart.Position(Training.Walk.Cursor.Iteration);
        }

        if (HasRuns)
        {
            DrawEnds(canvas, scale);
        }
        else
        {
            NowMark.Draw(canvas, Look, Now, scale, Training.Step.LossPerOutput, Theme.Forward, EndOfCurve);
        }

        DrawCorner(canvas);
    }

    /// <inheritdoc/>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target) => AtEnd(fonts, target, Now ?? EndOfCurve);

    private ChartScale Scale => new(Curves, View.Iterations, axis.Low, axis.High, axis.IsLog, Training.Session);

    private Rgba FrontColor => HasRuns ? Theme.Runs[Training.Contrast.Front.Index].Color : Theme.Forward;

    private Point? EndOfCurve => Chart.EndOf(Training.Session.History.Loss, Scale);

    private Point? Now => NowMark.PlaceOf(Training, Scale, Training.Step.LossPerOutput, HasComeTo(Training));

    /// <inheritdoc/>
    protected override ScalarSeries SeriesOf(ShownTraining run) => run.Session.History.Loss;

    /// <inheritdoc/>
    protected override double NumberOf(ShownTraining run) => run.Step.LossPerOutput;

    /// <inheritdoc/>
    protected override double LastOf(ShownTraining run) => run.Session.LastRecordedLoss;

    /// <inheritdoc/>
    protected override bool HasComeTo(ShownTraining run) => run.Walk.Shows(Phase.Loss, 0, Term.Losses);

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        TrainingHistory history = Training.Session.History;
        if (HasRuns && Curves.Contains(point))
        {
            text.Name.Add("loss");
            return TryDescribeRuns(point, Scale, ref text);
        }

        if (!Curves.Contains(point)
            || !Chart.TryFind(history.Loss, Curves, View.Iterations, point.X, out int iteration, out int iterations, out double mean))
        {
            return false;
        }

        LossName.Add(ref text.Name, Training.Step);
        text.Value.Add3(mean);
        text.Value.Add(" ");
        text.Value.Add(Training.Session.Task.LossUnit);
        if (View.OtherLoss is ComparedRun other
            && Chart.TryFind(other.History.Loss, Curves, View.Iterations, point.X, out _, out _, out double others))
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
