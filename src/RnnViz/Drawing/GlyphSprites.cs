using System.Buffers;
using System.Text;

namespace RnnViz.Drawing;

/// <summary>Glyphs in the atlas, rasterised when they are first drawn at a size.</summary>
internal sealed class GlyphSprites(TextureAtlas atlas) : IDisposable
{
    private readonly GlyphRasteriser rasteriser = new();
    private readonly Dictionary<(FontFace Face, int Rune, int LineHeight), GlyphSprite> sprites = new(1024);
    private readonly ArrayBufferWriter<byte> pixels = new(1 << 14);
    private int generation;

    /// <summary>The sprite of a glyph at a line height in whole pixels.</summary>
    public GlyphSprite Get(FontFace face, Rune rune, int lineHeight)
    {
        if (generation != atlas.Generation)
        {
            sprites.Clear();
            generation = atlas.Generation;
        }

        if (sprites.TryGetValue((face, rune.Value, lineHeight), out GlyphSprite sprite))
        {
            return sprite;
        }

        pixels.ResetWrittenCount();
        GlyphCoverage glyph = rasteriser.Rasterise(face, rune, lineHeight, pixels);
        if (glyph.Width > 0)
        {
            sprite = new GlyphSprite(atlas.Add(pixels.WrittenSpan, glyph.Width, glyph.Height), glyph.X, glyph.Y, glyph.Width, glyph.Height);
        }

        sprites.Add((face, rune.Value, lineHeight), sprite);
        return sprite;
    }

    /// <inheritdoc/>
    public void Dispose() => rasteriser.Dispose();
}

/// <summary>A glyph in the atlas: where, and its place relative to the pen on the baseline in pixels. No width: nothing to draw.</summary>
internal readonly record struct GlyphSprite(TextureArea Area, int X, int Y, int Width, int Height);
