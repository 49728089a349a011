using RnnViz.Engine.Text;

namespace RnnViz.Rendering.Card;

/// <summary>Rasterised glyphs, kept in the atlas.</summary>
internal sealed class GlyphSprites(FontBook fonts, TextureAtlas atlas) : GlyphCache<TextureArea>(fonts)
{
    /// <inheritdoc/>
    protected override TextureArea Keep(ReadOnlySpan<byte> coverage, int width, int height) => atlas.Add(coverage, width, height);

    /// <inheritdoc/>
    protected override TextureArea KeepColors(ReadOnlySpan<byte> pixels, int width, int height) => atlas.AddColors(pixels, width, height);
}
