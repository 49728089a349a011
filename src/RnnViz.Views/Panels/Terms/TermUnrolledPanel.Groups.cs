using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Views.Hover;

namespace RnnViz.Views.Panels.Terms;

// boxes that stand side by side: the gates, and their δ
public sealed partial class TermUnrolledPanel
{
    /// <summary>Whether a row has a box before the first timestep: h_0, and c_0.</summary>
    private bool HasStart(int row) =>
        table.BoxRows[row][0] == Cell.Hidden || table is LstmTable lstm && table.BoxRows[row][0] == lstm.Cell.Cell;

    /// <summary>The type of numbers side by side: small enough for five characters, as of −0.12 and −1e-3.</summary>
    private TextStyle GroupStyle(ICanvas canvas)
    {
        TextStyle style = CellStyle with { Size = MathF.Min(Look.Px(12), CellStyle.Size) };
        while (style.Size > Look.Px(10) && canvas.Fonts.Measure("-0.00", style) > GroupRoom)
        {
            style = style with { Size = style.Size - Look.Px(0.5f) };
        }

        return style;
    }

    private float GroupRoom => Layout!.PartWidth - Look.Px(3);

    /// <summary>Several boxes in one frame, each with its name above.</summary>
    private void DrawGroup(ICanvas canvas, int row, int t, float reach)
    {
        IReadOnlyList<Quantity> boxes = table.BoxRows[row];
        Box box = Layout!.BoxAt(row, t);
        bool isReached = table.IsReached(boxes[0], t), isBackward = boxes[0].Phase == Phase.Backward;
        Rgba color = isBackward ? Theme.Backward : Theme.Forward, text = isBackward ? Theme.BackwardText : color;
        float line = Look.Hair(table.IsMarked(boxes[0], t) ? 3 : isBackward ? 2 : 1.4f);
        canvas.FillRoundedBox(box, Look.Px(7), Theme.Surface);
        canvas.StrokeRoundedBox(box, Look.Px(7), line, Shade(color, isReached));
        TextStyle style = GroupStyle(canvas);
        int decimals = canvas.Fonts.Measure("-0.000", style) <= GroupRoom ? 3 : 2;
        for (int part = 0; part < boxes.Count; part++)
        {
            Quantity what = boxes[part];
            Box cells = Layout.CellsAt(row, part, t);
            if (isReached)
            {
                ValueScale scale = ValueScale.Linear(what.ColorLimit);
                NumberCells.Draw(canvas, Look, Numbers.Of(what, t), false, cells, style, scale, reach, decimals);
            }
            else
            {
                NumberCells.DrawUnknown(canvas, Look, what.Rows, 1, cells, style, hasMarks: false);
            }

            FormulaLayout name = Formula(canvas, what.Symbol, 16, t);
            name.Draw(canvas, new Point(cells.Center.X, MathF.Round(cells.Y - Look.Px(5))), Shade(text, isReached), TextAlign.Center);
        }
    }

    /// <summary>The name of a quantity in plain text: h₁, γc₂, δ₂ of f.</summary>
    private static void AddName(ref HoverText text, Quantity what, int t)
    {
        ReadOnlySpan<char> symbol = what.Symbol;
        int end = symbol.IndexOf('_'), gate = symbol.IndexOf('^');
        text.Name.Add(symbol[..(end < 0 ? symbol.Length : end)]);
        text.Name.AddIndex(t);
        if (gate >= 0 && gate + 1 < symbol.Length)
        {
            text.Name.Add(" of ");
            text.Name.Add(symbol.Slice(gate + 1, 1));
        }
    }
}
