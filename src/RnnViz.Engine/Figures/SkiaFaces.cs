using System.Text;
using RnnViz.Engine.Text;
using SkiaSharp;

namespace RnnViz.Engine.Figures;

/// <summary>Skia's typefaces of our faces.</summary>
internal static class SkiaFaces
{
    /// <summary>A face at a size in pixels per em, with advances that no hinting changes.</summary>
    public static SKFont At(FontFace face, float size) =>
        new(face.Typeface, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };

    /// <summary>The number of a sign's glyph in the file; 0 where it has none.</summary>
    public static ushort GlyphOf(FontFace face, Rune sign) => face.GlyphOf(sign);
}
