using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Quantities;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Terms;

/// <summary>
/// Draws the equation that is evaluated with its matrices: whole where there is room, with products done where there is not,
/// with fewer decimals at last.
/// </summary>
/// <param name="training">What is shown.</param>
/// <param name="appearance">Colours and type sizes.</param>
/// <param name="table">The equations.</param>
internal sealed class TermNumbers(ShownTraining training, IAppearance appearance, StepTable table)
{
    // the largest type first; then fewer decimals; then narrow cells; then products by their results
    private static readonly (float Size, bool IsBrief, int Decimals, float Spare)[] Attempts =
    [
        (16, false, 3, 1.2f), (14, false, 3, 1.2f), (12, false, 3, 1.2f), (12, false, 2, 1.2f), (12, false, 2, 0.5f),
        (14, true, 3, 1.2f), (12, true, 3, 1.2f), (12, true, 2, 1.2f),
    ];

    /// <summary>In design units: below an equation, for the names; and between two equations in one line.</summary>
    private const float Caption = 26, Between = 18;

    private readonly TermArithmetic arithmetic = new(table, training.Step);

    private Look Look => appearance.PanelLook;

    private Theme Theme => appearance.Look.Theme;

    /// <summary>Draws the equation of the walk's place with numbers in place of its letters.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="box">The room.</param>
    /// <param name="hasHeading">Whether it is said above that these are numbers.</param>
    /// <param name="frame">The colour of the frame around the result.</param>
    /// <param name="text">The colour of the result's name.</param>
    /// <returns>Whether it was drawn, or has nothing to draw; false where there is no room.</returns>
    public bool TryDraw(ICanvas canvas, Box box, bool hasHeading, Rgba frame, Rgba text)
    {
        float heading = hasHeading ? Look.Px(20) : 0;
        foreach ((float size, bool isBrief, int decimals, float spare) in Attempts)
        {
            arithmetic.Write(training.Walk.Cursor, isBrief);
            if (arithmetic.LineCount == 0)
            {
                return true;
            }

            TextStyle style = Look.Number with { Size = Look.Px(size) };
            float cell = NumberCells.WidthOf(canvas, style, decimals, spare);
            if (WidthOf(canvas, cell) > box.Width)
            {
                continue;
            }

            (int lines, int rows) = LinesOf(canvas, box.Width, cell);
            float row = MathF.Floor(MathF.Min(Look.Px(size * 2), (box.Height - heading - lines * Look.Px(Caption)) / rows));
            if (row < Look.Px(size * 1.35f))
            {
                continue;
            }

            if (hasHeading)
            {
                canvas.Text("with numbers", new Point(box.X, MathF.Round(box.Y + Look.Px(11))), Look.Label, Theme.Muted);
            }

            DrawLines(canvas, box.Inset(0, heading, 0, 0), new Cells(style, new Extent(cell, row), decimals), frame, text);
            return true;
        }

        return false;
    }

    /// <summary>How many lines the equations take where several may share one, and the rows of numbers of all lines together.</summary>
    private (int Lines, int Rows) LinesOf(ICanvas canvas, float room, float cell)
    {
        int lines = 0, rows = 0, highest = 0;
        float x = 0;
        for (int i = 0; i < arithmetic.LineCount; i++)
        {
            float width = WidthOf(canvas, arithmetic.Line(i), cell);
            if (x > 0 && x + width > room)
            {
                (lines, rows, highest, x) = (lines + 1, rows + highest, 0, 0);
            }

            x += width + Look.Px(Between);
            highest = Math.Max(highest, RowsOf(arithmetic.Line(i)));
        }

        return (lines + 1, rows + highest);
    }

    private void DrawLines(ICanvas canvas, Box box, in Cells cells, Rgba frame, Rgba text)
    {
        float x = box.X, y = box.Y;
        for (int line = 0, end; line < arithmetic.LineCount; line = end)
        {
            // as many as stand side by side, of one height
            int rows = 0;
            for (end = line; end < arithmetic.LineCount; end++)
            {
                float width = WidthOf(canvas, arithmetic.Line(end), cells.Size.Width);
                if (end > line && x - box.X + width > box.Width)
                {
                    break;
                }

                x += width + Look.Px(Between);
                rows = Math.Max(rows, RowsOf(arithmetic.Line(end)));
            }

            x = box.X;
            float height = rows * cells.Size.Height;
            for (int i = line; i < end; i++)
            {
                x = DrawLine(canvas, arithmetic.Line(i), new Box(x, y, 0, height), cells, frame, text) + Look.Px(Between);
            }

            (x, y) = (box.X, y + height + Look.Px(Caption));
        }
    }

    /// <summary>One equation from the left edge of a box, centred on its height; answers where it ends.</summary>
    private float DrawLine(ICanvas canvas, ReadOnlySpan<TermPiece> pieces, Box box, in Cells cells, Rgba frame, Rgba text)
    {
        float x = box.X, reach = NumberCells.ReachOf(Theme);
        for (int i = 0; i < pieces.Length; i++)
        {
            TermPiece piece = pieces[i];
            float width = WidthOf(canvas, piece, cells.Size.Width);
            if (piece.Sign is not null)
            {
                canvas.CenteredText(piece.Sign, new Point(x + width / 2, box.Center.Y), Look.Body, Theme.Muted);
            }
            else
            {
                float rows = piece.Rows * cells.Size.Height;
                var matrix = new Box(x, box.Y + (box.Height - rows) / 2, width - Look.Px(5), rows);
                if (i == 0)
                {
                    canvas.StrokeRoundedBox(matrix.Inset(-Look.Px(2)).Snapped(), Look.Px(5), Look.Hair(2), frame);
                }

                // a number belongs to the name before it
                DrawName(canvas, piece, matrix.Center.X, box.Bottom, width, i == 0 ? text : Theme.Muted);
                DrawMatrix(canvas, piece, matrix, cells, reach);
            }

            x += width;
        }

        return x;
    }

    private void DrawMatrix(ICanvas canvas, in TermPiece piece, Box box, in Cells cells, float reach)
    {
        Quantity what = piece.What!;
        Numbers numbers = Numbers.Of(what, piece.Timestep);
        ValueScale scale = ValueScale.Linear(what.ColorLimit);
        NumberCells.Draw(canvas, Look, numbers, piece.IsTransposed, box, cells.Style, scale, reach, cells.Decimals);
    }

    private void DrawName(ICanvas canvas, in TermPiece piece, float middle, float bottom, float width, Rgba color)
    {
        FormulaLayout name = appearance.Formulas.Of(canvas.Fonts, piece.Name, Look.Px(15.5f), piece.Timestep);
        if (name.Width <= width + Look.Px(10))
        {
            name.Draw(canvas, new Point(middle, MathF.Round(bottom + Look.Px(16))), color, TextAlign.Center);
        }
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
        for (int i = 0; i < arithmetic.LineCount; i++)
        {
            widest = MathF.Max(widest, WidthOf(canvas, arithmetic.Line(i), cell));
        }

        return widest;
    }

    private float WidthOf(ICanvas canvas, ReadOnlySpan<TermPiece> pieces, float cell)
    {
        float width = 0;
        foreach (TermPiece piece in pieces)
        {
            width += WidthOf(canvas, piece, cell);
        }

        return width;
    }

    private float WidthOf(ICanvas canvas, in TermPiece piece, float cell) => piece.Sign is not null
        ? canvas.Fonts.Measure(piece.Sign, Look.Body) + Look.Px(8)
        : piece.Columns * cell + Look.Px(5);

    private readonly record struct Cells(TextStyle Style, Extent Size, int Decimals);
}
