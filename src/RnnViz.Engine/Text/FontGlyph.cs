using System.Text;

namespace RnnViz.Engine.Text;

/// <summary>What is drawn for one character in a text style.</summary>
/// <param name="Face">The face that has the glyph.</param>
/// <param name="Rune">The character drawn: the one written, or the box that stands for a missing one.</param>
/// <param name="Size">The face's size in pixels per em.</param>
/// <param name="Advance">How far the pen moves to the right, in pixels.</param>
public readonly record struct FontGlyph(FontFace Face, Rune Rune, float Size, float Advance)
{
    /// <summary>
    /// The glyph's number in the file where it is not simply that of <see cref="Rune"/>: one of several forms of a letter, several
    /// characters in one, a mark. Then the rune is the first of the characters that it stands for. Else 0.
    /// </summary>
    public ushort Shape { get; init; }

    /// <summary>
    /// The characters that a glyph with a <see cref="Shape"/> stands for; empty for the further glyphs of the same characters. Null for
    /// all others, which stand for their <see cref="Rune"/>.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>The glyph's number in the file.</summary>
    public ushort Number => Shape != 0 ? Shape : Face.GlyphOf(Rune);
}
