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
}
