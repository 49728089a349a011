using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Curves;

/// <summary>
/// The joint norm of the parameter gradients over training, before and after clipping, and the threshold; of several runs before
/// clipping, one curve each.
/// </summary>
public sealed class GradientNormPanel(ShownTraining training, IViewState view, IAppearance appearance)
    : CurvePanel(training, view, appearance)
{
    private const int LowestDecade = -4;

    private int version = -1, lowest = LowestDecade, highest = HighestOf(training);
    private ComparedRun? fitted;
    private double fittedNow = double.NaN;

    /// <inheritdoc/>
    protected override string Title => "GRADIENT NORM";

    /// <inheritdoc/>
    protected override int HighestExponent => highest;

    /// <summary>The axis is the lesson's; where two runs are compared it grows, so that both fit.</summary>
    protected override void Process(double delta)
    {
        TrainingHistory history = Training.Session.History;
        ComparedRun? other = View.Other;
        other?.CompareWith(Training.Session);
        double now = Training.Session.IsRecorded ? Training.Step.GradientNorm : double.NaN;
        if (version == RunsVersion && ReferenceEquals(fitted, other) && now.Equals(fittedNow))
        {
            return;
        }

        (version, fitted, fittedNow) = (RunsVersion, other, now);
        (lowest, highest) = (LowestDecade, HighestOf(Training));
        if (other is null && !HasRuns && !Training.Session.IsRecorded)
        {
            return;
        }

        Include(now, now);

        foreach (ScalarSeries norms in AllSeries)
        {
            Include(norms);
        }

        if (other is not null)
        {
            Include(other.History.GradientNorm);
        }
    }

    /// <inheritdoc/>
    internal override Topic Topic => HasRuns ? Topic.NormCurves : Topic.NormCurve;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        TrainingHistory history = Training.Session.History;
        ChartScale scale = Scale;
        var chart = new Chart(canvas, Look, scale);
        chart.Decades(lowest, highest);
        chart.IterationLabels();
        DrawAxis(canvas);
        if (View.Other is ComparedRun other)
        {
            DrawCompared(canvas, other);
            chart.Series(other.History.GradientNorm, Theme.Muted, Look.Stroke(1.3f));
        }

        if (Training.Walk.Ghost is Ghost ghost)
        {
            chart.Series(ghost.GradientNorm, GhostColor, Look.Stroke(1.3f), ghost.ForkIteration);
        }

        if (HasRuns)
        {
            DrawCurves(chart);
            DrawThresholds(canvas, chart, scale.Plot.Width);
            DrawEnds(canvas, scale);
        }
        else
        {
            DrawNorms(chart, history);
            NowMark.Draw(canvas, Look, Now, scale, Training.Step.GradientNorm, Theme.Backward, EndOfCurve);
        }

        if (Training.IsInThePast)
        {
            chart.Position(Training.Walk.Cursor.Iteration);
        }
    }

    private bool IsClipping => !HasRuns && double.IsFinite(Training.Session.ClipThreshold);

    /// <inheritdoc/>
    protected override float OneLineWidth => IsClipping ? 560 : base.OneLineWidth;

    /// <summary>What the upright axis counts: above the plot of a figure with a key, in the corner where there is room for it.</summary>
    private void DrawAxis(ICanvas canvas)
    {
        if (Figure is not null)
        {
            DrawAxisTitle(canvas, "‖∇L‖", ", log axis", AxisBaseline);
            Point right = LegendRight(canvas);
            right = View.Other is null ? right with { X = DrawGhostKey(canvas, right) } : right;
            if (IsClipping && View.Other is null)
            {
                right = right with { X = DrawStrokeKey(canvas, "clipped", Theme.Backward, Look.Stroke(1.6f), right) };
                DrawStrokeKey(canvas, "before", Theme.Backward.WithOpacity(0.55f), Look.Px(1.3f), right);
            }
        }
        else if (Appearance.Layout.Focus == PanelKey.Loss && View.Other is null)
        {
            DrawAxisTitle(canvas, "‖∇L‖", ", log axis", new Point(Bounds.Right - Look.Px(12 + 94), TitleBaseline.Y));
        }
    }

    private void DrawNorms(Chart chart, TrainingHistory history)
    {
        chart.Series(history.GradientNorm, Theme.Backward.WithOpacity(0.55f), Look.Px(1.3f));
        if (Training.Session.ClipThreshold is var threshold && double.IsFinite(threshold))
        {
            chart.Series(history.ClippedGradientNorm, Theme.Backward, Look.Stroke(1.6f));
            var label = new TextLine(stackalloc char[32]);
            label.Add("clip at ");
            label.Add3(threshold);
            bool isBelow = history.GradientNorm.SmoothedLatest >= threshold;
            chart.Reference(threshold, label.Span, Theme.Text, [history.GradientNorm], isBelow);
        }
    }

    /// <summary>The thresholds of the runs that clip, each value once; in a run's colour where not all clip there.</summary>
    private void DrawThresholds(ICanvas canvas, Chart chart, float width)
    {
        Span<char> buffer = stackalloc char[32];
        foreach (ShownRun run in Training.Contrast.Runs.AsSpan())
        {
            double threshold = run.Training.Session.ClipThreshold;
            bool isFirst = double.IsFinite(threshold), areAll = true;
            foreach (ShownRun other in Training.Contrast.Runs.AsSpan())
            {
                bool isSame = other.Training.Session.ClipThreshold == threshold;
                isFirst &= !isSame || other.Index >= run.Index;
                areAll &= isSame;
            }

            if (isFirst)
            {
                var label = new TextLine(buffer);
                label.Add("clip at ");
                label.Add3(threshold);
                if (canvas.Fonts.Measure(label.Span, Look.SmallNumber) > width - Look.Px(4))
                {
                    label = new TextLine(buffer);
                    label.Add("clip ");
                    label.AddRound(threshold);
                }

                bool isBelow = SeriesOf(run.Training).SmoothedLatest >= threshold;
                chart.Reference(threshold, label.Span, areAll ? Theme.Text : Theme.Runs[run.Index].TextColor, AllSeries, isBelow);
            }
        }
    }

    /// <inheritdoc/>
    protected override ScalarSeries SeriesOf(ShownTraining run) => run.Session.History.GradientNorm;

    /// <inheritdoc/>
    protected override double NumberOf(ShownTraining run) => run.Step.GradientNorm;

    /// <inheritdoc/>
    protected override bool HasComeTo(ShownTraining run) => run.Walk.Shows(Phase.Update, 0, Term.GradientNorm);

    private ChartScale Scale => new(Plot, View.Iterations, lowest, highest, IsLog: true, Training.Session);

    private Point? Now => NowMark.PlaceOf(Training, Scale, Training.Step.GradientNorm, HasComeTo(Training));

    private Point? EndOfCurve => Chart.EndOf(Training.Session.History.GradientNorm, Scale);

    /// <inheritdoc/>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target) => AtEnd(fonts, target, Now ?? EndOfCurve);

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        TrainingHistory history = Training.Session.History;
        if (HasRuns && Plot.Contains(point))
        {
            text.Name.Add("norm of all parameter gradients");
            return TryDescribeRuns(point, Scale, ref text);
        }

        if (!Plot.Contains(point)
            || !Chart.TryFind(history.GradientNorm, Plot, View.Iterations, point.X, out int iteration, out int iterations, out double mean))
        {
            return false;
        }

        text.Name.Add("norm of all parameter gradients");
        text.Value.Add3(mean);
        if (Chart.TryFind(history.ClippedGradientNorm, Plot, View.Iterations, point.X, out _, out _, out double clipped) && clipped < mean)
        {
            text.Value.Add(", clipped ");
            text.Value.Add3(clipped);
        }

        AddIterations(ref text.Place, iteration, iterations);
        return true;
    }

    private static int HighestOf(ShownTraining training) => Math.Max(4, (training.Session.Lesson.View.HighestDecade + 3) / 4 * 4);

    /// <summary>Widens the axis by steps of four decades to the extremes of a series, as far as these are finite and not zero.</summary>
    private void Include(ScalarSeries norms)
    {
        for (int i = 0; i < norms.BucketCount; i++)
        {
            Include(norms.Min(i), norms.Max(i));
        }
    }

    private void Include(double least, double greatest)
    {
        if (greatest > 0 && double.IsFinite(greatest))
        {
            highest = Math.Max(highest, 4 * (int)Math.Ceiling(Math.Log10(greatest) / 4));
            lowest = least > 0 ? Math.Min(lowest, 4 * (int)Math.Floor(Math.Log10(least) / 4)) : lowest;
        }
    }
}
