using System.Text;

namespace RnnViz.Engine.Text;

/// <summary>Finds what a canvas draws for a character: an outline, a part of a texture, pixels.</summary>
/// <typeparam name="TGlyph">What the canvas draws.</typeparam>
public interface IGlyphSource<TGlyph>
{
    /// <summary>The glyph of a character in a style; never fails, a character without a glyph is drawn as a box.</summary>
    /// <param name="written">The character of the text.</param>
    /// <param name="style">Typeface and size.</param>
    /// <param name="advance">How far the pen moves to the right after it, in pixels.</param>
    TGlyph GlyphOf(Rune written, TextStyle style, out float advance);

    /// <summary>The same of a glyph that was chosen with its neighbours.</summary>
    /// <param name="glyph">The glyph.</param>
    /// <param name="right">
    /// How far right of the place that it is drawn at its pen stands, in pixels, 0 to 1; 0 for a canvas that draws anywhere.
    /// </param>
    TGlyph GlyphOf(in FontGlyph glyph, float right);
}
