using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;

namespace RnnViz.Views.Panels.Terms;

// how much room equations take, and what has room beside them
internal sealed partial class TermNumbers
{
    /// <summary>The largest and smallest size of the equations beside a stack, in design units.</summary>
    private const float BestFormula = 15, LeastFormula = 13;

    /// <summary>The equations of a stack beside their numbers, where all of them have room there.</summary>
    private void DrawFormulas(ICanvas canvas, int stack, Box first, float cell)
    {
        float size = BestFormula;
        int lines = arithmetic.LinesOf(stack);
        for (int line = 0; line < lines; line++)
        {
            (string? notation, int t) = arithmetic.FormulaOf(stack, line);
            while (notation is not null && size >= LeastFormula && Formula(canvas, notation, t, size).Width > first.Width)
            {
                size--;
            }

            if (lines == 1 || notation is null || size < LeastFormula)
            {
                return;
            }
        }

        for (int line = 0; line < lines; line++)
        {
            (string? notation, int t) = arithmetic.FormulaOf(stack, line);
            float middle = first.Y + line * first.Height + RowsOf(arithmetic.Line(stack, line)) * cell / 2;
            Formula(canvas, notation!, t, size).Draw(canvas, new Point(first.X, MathF.Round(middle + Look.Px(5))), Theme.Muted);
        }
    }

    private FormulaLayout Formula(ICanvas canvas, string notation, int t, float units) =>
        appearance.Formulas.Of(canvas.Fonts, notation, Look.Px(units), t);

    /// <summary>The rows of numbers of all lines of a stack together.</summary>
    private int RowsOf(int stack)
    {
        int rows = 0;
        for (int line = 0; line < arithmetic.LinesOf(stack); line++)
        {
            rows += RowsOf(arithmetic.Line(stack, line));
        }

        return rows;
    }

    /// <summary>What stays free between the lines of a stack, in pixels.</summary>
    private float GapsOf(int stack) => (arithmetic.LinesOf(stack) - 1) * Look.Px(StackGap);

    private float PitchOf(int stack, float cell) => RowsOf(arithmetic.Line(stack, 0)) * cell + Look.Px(StackGap);

    /// <summary>The width of the names before the lines of a stack.</summary>
    private float NamesOf(FontBook fonts, int stack)
    {
        float widest = 0;
        for (int line = 0; arithmetic.LinesOf(stack) > 1 && line < arithmetic.LinesOf(stack); line++)
        {
            widest = MathF.Max(widest, NameOf(fonts, stack, line).Width + Look.Px(7));
        }

        return widest;
    }

    private FormulaLayout NameOf(FontBook fonts, int stack, int line)
    {
        TermPiece result = arithmetic.Line(stack, line)[0];
        return appearance.Formulas.Of(fonts, result.Name, Look.Px(15), result.Timestep);
    }

    private static int RowsOf(ReadOnlySpan<TermPiece> pieces)
    {
        int rows = 1;
        foreach (TermPiece piece in pieces)
        {
            rows = Math.Max(rows, piece.Rows);
        }

        return rows;
    }

    private float WidthOf(ICanvas canvas, float cell)
    {
        float widest = 0;
        for (int i = 0; i < arithmetic.StackCount; i++)
        {
            widest = MathF.Max(widest, WidthOf(canvas, i, cell));
        }

        return widest;
    }

    private float WidthOf(ICanvas canvas, int stack, float cell)
    {
        float width = NamesOf(canvas.Fonts, stack);
        for (int i = 0; i < arithmetic.Line(stack, 0).Length; i++)
        {
            width += WidthOf(canvas, stack, i, cell);
        }

        return width;
    }

    private float WidthOf(ICanvas canvas, int stack, int piece, float cell)
    {
        float widest = 0;
        for (int line = 0; line < arithmetic.LinesOf(stack); line++)
        {
            widest = MathF.Max(widest, WidthOf(canvas, arithmetic.Line(stack, line)[piece], cell));
        }

        return widest;
    }

    private float WidthOf(ICanvas canvas, in TermPiece piece, float cell) => piece.Sign is not null
        ? canvas.Fonts.Measure(piece.Sign, Look.Body) + Look.Px(8)
        : piece.Columns * cell + Look.Px(5);
}
