using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Views.Panels.Terms;

// what is evaluated, and what a call-out points at
public sealed partial class TermUnrolledPanel
{
    /// <summary>
    /// The box at timestep t of what is being evaluated, with its name. The line to it comes in over the edge of the panel, where
    /// it crosses neither the legend nor another box.
    /// </summary>
    /// <param name="fonts">What names are measured by.</param>
    /// <param name="t">1..T.</param>
    internal TargetPlace PlaceAt(FontBook fonts, int t)
    {
        Quantity what = EvaluatedAt(t);
        Box frame = Walk.Cursor.Timestep == t && table.BoxOfNow is not null ? FrameOf(fonts, what, t) : AroundTexts(fonts, what, t);
        if (t == Timesteps)
        {
            return new TargetPlace(frame, new Point(frame.Right, frame.Center.Y), TargetSide.Right);
        }

        // over the boxes of the timesteps before it, if there are any
        bool isBehindBoxes = t > 1 || what == Cell.Hidden;
        return new TargetPlace(frame, new Point(frame.X, isBehindBoxes ? frame.Y + 1 : frame.Center.Y), TargetSide.Left);
    }

    /// <summary>What is evaluated at timestep t; where the walk is elsewhere, what it reads or writes at t.</summary>
    private Quantity EvaluatedAt(int t)
    {
        Cursor now = Walk.Cursor;
        if (now.Timestep == t && table.BoxOfNow is { } what)
        {
            return what;
        }

        // the loss is written beside the prediction
        if (now.Phase == Phase.Loss && Cell.Prediction.OccursAt(t))
        {
            return Cell.Prediction;
        }

        for (int i = 0; i < table.Boxes.Count; i++)
        {
            if (table.Boxes[i].OccursAt(t) && table.IsMarked(table.Boxes[i], t))
            {
                return table.Boxes[i];
            }
        }

        // on the way back what is handed on in time comes to g
        return now.Phase == Phase.Backward ? Cell.HiddenGradient : Cell.Hidden;
    }

    /// <summary>Around a box with its name, and the word beside it as far as the column goes.</summary>
    private Box FrameOf(FontBook fonts, Quantity what, int t)
    {
        int row = table.BoxRowOf(what);
        Box box = Layout!.BoxAt(row, t), column = Layout.ColumnAt(t);
        float pad = Look.Px(7);
        if (table.BoxRows[row].Count > 1)
        {
            return box.Inset(-Look.Px(3));
        }

        float left = MathF.Max(column.X + Look.Px(3), box.X - BoxName.Of(fonts, Appearance, what, t).Width - Look.Px(20));
        float right = MathF.Min(column.Right - Look.Px(3), box.Right + WordRoom(fonts));
        return new Box(left, box.Y - pad, right - left, box.Height + 2 * pad);
    }

    /// <summary>Around a box that has no frame, with its name, and with the loss beside a prediction.</summary>
    private Box AroundTexts(FontBook fonts, Quantity what, int t)
    {
        Box frame = FrameOf(fonts, what, t), box = Layout!.BoxAt(table.BoxRowOf(what), t);
        if (table.BoxRows[table.BoxRowOf(what)].Count > 1)
        {
            return frame;
        }

        float right = box.Right + Look.Px(3);
        if (what == Cell.Prediction && table.IsReached(Cell.Prediction, t))
        {
            var number = new TextLine(stackalloc char[16]);
            NumberCells.Write(ref number, Cell.Loss.ValuesAt(t)[0], 3);
            float name = Appearance.Formulas.Of(fonts, Cell.Loss.Symbol, Look.Px(16), t).Width;
            float end = box.Right + Look.Px(16) + name + fonts.Measure(number.Span, Look.SmallNumber);
            right = end <= Layout.ColumnAt(t).Right ? end + Look.Px(3) : right;
        }

        return frame with { Width = right - frame.X };
    }

    /// <summary>Right of a box; between the boxes of a gated cell there is none for a word.</summary>
    private float WordRoom(FontBook fonts) => table.GateSums.Count > 0 ? Look.Px(4) : fonts.Measure("NOW", Look.Title) + Look.Px(20);

    /// <summary>The frame around what is being evaluated, with its word.</summary>
    private void DrawNow(ICanvas canvas)
    {
        Cursor now = Walk.Cursor;
        if (table.BoxOfNow is not { } what || table.GateSums.Count > 0) // the thick frame of a gated cell's box says it
        {
            return;
        }

        Box box = Layout!.BoxAt(table.BoxRowOf(what), now.Timestep), column = Layout.ColumnAt(now.Timestep);
        Box frame = FrameOf(canvas.Fonts, what, now.Timestep);
        float word = WordRoom(canvas.Fonts);
        canvas.StrokeRoundedBox(frame.Snapped(), Look.Px(8), Look.Hair(2), training.PhaseColor(Theme));
        if (box.Right + word <= column.Right)
        {
            var baseline = new Point(frame.Right - Look.Px(9), MathF.Round(frame.Y + Look.Px(17)));
            canvas.Text("NOW", baseline, Look.Title, training.PhaseText(Theme), TextAlign.Right);
        }
    }
}
