using System.Text;
using RnnViz.Engine.Text;
using SkiaSharp;

namespace RnnViz.Engine.Figures;

/// <summary>Skia's typefaces of our faces.</summary>
internal static class SkiaFaces
{
    /// <summary>Where the signs begin that stand for a glyph by its number and for no character: in a plane for private use.</summary>
    private const int FirstOfNumbers = 0xF0000;

    /// <summary>The number of a sign's glyph in the file of a face; 0 where it has none.</summary>
    public static ushort GlyphOf(FontFace face, Rune sign) =>
        sign.Value >= FirstOfNumbers ? (ushort)(sign.Value - FirstOfNumbers) : face.GlyphOf(sign);

    /// <summary>The sign of a glyph: its character, or one for its number where several glyphs may stand for that.</summary>
    public static Rune SignOf(in FontGlyph glyph) =>
        glyph.Shape != 0 ? new Rune(FirstOfNumbers + glyph.Shape) : Rune.IsControl(glyph.Rune) ? new Rune(' ') : glyph.Rune;

    /// <summary>The typeface of a file.</summary>
    /// <exception cref="InvalidDataException">Skia cannot read it.</exception>
    public static SKTypeface Load(ReadOnlySpan<byte> file, string name)
    {
        using SKData copy = SKData.CreateCopy(file);
        return SKTypeface.FromData(copy) ?? throw new InvalidDataException($"{name} is {file.Length} bytes that are no font.");
    }
}
