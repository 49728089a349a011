using System.Runtime.InteropServices;
using System.Text;
using Raylib_cs;
using RnnViz.Engine.Text;

namespace RnnViz.Drawing;

/// <summary>Glyphs rasterised by raylib at exactly the size at which they are drawn, kept in the atlas.</summary>
internal sealed unsafe class GlyphSprites(TextureAtlas atlas) : IDisposable
{
    private readonly Dictionary<(FontFace Face, int Rune, int LineHeight), GlyphSprite> sprites = new(1024);
    private readonly Dictionary<FontFace, GCHandle> files = [];
    private int generation;

    /// <summary>The sprite of a glyph at a line height in whole pixels.</summary>
    public GlyphSprite Get(FontFace face, Rune rune, int lineHeight)
    {
        if (generation != atlas.Generation)
        {
            sprites.Clear();
            generation = atlas.Generation;
        }
        if (sprites.TryGetValue((face, rune.Value, lineHeight), out GlyphSprite sprite)) return sprite;
        sprite = Rasterise(face, rune, lineHeight);
        sprites.Add((face, rune.Value, lineHeight), sprite);
        return sprite;
    }

    private GlyphSprite Rasterise(FontFace face, Rune rune, int lineHeight)
    {
        int codepoint = rune.Value, found = 0;
        GlyphInfo* glyphs = Raylib.LoadFontData((byte*)FileOf(face), face.File.Length, lineHeight, &codepoint, 1, FontType.Default, &found);
        if (glyphs == null) return default;
        try
        {
            Image image = glyphs->Image;
            if (found < 1 || image.Data == null || image.Width <= 0 || image.Height <= 0) return default;
            var coverage = new ReadOnlySpan<byte>(image.Data, image.Width * image.Height);
            TextureArea area = atlas.Add(coverage, image.Width, image.Height);
            // raylib measures from the top of the line, whose baseline it rounds down
            float size = lineHeight / (face.Ascent + face.Descent);
            int baseline = (int)(face.Ascent * size);
            return new GlyphSprite(area, glyphs->OffsetX, glyphs->OffsetY - baseline, image.Width, image.Height);
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
        foreach (GCHandle handle in files.Values) handle.Free();
        files.Clear();
    }
}

/// <summary>A glyph in the atlas: where, and its place relative to the pen on the baseline in pixels. No width: nothing to draw.</summary>
internal readonly record struct GlyphSprite(TextureArea Area, int X, int Y, int Width, int Height);
