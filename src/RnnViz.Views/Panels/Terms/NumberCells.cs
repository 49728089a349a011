using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Terms;

/// <summary>Draws vectors and matrices as cells with their numbers, coloured by value so that the numbers stay legible.</summary>
internal static class NumberCells
{
    /// <summary>The contrast that numbers keep with their cells (WCAG 2.2, level AA).</summary>
    public const double LeastContrast = 4.5;

    /// <summary>The width of a cell that holds numbers of so many decimals, in pixels: a sign, a digit, the point, the decimals.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="style">The type of the numbers.</param>
    /// <param name="decimals">How many decimals.</param>
    /// <param name="spare">How many digits more a cell is wide.</param>
    public static float WidthOf(ICanvas canvas, TextStyle style, int decimals, float spare = 1.2f) =>
        MathF.Ceiling(canvas.Fonts.Measure("0", style) * (decimals + 3 + spare));

    /// <summary>
    /// The part of a diverging scale whose colours leave text legible: positions are multiplied by it.
    /// </summary>
    public static float ReachOf(Theme theme)
    {
        float reach = 1;
        while (reach > 0.1f && !IsLegible(theme, reach))
        {
            reach -= 0.02f;
        }

        return reach;
    }

    private static bool IsLegible(Theme theme, float position) =>
        Rgba.Contrast(theme.Text, theme.Diverging.At(position)) >= LeastContrast
            && Rgba.Contrast(theme.Text, theme.Diverging.At(-position)) >= LeastContrast;

    /// <summary>Draws a matrix.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="look">Colours and units.</param>
    /// <param name="numbers">The matrix.</param>
    /// <param name="isTransposed">Whether its rows are drawn as columns.</param>
    /// <param name="box">The cells together.</param>
    /// <param name="style">The type of the numbers.</param>
    /// <param name="scale">How numbers become colours.</param>
    /// <param name="reach">See <see cref="ReachOf"/>.</param>
    /// <param name="decimals">How many decimals.</param>
    public static void Draw(
        ICanvas canvas, Look look, Numbers numbers, bool isTransposed, Box box, TextStyle style, ValueScale scale, float reach,
            int decimals)
    {
        (int rows, int columns) = isTransposed ? (numbers.Columns, numbers.Rows) : (numbers.Rows, numbers.Columns);
        float digit = canvas.Fonts.Measure("0", style);
        Span<char> buffer = stackalloc char[24];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                double value = isTransposed ? numbers.Values[j * numbers.Columns + i] : numbers.Values[i * numbers.Columns + j];
                Box cell = CellOf(look, box, rows, columns, i, j);
                float position = double.IsFinite(value) && value != 0 ? (float)scale.Position(value) * reach : 0;
                canvas.FillRoundedBox(cell, look.Px(3), double.IsFinite(value) ? look.Theme.Diverging.At(position) : look.Theme.Surface);
                var text = new TextLine(buffer);
                Write(ref text, value, decimals);
                // all points of a column under one another, the widest number in the middle of the cell
                float right = cell.Center.X + digit * (decimals + 3) / 2;
                canvas.CenteredText(text.Span, new Point(MathF.Round(right), cell.Center.Y), style,
                    double.IsFinite(value) ? look.Theme.Text : look.Theme.Wrong, TextAlign.Right);
            }
        }
    }

    /// <summary>Draws the cells of a matrix that is still to come.</summary>
    public static void DrawUnknown(ICanvas canvas, Look look, int rows, int columns, Box box, TextStyle style, bool hasMarks)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                Box cell = CellOf(look, box, rows, columns, i, j);
                canvas.FillRoundedBox(cell, look.Px(3), Rgba.Mix(look.Theme.Surface, look.Theme.Quiet, 0.55f));
                if (hasMarks)
                {
                    canvas.CenteredText("?", cell.Center, style, Rgba.Mix(look.Theme.Surface, look.Theme.Muted, 0.5f));
                }
            }
        }
    }

    /// <summary>A number in a cell: as many decimals as agreed, fewer where it is large, a power of ten where it is tiny.</summary>
    public static void Write(ref TextLine text, double value, int decimals)
    {
        double magnitude = Math.Abs(value);
        if (!double.IsFinite(value))
        {
            text.Add3(value);
        }
        else if (value == 0)
        {
            text.AddFixed(0, decimals);
        }
        else if (magnitude < 0.5 * Math.Pow(10, -decimals) || magnitude >= 9999.5)
        {
            text.AddRoundPower(value);
        }
        else
        {
            text.AddFixed(
                value, magnitude < 9.9995 ? decimals
                : magnitude < 99.995 ? Math.Max(0, decimals - 1)
                : magnitude < 999.95 ? Math.Max(0, decimals - 2) : 0);
        }
    }

    private static Box CellOf(Look look, Box box, int rows, int columns, int i, int j)
    {
        float gap = look.Hair(2), width = box.Width / columns, height = box.Height / rows;
        return new Box(box.X + j * width + gap / 2, box.Y + i * height + gap / 2, width - gap, height - gap).Snapped();
    }
}
