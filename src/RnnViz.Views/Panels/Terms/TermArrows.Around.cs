using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Views.Layout;

namespace RnnViz.Views.Panels.Terms;

// arrows of gated cells, which keep clear of the boxes that stand side by side
internal sealed partial class TermArrows
{
    /// <summary>Where on the side of a box arrows come in and go out: as a share of its height from the top.</summary>
    private const float High = 0.3f, Low = 0.74f;

    /// <summary>How far left of boxes that stand side by side ways go up and down, in design units.</summary>
    private const float Aside = 9;

    /// <summary>A row of boxes that stand side by side.</summary>
    private readonly int groupRow = Math.Max(0, table.BoxRows.ToList().FindIndex(row => row.Count > 1));

    private void DrawAround(ICanvas canvas, TermLayout layout, ArrowWay way, int t)
    {
        BoxArrow arrow = way.Arrow;
        Box from = layout.BoxAt(way.FromRow, arrow.From.TimestepAt(t)), to = layout.BoxAt(way.ToRow, arrow.To.TimestepAt(t));
        switch (way.Kind)
        {
            case ArrowKind.Past:
                DrawPast(canvas, layout, way, from, to, t);
                break;
            case ArrowKind.Between when arrow.To.Offset == 0:
                DrawOn(canvas, arrow, from, to, t);
                break;
            default:
                DrawBack(canvas, way, from, to, layout.BoxAt(groupRow, t), t);
                break;
        }
    }

    /// <summary>From h_{t−1} to the gates of t, down between the timesteps.</summary>
    private void DrawOn(ICanvas canvas, BoxArrow arrow, Box from, Box to, int t)
    {
        Rgba color = Shade(Theme.Forward, table.IsReached(arrow.To.Quantity, t));
        float x = MathF.Round(to.X - Look.Px(Aside)), y = At(from, Low);
        canvas.Line(new Point(from.Right + Gap, y), new Point(x, y), Thin, color);
        canvas.Line(new Point(x, y - Thin / 2), new Point(x, to.Center.Y + Thin / 2), Thin, color);
        canvas.Arrow(new Point(x, to.Center.Y), new Point(to.X - Gap * 0.4f, to.Center.Y), Thin, Head, color);
    }

    /// <summary>Between a gate at the right and a row beyond the next, right of what stands between.</summary>
    private void DrawPast(ICanvas canvas, TermLayout layout, ArrowWay way, Box from, Box to, int t)
    {
        BoxArrow arrow = way.Arrow;
        bool isForward = arrow.To.Quantity.Phase < Phase.Backward;
        Rgba color = Shade(isForward ? Theme.Forward : Theme.Backward, table.IsReached(arrow.To.Quantity, t));
        float stroke = isForward ? Thin : Thick;
        if (isForward)
        {
            float x = layout.CellsAt(way.FromRow, way.Part, t).Center.X, y = At(to, High);
            canvas.Line(new Point(x, from.Y - Gap), new Point(x, y - stroke / 2), stroke, color);
            canvas.Arrow(new Point(x, y), new Point(to.Right + Gap, y), stroke, Head, color);
        }
        else
        {
            float x = layout.CellsAt(way.ToRow, way.Part, t).Center.X, y = At(from, Low);
            canvas.Line(new Point(from.Right + Gap * 0.4f, y), new Point(x, y), stroke, color);
            canvas.Arrow(new Point(x, y - stroke / 2), new Point(x, to.Y - Gap * 0.3f), stroke, Head, color);
        }
    }

    /// <summary>
    /// Back in time: along the row past all weights, or from δ_t up between the timesteps. What goes along it stands above the arrow,
    /// right of the box to which it comes, where there is room.
    /// </summary>
    private void DrawBack(ICanvas canvas, ArrowWay way, Box from, Box to, Box group, int t)
    {
        BoxArrow arrow = way.Arrow;
        (bool isReached, bool isNow) = StateOf(arrow, t);
        Rgba color = Shade(Theme.Backward, isReached);
        float stroke = isNow ? Thick * 1.8f : Thick, head = isNow ? Head * 1.5f : Head, end = to.Right + Gap;
        float boundary = MathF.Round(group.X - Look.Px(Aside));
        bool isAlong = way.Kind == ArrowKind.Along;
        // both ways back of a GRU come to the same box
        float y = At(to, table is GruTable ? isAlong ? High : Low : isAlong ? 0.5f : High);
        if (isAlong)
        {
            float name = BoxName.Of(canvas, appearance, arrow.From.Quantity, t).Width + Look.Px(16);
            canvas.Arrow(new Point(from.X - name, y), new Point(end, y), stroke, head, color);
        }
        else
        {
            canvas.Line(new Point(from.X - Gap * 0.4f, from.Center.Y), new Point(boundary, from.Center.Y), stroke, color);
            canvas.Line(new Point(boundary, from.Center.Y + stroke / 2), new Point(boundary, y - stroke / 2), stroke, color);
            canvas.Arrow(new Point(boundary, y), new Point(end, y), stroke, head, color);
        }

        DrawLabel(canvas, arrow, new Box(end + head, 0, boundary - Look.Px(5) - end - head, 0), y - stroke / 2, isAlong, isReached, t);
    }

    /// <summary>What goes along an arrow, on a ground of its own: a way that goes past behind it is interrupted.</summary>
    private void DrawLabel(ICanvas canvas, BoxArrow arrow, Box room, float y, bool isOnGround, bool isReached, int t)
    {
        for (float size = 17; size >= 14; size--)
        {
            FormulaLayout label = appearance.Formulas.Of(canvas.Fonts, arrow.Label!, Look.Px(size), t);
            if (label.Width > room.Width)
            {
                continue;
            }

            float x = room.Center.X, baseline = MathF.Round(y - Look.Px(4) - label.Ink.Depth);
            float top = baseline - Look.Px(size * 0.8f);
            if (isOnGround)
            {
                var ground = new Box(x - label.Width / 2 - Look.Px(2), top, label.Width + Look.Px(4), y - Look.Px(1.5f) - top);
                canvas.FillBox(ground.Snapped(), GroundOf(t - 1));
            }

            label.Draw(canvas, new Point(x, baseline), Shade(Theme.BackwardText, isReached), TextAlign.Center);
            return;
        }
    }

    /// <summary>What lies behind the column of a timestep: the panel, or the band of the walk's place.</summary>
    private Rgba GroundOf(int t) => training.Walk.IsWhole || training.Walk.Cursor.Timestep != t ? Theme.Surface
        : training.Walk.Cursor.Phase == Phase.Forward ? Rgba.Mix(Theme.Surface, Theme.Forward, 0.08f)
        : Rgba.Mix(Theme.Surface, Theme.CursorBand with { A = 255 }, Theme.CursorBand.A / 255f);

    private static float At(Box box, float share) => MathF.Round(box.Y + box.Height * share);
}
