using System.Runtime.CompilerServices;
using System.Text;
using RnnViz.Engine.Text;
using SkiaSharp;

namespace RnnViz.Engine.Figures;

/// <summary>Skia's typefaces of our faces; each is made once and lives as long as its face.</summary>
internal static class SkiaFaces
{
    private static readonly ConditionalWeakTable<FontFace, SKFont> Known = [];

    /// <summary>A face at a size in pixels per em, with advances that no hinting changes.</summary>
    public static SKFont At(FontFace face, float size) =>
        new(FontOf(face).Typeface, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };

    /// <summary>The number of a sign's glyph in the file; 0 where it has none.</summary>
    public static ushort GlyphOf(FontFace face, Rune sign) => FontOf(face).GetGlyph(sign.Value);

    private static SKFont FontOf(FontFace face) => Known.GetValue(face, static face =>
    {
        using SKData copy = SKData.CreateCopy(face.File.Span);
        return new SKFont(SKTypeface.FromData(copy) ?? throw new InvalidDataException($"{face.Name} is no font."));
    });
}
