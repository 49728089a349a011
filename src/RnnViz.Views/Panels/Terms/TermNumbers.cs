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
    // the largest type first; then fewer decimals; then products by their results
    private static readonly (float Size, bool IsBrief, int Decimals)[] Attempts =
        [(16, false, 3), (14, false, 3), (12, false, 3), (12, false, 2), (14, true, 3), (12, true, 3), (12, true, 2)];

    private readonly TermArithmetic arithmetic = new(table, training.Step);

    private Look Look => appearance.PanelLook;

    private Theme Theme => appearance.Look.Theme;

    /// <summary>Draws the equation of the walk's place; nothing where that has none, or no room.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="box">The room.</param>
    /// <param name="frame">The colour of the frame around the result.</param>
    /// <param name="text">The colour of the result's name.</param>
    public void Draw(ICanvas canvas, Box box, Rgba frame, Rgba text)
    {
        foreach ((float size, bool isBrief, int decimals) in Attempts)
        {
            arithmetic.Write(training.Walk.Cursor, isBrief);
            if (arithmetic.LineCount == 0)
            {
                return;
            }

            TextStyle style = Look.Number with { Size = Look.Px(size) };
            float cell = NumberCells.WidthOf(canvas, style, decimals);
            if (WidthOf(canvas, cell) > box.Width)
            {
                continue;
            }

            float height = 0;
            for (int i = 0; i < arithmetic.LineCount; i++)
            {
                height += RowsOf(arithmetic.Line(i));
            }

            float captions = arithmetic.LineCount * Look.Px(26);
            float row = MathF.Floor(MathF.Min(Look.Px(size * 2), (box.Height - Look.Px(20) - captions) / height));
            if (row < Look.Px(size * 1.35f))
            {
                continue;
            }

            DrawLines(canvas, box, new Cells(style, new Extent(cell, row), decimals), frame, text);
            return;
        }
    }

    private void DrawLines(ICanvas canvas, Box box, in Cells cells, Rgba frame, Rgba text)
    {
        canvas.Text("with numbers", new Point(box.X, MathF.Round(box.Y + Look.Px(11))), Look.Label, Theme.Muted);
        float y = box.Y + Look.Px(20), reach = NumberCells.ReachOf(Theme);
        for (int line = 0; line < arithmetic.LineCount; line++)
        {
            ReadOnlySpan<TermPiece> pieces = arithmetic.Line(line);
            float height = RowsOf(pieces) * cells.Size.Height, x = box.X;
            for (int i = 0; i < pieces.Length; i++)
            {
                TermPiece piece = pieces[i];
                float width = WidthOf(canvas, piece, cells.Size.Width);
                if (piece.Sign is not null)
                {
                    canvas.CenteredText(piece.Sign, new Point(x + width / 2, y + height / 2), Look.Body, Theme.Muted);
                }
                else
                {
                    float rows = piece.Rows * cells.Size.Height;
                    var matrix = new Box(x, y + (height - rows) / 2, width - Look.Px(5), rows);
                    if (i == 0)
                    {
                        canvas.StrokeRoundedBox(matrix.Inset(-Look.Px(2)).Snapped(), Look.Px(5), Look.Hair(2), frame);
                    }

                    DrawMatrix(canvas, piece, matrix, cells, reach);
                    DrawName(canvas, piece, matrix.Center.X, y + height, width, i == 0 ? text : Theme.Muted);
                }

                x += width;
            }

            y += height + Look.Px(26);
        }
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
            float width = 0;
            foreach (TermPiece piece in arithmetic.Line(i))
            {
                width += WidthOf(canvas, piece, cell);
            }

            widest = MathF.Max(widest, width);
        }

        return widest;
    }

    private float WidthOf(ICanvas canvas, in TermPiece piece, float cell) => piece.Sign is not null
        ? canvas.Fonts.Measure(piece.Sign, Look.Body) + Look.Px(8)
        : piece.Columns * cell + Look.Px(5);

    private readonly record struct Cells(TextStyle Style, Extent Size, int Decimals);
}
