using System.Buffers;
using RnnViz.Engine.Text;

namespace RnnViz.Rendering.Processor;

/// <summary>Keeps rasterised glyphs one after the other in memory, and paints them.</summary>
internal sealed class GlyphPainter(FontBook fonts) : GlyphCache<int>(fonts)
{
    private readonly ArrayBufferWriter<byte> pixels = new(1 << 18);

    /// <summary>Paints the part of a glyph that lies in <paramref name="clip"/>.</summary>
    public void Paint(Bitmap picture, in GlyphShape glyph, uint color, in PixelRect clip)
    {
        int left = clip.Left - glyph.Left;
        ReadOnlySpan<byte> coverage = pixels.WrittenSpan[glyph.Start..];
        for (int y = clip.Top; y < clip.Bottom; y++)
        {
            ReadOnlySpan<byte> row = coverage.Slice((y - glyph.Top) * glyph.Width + left, clip.Width);
            Bitmap.Blend(picture.Row(y, clip.Left, clip.Right), row, color);
        }
    }

    /// <inheritdoc/>
    protected override int Keep(ReadOnlySpan<byte> coverage, int width, int height)
    {
        int start = pixels.WrittenCount;
        pixels.Write(coverage);
        return start;
    }
}
