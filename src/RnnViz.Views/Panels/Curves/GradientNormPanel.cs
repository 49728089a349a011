using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Curves;

/// <summary>The joint norm of the parameter gradients over training, before and after clipping, and the threshold.</summary>
public sealed class GradientNormPanel(ShownTraining training, IViewState view, IAppearance appearance) : CurvePanel(appearance)
{
    private const int LowestDecade = -4;

    private int version = -1, lowest = LowestDecade, highest = HighestOf(training);
    private ComparedRun? fitted;

    /// <inheritdoc/>
    protected override string Title => "GRADIENT NORM";

    /// <inheritdoc/>
    protected override int HighestExponent => highest;

    /// <summary>The axis is the lesson's; where two runs are compared it grows, so that both fit.</summary>
    protected override void Process(double delta)
    {
        TrainingHistory history = training.Session.History;
        ComparedRun? other = view.Other;
        other?.CompareWith(training.Session);
        if (version == history.Version && ReferenceEquals(fitted, other))
        {
            return;
        }

        (version, fitted) = (history.Version, other);
        (lowest, highest) = (LowestDecade, HighestOf(training));
        if (other is not null)
        {
            Include(history.GradientNorm);
            Include(other.History.GradientNorm);
        }
    }

    /// <inheritdoc/>
    internal override Topic Topic => Topic.NormCurve;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        TrainingHistory history = training.Session.History;
        ChartScale scale = Scale;
        var chart = new Chart(canvas, Look, scale);
        chart.Decades(lowest, highest);
        chart.IterationLabels();
        if (view.Other is ComparedRun other)
        {
            DrawCompared(canvas, other);
            chart.Series(other.History.GradientNorm, Theme.Muted, Look.Stroke(1.3f));
        }

        if (training.Walk.Ghost is Ghost ghost)
        {
            chart.Series(ghost.GradientNorm, GhostColor, Look.Stroke(1.3f), ghost.ForkIteration);
        }

        chart.Series(history.GradientNorm, Theme.Backward.WithOpacity(0.55f), Look.Px(1.3f));
        if (training.Session.ClipThreshold is var threshold && double.IsFinite(threshold))
        {
            chart.Series(history.ClippedGradientNorm, Theme.Backward, Look.Stroke(1.6f));
            var label = new TextLine(stackalloc char[32]);
            label.Add("clip at ");
            label.Add3(threshold);
            bool isBelow = history.GradientNorm.SmoothedLatest >= threshold;
            chart.Reference(threshold, label.Span, Theme.Text, history.GradientNorm, isBelow);
        }

        NowMark.Draw(canvas, Look, Now, scale, training.Step.GradientNorm, Theme.Backward, EndOfCurve);
        if (training.IsInThePast)
        {
            chart.Position(training.Walk.Cursor.Iteration);
        }
    }

    private ChartScale Scale => new(Plot, view.Iterations, lowest, highest, IsLog: true);

    private Point? Now => NowMark.PlaceOf(
        training, Scale, training.Step.GradientNorm, training.Walk.Shows(Phase.Update, 0, Term.GradientNorm));

    private Point? EndOfCurve => Chart.EndOf(training.Session.History.GradientNorm, Scale);

    /// <inheritdoc/>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target) => AtEnd(fonts, target, Now ?? EndOfCurve);

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        TrainingHistory history = training.Session.History;
        if (!Plot.Contains(point)
            || !Chart.TryFind(history.GradientNorm, Plot, view.Iterations, point.X, out int iteration, out int iterations, out double mean))
        {
            return false;
        }

        text.Name.Add("norm of all parameter gradients");
        text.Value.Add3(mean);
        if (Chart.TryFind(history.ClippedGradientNorm, Plot, view.Iterations, point.X, out _, out _, out double clipped) && clipped < mean)
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
            if (!(norms.Max(i) > 0))
            {
                continue;
            }

            highest = Math.Max(highest, 4 * (int)Math.Ceiling(Math.Log10(norms.Max(i)) / 4));
            lowest = norms.Min(i) > 0 ? Math.Min(lowest, 4 * (int)Math.Floor(Math.Log10(norms.Min(i)) / 4)) : lowest;
        }
    }
}
