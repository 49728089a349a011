using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>Draws what cannot be seen of a text: a space, a tab, the end of a line, in a cell as narrow as a letter.</summary>
internal static class WhiteSpaceSign
{
    /// <summary>Draws the sign in the shape that stands for it elsewhere: ␣, ⇥, ↵.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="symbol">Which sign; another one is drawn as a space.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="stroke">In pixels.</param>
    /// <param name="color">Of the strokes.</param>
    public static void Draw(ICanvas canvas, string symbol, Box cell, float stroke, Rgba color)
    {
        float left = cell.X + cell.Width * 0.2f, right = cell.Right - cell.Width * 0.2f, head = cell.Width * 0.32f;
        float middle = MathF.Round(cell.Y + cell.Height * 0.56f) + stroke / 2, high = cell.Y + cell.Height * 0.3f;
        switch (symbol)
        {
            case "↵":
                canvas.Line(new Point(right, high), new Point(right, middle + stroke / 2), stroke, color);
                canvas.Arrow(new Point(right - stroke / 2, middle), new Point(left, middle), stroke, head, color);
                break;
            case "⇥":
                canvas.Line(new Point(right, middle - head), new Point(right, middle + head), stroke, color);
                canvas.Arrow(new Point(left, middle), new Point(right - stroke / 2, middle), stroke, head, color);
                break;
            default:
                float low = MathF.Round(cell.Y + cell.Height * 0.74f), foot = cell.Height * 0.1f;
                canvas.FillBox(new Box(left, low, right - left, stroke), color);
                canvas.FillBox(new Box(left, low - foot, stroke, foot), color);
                canvas.FillBox(new Box(right - stroke, low - foot, stroke, foot), color);
                break;
        }
    }
}
