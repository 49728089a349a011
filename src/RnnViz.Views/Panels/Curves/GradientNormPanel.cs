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

    /// <inheritdoc/>
    protected override string Title => "GRADIENT NORM";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.NormCurve;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        TrainingHistory history = training.Session.History;
        int highest = HighestDecade;
        Box plot = Plot;
        var chart = new Chart(canvas, Look, plot, view.Iterations, LowestDecade, highest, isLog: true);
        Span<char> buffer = stackalloc char[16];
        int every = plot.Height / (highest - LowestDecade) >= Look.Px(18)
            ? 1 : plot.Height / (highest - LowestDecade) >= Look.Px(9) ? 2 : 4;
        for (int exponent = LowestDecade; exponent <= highest; exponent += every)
        {
            var label = new TextLine(buffer);
            label.AddPowerOfTen(exponent);
            chart.Gridline(Math.Pow(10, exponent), label.Span);
        }

        chart.IterationLabels();
        if (view.Other is ComparedRun other)
        {
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
            chart.Reference(threshold, label.Span, Theme.Text, isLabelBelow: history.GradientNorm.SmoothedLatest >= threshold);
        }

        NowMark.Draw(canvas, Look, Now, plot, training.Step.GradientNorm, Position, Theme.Backward);
        if (training.IsInThePast)
        {
            chart.Position(training.Walk.Cursor.Iteration);
        }
    }

    /// <summary>Of the norm of the iteration shown on the axis: 0 at the bottom, 1 at the top.</summary>
    private double Position =>
        (Math.Log10(Math.Max(training.Step.GradientNorm, 1e-300)) - LowestDecade) / (HighestDecade - LowestDecade);

    private Point? Now =>
        NowMark.PlaceOf(training, Plot, view.Iterations, Position, training.Walk.Shows(Phase.Update, 0, Term.GradientNorm));

    private int HighestDecade => Math.Max(4, (training.Session.Lesson.View.HighestDecade + 3) / 4 * 4);

    /// <inheritdoc/>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target) => AtEnd(fonts, target,
        Now ?? Chart.EndOf(training.Session.History.GradientNorm, Plot, view.Iterations, LowestDecade, HighestDecade, isLog: true));

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
}
