using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Tasks;

// the characters of the passage
public sealed partial class PassagePanel
{
    private void DrawCharacter(ICanvas canvas, int i, Box cell)
    {
        double value = passage.ValueAt(view.Quantity, i, view.Unit);
        Rgba ground = colors.Ground(i), ink = colors.Ink(i);
        canvas.FillBox(cell, ground);
        string symbol = passage.SymbolAt(i);
        if (passage.IsSpace(i))
        {
            // it is there, but does not break up the words
            WhiteSpaceSign.Draw(canvas, symbol, cell, Look.Hair(1.2f), ink.WithOpacity(0.5f));
        }
        else
        {
            DrawLetter(canvas, symbol, cell, ground, ink);
        }

        if (value == 0 || !double.IsFinite(value) && passage.Iteration >= 0)
        {
            DrawMark(canvas, value, cell);
        }
    }

    private void DrawLetter(ICanvas canvas, string symbol, Box cell, Rgba ground, Rgba ink)
    {
        float width = canvas.Fonts.Measure(symbol, lines.Style.AsVerbatim()), cap = canvas.Fonts.CapHeight(lines.Style);
        if (width > cell.Width)
        {
            (symbol, width) = ("…", canvas.Fonts.Measure("…", lines.Style));
        }

        var middle = new Point(cell.Center.X, cell.Y + cell.Height * 0.48f);
        // where neither black nor white is enough for the theme, as in the heatmaps
        if (Rgba.Contrast(ink, ground) < Theme.LeastContrast)
        {
            var patch = new Box(middle.X - width / 2, middle.Y - cap / 2 - Look.Px(3), width, cap + Look.Px(6));
            canvas.FillRoundedBox(patch, Look.Px(2), Theme.Surface);
            ink = Theme.Text;
        }

        canvas.CenteredText(symbol, middle, lines.Style.AsVerbatim(), ink);
    }

    /// <summary>What is exactly zero, or no number, has a mark at the lower edge of its cell.</summary>
    private void DrawMark(ICanvas canvas, double value, Box cell)
    {
        Rgba color = Map.Mark;
        float size = cell.Height * 0.09f;
        var at = new Point(cell.Center.X, cell.Bottom - 1.4f * size);
        if (value == 0)
        {
            canvas.FillCircle(at, size, color);
        }
        else if (double.IsNaN(value))
        {
            canvas.Line(at + new Point(-size, -size), at + new Point(size, size), Look.Hair(1.5f), color);
            canvas.Line(at + new Point(-size, size), at + new Point(size, -size), Look.Hair(1.5f), color);
        }
        else
        {
            canvas.Circle(at - new Point(size, 0), size, Look.Hair(), color);
            canvas.Circle(at + new Point(size, 0), size, Look.Hair(), color);
        }
    }
}
