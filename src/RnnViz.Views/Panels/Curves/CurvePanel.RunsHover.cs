using RnnViz.Engine.Geometry;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Curves;

// what the curves of several runs are where somebody points
public abstract partial class CurvePanel
{
    /// <summary>Says what the curves of several runs are at an x: the one nearest to the point first.</summary>
    /// <returns>Whether there is one.</returns>
    private protected bool TryDescribeRuns(Point point, in ChartScale scale, ref HoverText text)
    {
        ShownRun? nearest = null;
        float least = float.PositiveInfinity;
        foreach (ShownRun run in Runs)
        {
            if (Chart.TryFind(SeriesOf(run.Training), scale.Plot, scale.Iterations, point.X, out _, out _, out double mean)
                && MathF.Abs(scale.YOf(mean) - point.Y) is var away && away < least)
            {
                (nearest, least) = (run, away);
            }
        }

        if (nearest is null)
        {
            return false;
        }

        Chart.TryFind(SeriesOf(nearest.Training), scale.Plot, scale.Iterations, point.X, out int first, out int span, out double own);
        text.Name.Add(", ");
        text.Name.Add(nearest.Name);
        text.Value.Add3(own);
        foreach (ShownRun run in Runs)
        {
            if (run != nearest
                && Chart.TryFind(SeriesOf(run.Training), scale.Plot, scale.Iterations, point.X, out _, out _, out double others))
            {
                text.Value.Add("; ");
                text.Value.Add(run.Name);
                text.Value.Add(": ");
                text.Value.Add3(others);
            }
        }

        AddIterations(ref text.Place, first, span);
        return true;
    }
}
