using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace RnnViz.Engine.Text;

/// <summary>Has HarfBuzz choose and place the glyphs of characters of one face, script and direction.</summary>
internal sealed class RunShaper
{
    private readonly Font font;

    /// <summary>A shaper for a typeface; lives as long as the program.</summary>
    public RunShaper(SKTypeface typeface)
    {
        // asked only for tables that say something of shapes, never for the outlines
        var face = new Face((_, tag) => Table(typeface, tag)) { UnitsPerEm = Math.Max(1, typeface.UnitsPerEm) };
        font = new Font(face);
        font.SetScale(face.UnitsPerEm, face.UnitsPerEm);
        font.SetFunctionsOpenType();
    }

    /// <summary>Shapes a part of a text; the characters around it decide how its own join.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the part begins.</param>
    /// <param name="length">How many characters it has.</param>
    /// <param name="isRightToLeft">Which way it is written.</param>
    /// <returns>Glyphs from left to right, in the font's units.</returns>
    public RunGlyph[] Shape(ReadOnlySpan<char> text, int from, int length, bool isRightToLeft)
    {
        using var buffer = new Buffer();
        buffer.AddUtf16(text, from, length);
        buffer.Language = new Language("und"); // not that of the machine
        buffer.Direction = isRightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        buffer.GuessSegmentProperties();
        font.Shape(buffer);
        ReadOnlySpan<GlyphInfo> glyphs = buffer.GetGlyphInfoSpan();
        ReadOnlySpan<GlyphPosition> positions = buffer.GetGlyphPositionSpan();
        var shaped = new RunGlyph[glyphs.Length];
        for (int i = 0; i < shaped.Length; i++)
        {
            GlyphPosition at = positions[i];
            shaped[i] = new RunGlyph((ushort)glyphs[i].Codepoint, (int)glyphs[i].Cluster, at.XOffset, at.YOffset, at.XAdvance);
        }

        return shaped;
    }

    private static Blob Table(SKTypeface typeface, Tag tag)
    {
        if (!typeface.TryGetTableData(tag, out byte[]? table) || table.Length == 0)
        {
            return Blob.Empty;
        }

        GCHandle pinned = GCHandle.Alloc(table, GCHandleType.Pinned);
        return new Blob(pinned.AddrOfPinnedObject(), table.Length, MemoryMode.ReadOnly, pinned.Free);
    }
}
