using System.Runtime.CompilerServices;
using System.Text;
using RnnViz.Engine.Text;
using SkiaSharp;

namespace RnnViz.Engine.Figures;

/// <summary>Skia's typefaces of our faces.</summary>
internal static class SkiaFaces
{
    private static readonly ConditionalWeakTable<FontFace, SKFont> Known = [];

    /// <summary>The number of a sign's glyph in the file of a face; 0 where it has none.</summary>
    public static ushort GlyphOf(FontFace face, Rune sign) =>
        Known.GetValue(face, static face => new SKFont(Load(face.File.Span, face.Name))).GetGlyph(sign.Value);

    /// <summary>The typeface of a file.</summary>
    /// <exception cref="InvalidDataException">Skia cannot read it.</exception>
    public static SKTypeface Load(ReadOnlySpan<byte> file, string name)
    {
        using SKData copy = SKData.CreateCopy(file);
        return SKTypeface.FromData(copy) ?? throw new InvalidDataException($"{name} is {file.Length} bytes that are no font.");
    }
}
