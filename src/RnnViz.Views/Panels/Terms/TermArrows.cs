using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Terms;

/// <summary>Draws the arrows between the boxes of a small unrolled network: forward ones thin, backward ones thick.</summary>
/// <param name="training">What is shown.</param>
/// <param name="appearance">Colours and type sizes.</param>
/// <param name="table">The boxes and the arrows between them.</param>
internal sealed partial class TermArrows(ShownTraining training, IAppearance appearance, StepTable table)
{
    private readonly ArrowWay[] ways = ArrowWay.Of(table);

    private Look Look => appearance.PanelLook;

    private Theme Theme => appearance.Look.Theme;

    private float Head => Look.Px(10);

    private float Gap => Look.Px(5);

    private float Thin => Look.Px(1.8f);

    private float Thick => Look.Px(2.6f);

    /// <summary>Draws all of them, timestep by timestep.</summary>
    public void Draw(ICanvas canvas, TermLayout layout)
    {
        for (int t = 1; t <= training.Step.Timesteps; t++)
        {
            for (int i = 0; i < ways.Length; i++)
            {
                ArrowWay way = ways[i];
                BoxArrow arrow = way.Arrow;
                int to = arrow.To.TimestepAt(t);
                // backwards there is no box at t = 0
                if (!arrow.From.OccursAt(t) || !arrow.To.OccursAt(t) || to == 0)
                {
                    continue;
                }

                if (way.Kind == ArrowKind.Straight)
                {
                    Draw(canvas, arrow, layout.BoxAt(way.FromRow, arrow.From.TimestepAt(t)), layout.BoxAt(way.ToRow, to), t);
                }
                else
                {
                    DrawAround(canvas, layout, way, t);
                }
            }
        }
    }

    private void Draw(ICanvas canvas, BoxArrow arrow, Box from, Box to, int t)
    {
        if (arrow.To.Offset < 0)
        {
            DrawBackInTime(canvas, arrow, from, to, t);
            return;
        }

        bool isForward = arrow.To.Quantity.Phase < Phase.Backward;
        Rgba color = Shade(isForward ? Theme.Forward : Theme.Backward, table.IsReached(arrow.To.Quantity, t));
        if (arrow.From.Offset < 0)
        {
            // past the name that stands before the box
            float name = BoxName.Of(canvas, appearance, arrow.To.Quantity, t).Width + Look.Px(16);
            canvas.Arrow(new Point(from.Right + Gap, to.Center.Y), new Point(to.X - name, to.Center.Y), Thin, Head, color);
        }
        else if (isForward)
        {
            canvas.Arrow(new Point(from.Center.X, from.Y - Gap), new Point(from.Center.X, to.Bottom + Gap * 0.6f), Thin, Head, color);
        }
        else
        {
            canvas.Arrow(
                new Point(from.Center.X, from.Bottom + Gap * 0.4f), new Point(from.Center.X, to.Y - Gap * 0.3f), Thick, Head, color);
        }
    }

    /// <summary>What is backpropagated from a timestep to the one before: Whhᵀ δ_t on its way to g_{t−1}.</summary>
    private void DrawBackInTime(ICanvas canvas, BoxArrow arrow, Box from, Box to, int t)
    {
        (bool isReached, bool isNow) = StateOf(arrow, t);
        float name = BoxName.Of(canvas, appearance, arrow.From.Quantity, t).Width + Look.Px(16);
        Point start = new(from.X - name, from.Center.Y), end = new(to.Right + Gap, to.Center.Y);
        Rgba color = Shade(Theme.Backward, isReached);
        canvas.Arrow(start, end, isNow ? Thick * 1.8f : Thick, isNow ? Head * 1.5f : Head, color);
        FormulaLayout label = appearance.Formulas.Of(canvas.Fonts, arrow.Label!, Look.Px(18), t);
        // above the arrow's middle, clear of the line even where that is steep
        Point middle = (start + end) * 0.5f;
        float slope = (start.Y - end.Y) / MathF.Max(1, start.X - end.X);
        float lift = Look.Px(9) + slope * label.Width / 2 + label.Ink.Depth;
        label.Draw(canvas, new Point(middle.X + Look.Px(6), middle.Y - lift), Shade(Theme.BackwardText, isReached), TextAlign.Center);
    }

    /// <summary>Whether the walk has come to what goes back in time, and whether it stands there.</summary>
    private (bool IsReached, bool IsNow) StateOf(BoxArrow arrow, int t)
    {
        Term term = arrow.Term!.Value;
        return (training.Walk.Shows(Phase.Backward, t, term), training.Walk.Cursor.Term == term && training.Walk.Cursor.Timestep == t);
    }

    private Rgba Shade(Rgba color, bool isShown) => isShown ? color : Theme.Dimmed(color);
}
