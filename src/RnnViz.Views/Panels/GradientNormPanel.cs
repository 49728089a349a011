namespace RnnViz.Views.Panels;

/// <summary>The joint norm of the parameter gradients over training, before and after clipping, and the threshold.</summary>
public sealed class GradientNormPanel(LessonScreen screen) : CurvePanel(screen)
{
    private const int LowestDecade = -4;

    /// <inheritdoc/>
    protected override string Title => "GRADIENT NORM";

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        TrainingHistory history = Screen.Session.History;
        int highest = Math.Max(4, (Screen.Session.Lesson.View.HighestDecade + 3) / 4 * 4);
        Box plot = Plot;
        var chart = new Chart(canvas, Look, plot, Screen.Iterations, LowestDecade, highest, isLog: true);
        Span<char> buffer = stackalloc char[16];
        int every = plot.Height / (highest - LowestDecade) >= Look.Px(18) ? 1 : plot.Height / (highest - LowestDecade) >= Look.Px(9) ? 2 : 4;
        for (int exponent = LowestDecade; exponent <= highest; exponent += every)
        {
            var label = new TextLine(buffer);
            label.AddPowerOfTen(exponent);
            chart.Gridline(Math.Pow(10, exponent), label.Span);
        }

        chart.IterationLabels();
        if (Screen.Other is ComparedRun other)
        {
            chart.Series(other.History.GradientNorm, Theme.Muted, Look.Stroke(1.3f));
        }

        if (Screen.Walk.Ghost is Ghost ghost)
        {
            chart.Series(ghost.GradientNorm, GhostColor, Look.Stroke(1.3f), ghost.ForkIteration);
        }

        chart.Series(history.GradientNorm, Theme.Backward.WithOpacity(0.55f), Look.Px(1.3f));
        if (Screen.Session.ClipThreshold is var threshold && double.IsFinite(threshold))
        {
            chart.Series(history.ClippedGradientNorm, Theme.Backward, Look.Stroke(1.6f));
            var label = new TextLine(stackalloc char[32]);
            label.Add("clip at ");
            label.Add3(threshold);
            chart.Reference(threshold, label.Span, Theme.Text, isLabelBelow: history.GradientNorm.SmoothedLatest >= threshold);
        }

        if (Screen.IsInThePast)
        {
            chart.Position(Screen.Walk.Cursor.Iteration);
        }
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        TrainingHistory history = Screen.Session.History;
        if (!Plot.Contains(point) || !Chart.TryFind(history.GradientNorm, Plot, Screen.Iterations, point.X, out int iteration, out int iterations, out double mean))
        {
            return false;
        }

        text.Name.Add("norm of all parameter gradients");
        text.Value.Add3(mean);
        if (Chart.TryFind(history.ClippedGradientNorm, Plot, Screen.Iterations, point.X, out _, out _, out double clipped) && clipped < mean)
        {
            text.Value.Add(", clipped ");
            text.Value.Add3(clipped);
        }

        AddIterations(ref text.Place, iteration, iterations);
        return true;
    }
}
