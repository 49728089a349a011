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
internal sealed partial class TermNumbers(ShownTraining training, IAppearance appearance, StepTable table)
{
    // the largest type first; then fewer decimals; then narrow cells; then products by their results
    private static readonly (float Size, bool IsBrief, int Decimals, float Spare)[] Attempts =
    [
        (16, false, 3, 1.2f), (14, false, 3, 1.2f), (12, false, 3, 1.2f), (12, false, 2, 1.2f), (12, false, 2, 0.5f), (12, false, 2, 0.25f),
        (14, true, 3, 1.2f), (12, true, 3, 1.2f), (12, true, 2, 1.2f),
    ];

    /// <summary>In design units: below an equation, for the names; and between two equations in one line.</summary>
    private const float Caption = 26, Between = 18;

    /// <summary>In design units: between the lines of a stack.</summary>
    private const float StackGap = 4, StackCaption = 21;

    private readonly TermArithmetic arithmetic = new(table, training.Step);
    private readonly Dictionary<Quantity, string> names = StackNames.Of(table);

    private float CaptionHeight => Look.Px(table.GateSums.Count > 0 ? StackCaption : Caption);

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
            if (spare < 0.5f && table.GateSums.Count == 0)
            {
                continue; // for many gates
            }

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

            (int lines, float gaps, int rows) = LinesOf(canvas, box.Width, cell);
            float row = MathF.Floor(MathF.Min(Look.Px(size * 2), (box.Height - heading - gaps - lines * CaptionHeight) / rows));
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

    /// <summary>How many lines the equations take where several may share one, and the height of their numbers in pixels.</summary>
    private (int Lines, float Gaps, int Rows) LinesOf(ICanvas canvas, float room, float cell)
    {
        int lines = 0, rows = 0, highest = 0;
        float x = 0, gaps = 0, widestGap = 0;
        for (int i = 0; i < arithmetic.StackCount; i++)
        {
            float width = WidthOf(canvas, i, cell);
            if (x > 0 && x + width > room)
            {
                (lines, rows, highest, x) = (lines + 1, rows + highest, 0, 0);
                (gaps, widestGap) = (gaps + widestGap, 0);
            }

            x += width + Look.Px(Between);
            highest = Math.Max(highest, RowsOf(i));
            widestGap = MathF.Max(widestGap, GapsOf(i));
        }

        return (lines + 1, gaps + widestGap, rows + highest);
    }

    private void DrawLines(ICanvas canvas, Box box, in Cells cells, Rgba frame, Rgba text)
    {
        float x = box.X, y = box.Y;
        for (int stack = 0, end; stack < arithmetic.StackCount; stack = end)
        {
            // as many as stand side by side, of one height
            float height = 0;
            for (end = stack; end < arithmetic.StackCount; end++)
            {
                float width = WidthOf(canvas, end, cells.Size.Width);
                if (end > stack && x - box.X + width > box.Width)
                {
                    break;
                }

                x += width + Look.Px(Between);
                height = MathF.Max(height, RowsOf(end) * cells.Size.Height + GapsOf(end));
            }

            x = box.X;
            for (int i = stack; i < end; i++)
            {
                x = DrawStack(canvas, i, new Box(x, y, box.Right - x, height), cells, frame, text) + Look.Px(Between);
            }

            (x, y) = (box.X, y + height + CaptionHeight);
        }
    }

    /// <summary>Equations below one another from the left edge of a box, centred on its height; answers where they end.</summary>
    private float DrawStack(ICanvas canvas, int stack, Box box, in Cells cells, Rgba frame, Rgba text)
    {
        int lines = arithmetic.LinesOf(stack), pieces = arithmetic.Line(stack, 0).Length;
        float x = box.X, reach = NumberCells.ReachOf(Theme), pitch = PitchOf(stack, cells.Size.Height);
        float top = box.Y + (box.Height - RowsOf(stack) * cells.Size.Height - GapsOf(stack)) / 2;
        for (int line = 0; lines > 1 && line < lines; line++)
        {
            float middle = top + line * pitch + RowsOf(arithmetic.Line(stack, line)) * cells.Size.Height / 2;
            NameOf(canvas.Fonts, stack, line).Draw(canvas, new Point(x, MathF.Round(middle + Look.Px(5))), text);
        }

        x += NamesOf(canvas.Fonts, stack);
        for (int i = 0; i < pieces; i++)
        {
            float width = WidthOf(canvas, stack, i, cells.Size.Width);
            bool isShared = lines > 1 && IsShared(stack, i);
            for (int line = 0; line < (isShared ? 1 : lines); line++)
            {
                TermPiece piece = arithmetic.Line(stack, line)[i];
                float height = RowsOf(arithmetic.Line(stack, line)) * cells.Size.Height, y = top + line * pitch;
                Box room = isShared ? box : lines == 1 ? box : new Box(box.X, y, box.Width, height);
                if (piece.Sign is not null)
                {
                    canvas.CenteredText(piece.Sign, new Point(x + width / 2, room.Center.Y), Look.Body, Theme.Muted);
                    continue;
                }

                float rows = piece.Rows * cells.Size.Height;
                var matrix = new Box(x, room.Y + (room.Height - rows) / 2, width - Look.Px(5), rows);
                if (i == 0)
                {
                    canvas.StrokeRoundedBox(matrix.Inset(-Look.Px(2)).Snapped(), Look.Px(5), Look.Hair(2), frame);
                }

                // a number belongs to the name before it
                if (line == 0)
                {
                    string? name = lines == 1 || isShared ? piece.Name : names.GetValueOrDefault(piece.What!);
                    DrawName(canvas, name, piece.Timestep, matrix.Center.X, box.Bottom, width, i == 0 ? text : Theme.Muted);
                }

                DrawMatrix(canvas, piece, matrix, cells, reach);
            }

            x += width;
        }

        DrawFormulas(canvas, stack, new Box(x + Look.Px(Between), top, box.Right - x - Look.Px(Between), pitch), cells.Size.Height);
        return x;
    }

    /// <summary>Whether a piece is the same in all lines of a stack: it is drawn once.</summary>
    private bool IsShared(int stack, int piece)
    {
        for (int line = 1; line < arithmetic.LinesOf(stack); line++)
        {
            if (arithmetic.Line(stack, line)[piece] != arithmetic.Line(stack, 0)[piece])
            {
                return false;
            }
        }

        return true;
    }

    private void DrawMatrix(ICanvas canvas, in TermPiece piece, Box box, in Cells cells, float reach)
    {
        Quantity what = piece.What!;
        Numbers numbers = Numbers.Of(what, piece.Timestep);
        ValueScale scale = ValueScale.Linear(what.ColorLimit);
        NumberCells.Draw(canvas, Look, numbers, piece.IsTransposed, box, cells.Style, scale, reach, cells.Decimals);
    }

    private void DrawName(ICanvas canvas, string? notation, int t, float middle, float bottom, float width, Rgba color)
    {
        if (notation is null)
        {
            return;
        }

        FormulaLayout name = appearance.Formulas.Of(canvas.Fonts, notation, Look.Px(15.5f), t);
        if (name.Width <= width + Look.Px(10))
        {
            name.Draw(canvas, new Point(middle, MathF.Round(bottom + Look.Px(16))), color, TextAlign.Center);
        }
    }

    private readonly record struct Cells(TextStyle Style, Extent Size, int Decimals);
}
