using System.Buffers;
using System.Text;

namespace RnnViz.Painting;

/// <summary>The glyphs that a painted canvas has used, as coverages 0..255, and how far each moves the pen.</summary>
internal sealed class GlyphCache(FontBook fonts) : IDisposable
{
    private readonly GlyphRasteriser rasteriser = new();
    private readonly Dictionary<(FontRole Role, float Size, int Rune), ShelvedGlyph> glyphs = new(1024);
    private readonly ArrayBufferWriter<byte> pixels = new(1 << 18);

    /// <summary>The glyph that is drawn for a sign in a style.</summary>
    public ShelvedGlyph Get(Rune written, TextStyle style)
    {
        if (glyphs.TryGetValue((style.Role, style.Size, written.Value), out ShelvedGlyph glyph))
        {
            return glyph;
        }

        Rune rune = fonts.Drawn(style.Role, written);
        FontFace face = fonts.FaceFor(style.Role, rune);
        float advance = face.Advance(rune, face.DrawnSize(style.Size));
        int start = pixels.WrittenCount;
        GlyphCoverage ink = Rune.IsWhiteSpace(rune) ? default : rasteriser.Rasterise(face, rune, face.LineHeight(style.Size), pixels);
        glyph = new ShelvedGlyph(start, ink.X, ink.Y, ink.Width, ink.Height, advance);
        glyphs.Add((style.Role, style.Size, written.Value), glyph);
        return glyph;
    }

    /// <summary>Paints the part of a glyph that lies in <paramref name="clip"/>.</summary>
    public void Paint(Bitmap grid, in PaintCommand command, in PixelBox clip)
    {
        int left = clip.Left - (int)command.A, width = (int)command.C;
        ReadOnlySpan<byte> glyph = pixels.WrittenSpan[command.Index..];
        for (int y = clip.Top; y < clip.Bottom; y++)
        {
            ReadOnlySpan<byte> row = glyph.Slice((y - (int)command.B) * width + left, clip.Width);
            Bitmap.Blend(grid.Row(y, clip.Left, clip.Right), row, command.Color);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => rasteriser.Dispose();
}

/// <summary>A glyph on the shelf: where its pixels begin, its place relative to the pen on the baseline, its size, all in pixels, and its advance. No width: nothing to paint.</summary>
internal readonly record struct ShelvedGlyph(int Start, int X, int Y, int Width, int Height, float Advance);
