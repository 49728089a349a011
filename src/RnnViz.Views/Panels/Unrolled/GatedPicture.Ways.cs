using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Phases;

namespace RnnViz.Views.Panels.Unrolled;

// the ways into a cell, out of it, and from one to the next
internal sealed partial class GatedPicture
{
    /// <summary>
    /// From the input up to the cell's foot and, where the cell is not drawn in full, from its frame up to the prediction.
    /// </summary>
    private void DrawOuterWays(ICanvas canvas, CellPlan plan, int t, float x, bool isShown)
    {
        GatedRows rows = plan.Rows;
        float box = Look.Px(UnrolledBoxes.Edge) / 2, stroke = Look.Hair(1.5f);
        Rgba color = Shade(Theme.Forward, isShown);
        if (Training.Step.HasLoss(t) && plan.OutputX is null)
        {
            GatedCell.DrawStraight(canvas, new Point(x, rows.FrameTop(Look)), new Point(x, rows.Output + box), stroke, color);
        }
    }

    /// <summary>What goes into the frame or out of it, over its edge.</summary>
    private void DrawInnerWays(ICanvas canvas, CellPlan plan, int t, float x, bool isShown)
    {
        GatedRows rows = plan.Rows;
        float box = Look.Px(UnrolledBoxes.Edge) / 2, stroke = Look.Hair(1.5f), edge = rows.Input - box;
        Rgba color = Shade(Theme.Forward, isShown);
        float turn = MathF.Abs(plan.InputX) < box ? edge : edge - Look.Px(4);
        if (turn < edge)
        {
            GatedCell.DrawStraight(canvas, new Point(x, edge), new Point(x, turn), stroke, color);
            GatedCell.DrawStraight(canvas, new Point(x, turn), new Point(x + plan.InputX, turn), stroke, color);
        }

        GatedCell.DrawStraight(canvas, new Point(x + plan.InputX, turn), new Point(x + plan.InputX, rows.Foot), stroke, color);
        if (Training.Step.HasLoss(t) && plan.OutputX is { } output)
        {
            float above = rows.StateGain, gap = Look.Px(3);
            canvas.FillBox(new Box(x + output - gap, rows.State - gap, 2 * gap, HasLine ? 2 * gap : 0), Theme.Surface);
            var branch = new Point(x + output, HasLine ? rows.Foot : rows.State);
            GatedCell.DrawStraight(canvas, branch, new Point(x + output, above), stroke, color);
            canvas.FillCircle(branch, Look.Px(2.4f), color);
            GatedCell.DrawStraight(canvas, new Point(x + output, above), new Point(x, above), stroke, color);
            GatedCell.DrawStraight(canvas, new Point(x, above), new Point(x, rows.Output + box), stroke, color);
        }
    }

    /// <summary>Between timestep t at x and t + 1 one column further: arrows on each line, both ways, and the gains.</summary>
    private void DrawLink(ICanvas canvas, CellPlan plan, int t, float x)
    {
        GatedRows rows = plan.Rows;
        DrawForward(canvas, plan, t, x, rows.State, Look.Hair(2.5f));
        ReadOnlySpan<double> norms = HasLine ? Training.Step.CellGradientNorms : Training.Step.HiddenGradientNorms;
        DrawBack(canvas, plan, x, norms[t - 1], norms[t], rows.StateBack, rows.StateGain, HasStateGradient(t));
        if (HasLine)
        {
            DrawForward(canvas, plan, t, x, rows.Foot, Look.Hair(1.5f));
            norms = Training.Step.HiddenGradientNorms;
            DrawBack(canvas, plan, x, norms[t - 1], norms[t], rows.HiddenBack, rows.HiddenGain, HasHiddenGradient(t));
        }
    }

    private void DrawForward(ICanvas canvas, CellPlan plan, int t, float x, float y, float stroke) => canvas.Arrow(
        new Point(x + plan.Half, y), new Point(x + plan.Column - plan.Half, y), stroke, Look.Px(7), Shade(Theme.Forward, HasState(t + 1)));

    /// <summary>Over the cells, from the middle of one to the middle of the one before.</summary>
    private void DrawBack(ICanvas canvas, CellPlan plan, float x, double here, double next, float y, float gain, bool isShown)
    {
        if (here > 0)
        {
            float thickness = ThicknessOf(here), gap = Look.Px(5);
            canvas.Arrow(new Point(x + plan.Column - gap, y), new Point(x + gap, y), thickness, Look.Px(7) + thickness,
                Shade(Theme.Backward, isShown));
        }

        if (double.IsFinite(here / next))
        {
            DrawGain(canvas, here / next, new Point(x + plan.Column / 2, gain), plan.Column, isShown);
        }
    }

    private bool HasHiddenGradient(int t) => Training.Walk.Shows(Phase.Backward, t, Term.HiddenGradient);

    private bool HasStateGradient(int t) => HasLine ? Training.Walk.Shows(Phase.Backward, t, Term.CellGradient) : HasHiddenGradient(t);
}
