using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Views.Panels.Flow;

// above the columns of a figure
public abstract partial class FlowRow
{
    /// <summary>What is said of the numbers as a whole, left of a point: that they are of the whole batch, of another iteration.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="right">Where it ends, at the middle of its capitals.</param>
    /// <param name="isAnalysis">Whether the numbers are those of the analysis, which may be of another iteration.</param>
    /// <returns>Where the next text ends.</returns>
    protected float DrawScope(ICanvas canvas, Point right, bool isAnalysis)
    {
        float x = Scales.AreFitted ? Entry(canvas, "fitted", right, Theme.BackwardText) : right.X;
        if (Training.Step.BatchSize > 1)
        {
            x = Entry(canvas, Bounds.Width < Look.Px(330) ? "batch" : "over the batch", right with { X = x }, Theme.Muted);
        }

        if (!isAnalysis || Training.Analysis.Iteration < 0 || IsOld)
        {
            return x;
        }

        var line = new TextLine(stackalloc char[32]);
        AddIteration(ref line);
        return Entry(canvas, line.Span, right with { X = x }, Theme.Muted);
    }
}
