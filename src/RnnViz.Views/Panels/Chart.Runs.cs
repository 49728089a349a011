using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Views.Layout;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels;

// the strokes of several runs in one plot
internal readonly ref partial struct Chart
{
    /// <summary>A stroke: plain, or a run's, with its mark now and then so that it is told apart where dashes are not.</summary>
    private void Stroke(ReadOnlySpan<Point> points, Rgba color, float thickness, RunLook? run)
    {
        if (points.Length == 1)
        {
            canvas.FillCircle(points[0], look.Px(2.2f), color); // alone between numbers that are none
            return;
        }

        if (run is null)
        {
            canvas.Polyline(points, thickness, color);
            return;
        }

        canvas.StrokeRun(points, look, run.Line, thickness, color, plot.X);
        float apart = new TimeAxis(plot, Math.Max(1, scale.Iterations)).LabelStep(look.Px(64)) * plot.Width / Math.Max(1, scale.Iterations);
        // where curves lie on one another, their marks stand beside one another
        float next = plot.X + apart * (1 + (int)run.Mark) / 4;
        foreach (Point point in points)
        {
            if (point.X < next)
            {
                continue;
            }

            canvas.MarkRun(run.Mark, point, look.Px(RunLabel.MarkRadius), color, look.Theme.Surface);
            next += apart * MathF.Ceiling((point.X - next + 0.01f) / apart);
        }
    }
}
