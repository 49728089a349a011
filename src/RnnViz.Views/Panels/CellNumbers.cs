using RnnViz.Engine.Drawing;
using RnnViz.Engine.Text;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels;

/// <summary>Numbers written into the cells of a heatmap, in whichever of two inks is read better there.</summary>
internal readonly ref struct CellNumbers(ICanvas canvas, Look look, ValueScale scale, ColorMap map)
{
    /// <summary>The narrowest and lowest cell that gets numbers, in pixels: six digits wide and a line high.</summary>
    public static Extent Smallest(Look look) => new(look.Px(46), look.Px(15));

    /// <summary>Whether cells of this size hold numbers.</summary>
    public static bool Fit(Look look, float width, float height)
    {
        Extent least = Smallest(look);
        return width >= least.Width && height >= least.Height;
    }

    /// <summary>Writes a value into its cell, in as many digits as fit: three, then fewer, then one and a power of ten.</summary>
    public void Write(double value, Box cell)
    {
        Rgba fill = value != 0 && double.IsFinite(value) ? map.At((float)scale.Position(value)) : look.Theme.Panel;
        Rgba ink = Rgba.Contrast(look.Theme.Text, fill) >= Rgba.Contrast(look.Theme.Panel, fill) ? look.Theme.Text : look.Theme.Panel;
        // a mark stands where the number is no number, or exactly zero
        if (value == 0 || !double.IsFinite(value)) return;
        Span<char> buffer = stackalloc char[24];
        for (int attempt = 0; attempt < 4; attempt++)
        {
            var line = new TextLine(buffer);
            bool isSmall = Math.Abs(value) < 0.005, isLarge = Math.Abs(value) >= 1000;
            if (attempt == 0) line.Add3(value);
            else if (attempt == 3 || isLarge) line.AddMagnitude(value);
            else if (isSmall) line.AddMagnitude(value, decimals: 2 - attempt);
            else line.AddFixed(value, Math.Abs(value) < 10 ? 4 - attempt : 0);
            if (canvas.Fonts.Measure(line.Span, look.SmallNumber) > cell.Width - look.Px(4)) continue;
            // on a colour on which neither ink is read well enough the number stands on a patch
            if (Rgba.Contrast(ink, fill) >= look.Theme.LeastContrast) canvas.CenteredText(line.Span, cell.Center, look.SmallNumber, ink);
            else canvas.BackedText(
                line.Span, cell.Center + new Point(0, canvas.Fonts.CapHeight(look.SmallNumber) / 2), look.SmallNumber, look.Theme.Text, look.Theme.Panel, TextAlign.Center);
            return;
        }
    }
}
