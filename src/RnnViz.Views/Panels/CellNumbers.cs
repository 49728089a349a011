using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels;

/// <summary>Numbers written into the cells of a heatmap, in whichever of two inks is read better there.</summary>
internal readonly ref struct CellNumbers(ICanvas canvas, Look look, ValueScale scale, ColorMap map)
{
    private static readonly Rgba Black = Rgba.Hex(0x000000), White = Rgba.Hex(0xFFFFFF);

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
        // a mark stands where the number is no number, or exactly zero
        if (value == 0 || !double.IsFinite(value))
        {
            return;
        }

        Span<char> buffer = stackalloc char[24];
        for (int attempt = 0; attempt < 4; attempt++)
        {
            var line = new TextLine(buffer);
            bool isSmall = Math.Abs(value) < 0.005, isLarge = Math.Abs(value) >= 1000;
            if (attempt == 0)
            {
                line.Add3(value);
            }
            else if (attempt == 3 || isLarge)
            {
                line.AddMagnitude(value);
            }
            else if (isSmall)
            {
                line.AddMagnitude(value, decimals: 2 - attempt);
            }
            else
            {
                line.AddFixed(value, Math.Abs(value) < 10 ? 4 - attempt : 0);
            }

            if (canvas.Fonts.Measure(line.Span, look.SmallNumber) > cell.Width - look.Px(4))
            {
                continue;
            }

            Put(line.Span, cell.Center, map.At((float)scale.Position(value)));
            return;
        }
    }

    /// <summary>Black or white, whichever contrasts more; where that is too little for the theme, on a patch of its own.</summary>
    private void Put(ReadOnlySpan<char> number, Point middle, Rgba ground)
    {
        Rgba ink = Rgba.Contrast(Black, ground) >= Rgba.Contrast(White, ground) ? Black : White;
        if (Rgba.Contrast(ink, ground) < look.Theme.LeastContrast)
        {
            float width = canvas.Fonts.Measure(number, look.SmallNumber) + look.Px(4),
                height = canvas.Fonts.CapHeight(look.SmallNumber) + look.Px(6);
            canvas.FillRoundedBox(new Box(middle.X - width / 2, middle.Y - height / 2, width, height), look.Px(2), look.Theme.Surface);
            ink = look.Theme.Text;
        }

        canvas.CenteredText(number, middle, look.SmallNumber, ink);
    }
}
