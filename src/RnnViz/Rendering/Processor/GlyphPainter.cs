using System.Buffers;
using System.Runtime.InteropServices;
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

    /// <summary>Paints the part of a picture in colours that lies in <paramref name="clip"/>.</summary>
    public void PaintColors(Bitmap picture, in GlyphShape glyph, uint color, in PixelRect clip)
    {
        uint opacity = color >> 24;
        ReadOnlySpan<uint> colors = MemoryMarshal.Cast<byte, uint>(pixels.WrittenSpan[glyph.Start..]);
        for (int y = clip.Top; y < clip.Bottom; y++)
        {
            Span<uint> row = picture.Row(y, clip.Left, clip.Right);
            ReadOnlySpan<uint> drawn = colors.Slice((y - glyph.Top) * glyph.Width + clip.Left - glyph.Left, clip.Width);
            for (int i = 0; i < row.Length; i++)
            {
                Bitmap.Blend(ref row[i], drawn[i], opacity);
            }
        }
    }

    /// <inheritdoc/>
    protected override int KeepColors(ReadOnlySpan<byte> pixels, int width, int height) => Keep(pixels, width, height);

    /// <inheritdoc/>
    protected override int Keep(ReadOnlySpan<byte> coverage, int width, int height)
    {
        int start = pixels.WrittenCount;
        pixels.Write(coverage);
        return start;
    }
}
