using System.Buffers;
using System.Text;
using RnnViz.Engine.Text;

namespace RnnViz.Rendering;

/// <summary>The glyphs that a canvas has drawn, each rasterised when it is first drawn at a size.</summary>
/// <typeparam name="TSprite">Where the canvas keeps the pixels of a glyph.</typeparam>
internal abstract class GlyphCache<TSprite>(FontBook fonts) : IGlyphSource<RasterGlyph<TSprite>>, IDisposable
{
    private readonly GlyphRasteriser rasteriser = new();
    private readonly Dictionary<(FontRole Role, float Size, int Rune), (RasterGlyph<TSprite> Glyph, float Advance)> styled = new(1024);
    private readonly Dictionary<(FontFace Face, int Rune, int LineHeight), RasterGlyph<TSprite>> glyphs = new(1024);
    private readonly Dictionary<(FontFace Face, int Number, float Size, float Right), RasterGlyph<TSprite>> shapes = new(256);
    private readonly ArrayBufferWriter<byte> coverage = new(1 << 14);

    /// <inheritdoc/>
    public RasterGlyph<TSprite> GlyphOf(Rune written, TextStyle style, out float advance)
    {
        (FontRole, float, int) key = (style.Role, style.Size, written.Value);
        if (!styled.TryGetValue(key, out (RasterGlyph<TSprite> Glyph, float Advance) known))
        {
            FontGlyph glyph = fonts.GlyphOf(written, style);
            known = (GlyphOf(glyph, 0), glyph.Advance);
            styled.Add(key, known);
        }

        advance = known.Advance;
        return known.Glyph;
    }

    /// <inheritdoc/>
    public RasterGlyph<TSprite> GlyphOf(in FontGlyph glyph, float right) =>
        glyph.Shape != 0 || glyph.Face.IsOfSystem
            ? Rasterised(glyph.Face, glyph.Number, glyph.Size, right)
            : Rasterised(glyph.Face, glyph.Rune, glyph.Face.LineHeight(glyph.Size));

    /// <summary>Forgets all glyphs: their pixels are gone.</summary>
    public void Clear()
    {
        styled.Clear();
        glyphs.Clear();
        shapes.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => rasteriser.Dispose();

    /// <summary>Keeps the pixels of a glyph, as coverages 0..255 row by row.</summary>
    protected abstract TSprite Keep(ReadOnlySpan<byte> coverage, int width, int height);

    /// <summary>Keeps the pixels of a picture, as red, green, blue and alpha 0..255 row by row, not multiplied.</summary>
    protected abstract TSprite KeepColors(ReadOnlySpan<byte> pixels, int width, int height);

    /// <summary>Styles of nearly the same size share the pixels of one line height.</summary>
    private RasterGlyph<TSprite> Rasterised(FontFace face, Rune rune, int lineHeight)
    {
        if (Rune.IsWhiteSpace(rune))
        {
            return default;
        }

        if (glyphs.TryGetValue((face, rune.Value, lineHeight), out RasterGlyph<TSprite> known))
        {
            return known;
        }

        coverage.ResetWrittenCount();
        GlyphCoverage ink = rasteriser.Rasterise(face, rune, lineHeight, coverage);
        if (ink.Width > 0)
        {
            TSprite sprite = Keep(coverage.WrittenSpan, ink.Width, ink.Height);
            known = new RasterGlyph<TSprite>(sprite, ink.X, ink.Y, ink.Width, ink.Height);
        }

        glyphs.Add((face, rune.Value, lineHeight), known);
        return known;
    }

    /// <summary>Of a glyph that raylib does not find by its character, or in a font that it has not read.</summary>
    private RasterGlyph<TSprite> Rasterised(FontFace face, ushort number, float size, float right)
    {
        if (shapes.TryGetValue((face, number, size, right), out RasterGlyph<TSprite> known))
        {
            return known;
        }

        coverage.ResetWrittenCount();
        GlyphPixels ink = face.Rasterise(number, size, right, coverage);
        if (ink.Width > 0)
        {
            TSprite sprite = ink.IsColored
                ? KeepColors(coverage.WrittenSpan, ink.Width, ink.Height) : Keep(coverage.WrittenSpan, ink.Width, ink.Height);
            known = new RasterGlyph<TSprite>(sprite, ink.X, ink.Y, ink.Width, ink.Height, ink.IsColored);
        }

        shapes.Add((face, number, size, right), known);
        return known;
    }
}
