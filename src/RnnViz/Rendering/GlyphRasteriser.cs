using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Raylib_cs;
using RnnViz.Engine.Text;

namespace RnnViz.Rendering;

/// <summary>Has raylib rasterise glyphs at exactly the size at which they are drawn. Needs no window.</summary>
internal sealed unsafe class GlyphRasteriser : IDisposable
{
    private readonly Dictionary<FontFace, GCHandle> files = [];

    /// <summary>
    /// Rasterises a glyph at a line height in whole pixels, and writes how much of each pixel it covers (0..255, row by row)
    /// to <paramref name="pixels"/>. Nothing is written where the glyph has no ink.
    /// </summary>
    public GlyphCoverage Rasterise(FontFace face, Rune rune, int lineHeight, IBufferWriter<byte> pixels)
    {
        int codepoint = rune.Value, found = 0;
        GlyphInfo* glyphs = Raylib.LoadFontData((byte*)FileOf(face), face.File.Length, lineHeight, &codepoint, 1, FontType.Default, &found);
        if (glyphs == null)
        {
            return default;
        }

        try
        {
            Image image = glyphs->Image;
            if (found < 1 || image.Data == null || image.Width <= 0 || image.Height <= 0)
            {
                return default;
            }

            pixels.Write(new ReadOnlySpan<byte>(image.Data, image.Width * image.Height));
            // raylib measures from the top of the line, whose baseline it rounds down
            float size = lineHeight / (face.Ascent + face.Descent);
            int baseline = (int)(face.Ascent * size);
            return new GlyphCoverage(glyphs->OffsetX, glyphs->OffsetY - baseline, image.Width, image.Height);
        }
        finally
        {
            Raylib.UnloadFontData(glyphs, 1);
        }
    }

    private IntPtr FileOf(FontFace face)
    {
        if (!files.TryGetValue(face, out GCHandle handle))
        {
            MemoryMarshal.TryGetArray(face.File, out ArraySegment<byte> file);
            files.Add(face, handle = GCHandle.Alloc(file.Array, GCHandleType.Pinned));
        }

        return handle.AddrOfPinnedObject();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (GCHandle handle in files.Values)
        {
            handle.Free();
        }

        files.Clear();
    }
}
