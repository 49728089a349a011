using System.Text;
using SkiaSharp;

namespace RnnViz.Engine.Text;

/// <summary>A typeface of the system, and how well it goes with the program's own.</summary>
internal sealed class SystemTypeface
{
    private readonly SKFont font;
    private readonly SKFontStyle style;
    private readonly bool hasColors;
    private readonly int family, place;

    /// <summary>A typeface.</summary>
    /// <param name="typeface">As Skia read it.</param>
    /// <param name="place">Its place among all: decides between equals.</param>
    public SystemTypeface(SKTypeface typeface, int place)
    {
        (Typeface, style, this.place) = (typeface, typeface.FontStyle, place);
        font = new SKFont(typeface);
        hasColors = SystemFonts.HasColors(typeface);
        family = FamilyOrder(typeface);
    }

    /// <summary>As Skia read it.</summary>
    public SKTypeface Typeface { get; }

    /// <summary>Whether it has a glyph for a character.</summary>
    public bool Has(Rune rune) => font.GetGlyph(rune.Value) != 0;

    /// <summary>The typeface with the least is taken: first upright and without serifs, then of the weight wanted.</summary>
    public (bool, bool, int, int, int, int) Order(int weight, bool isColored) => (
        hasColors != isColored, style.Slant != SKFontStyleSlant.Upright, family,
        Math.Abs(style.Width - (int)SKFontStyleWidth.Normal), Math.Abs(style.Weight - weight), place);

    private static int FamilyOrder(SKTypeface typeface)
    {
        string name = typeface.FamilyName;
        // one file for Chinese, Japanese and Korean has the same ideographs in five national forms
        bool isOther = name.Contains("CJK", StringComparison.Ordinal) && !name.EndsWith("SC", StringComparison.Ordinal);
        return isOther ? 3
            : name.StartsWith("Noto Sans", StringComparison.Ordinal) && !typeface.IsFixedPitch ? 0
            : name.Contains("Sans", StringComparison.Ordinal) && !typeface.IsFixedPitch ? 1
            : 2;
    }
}
