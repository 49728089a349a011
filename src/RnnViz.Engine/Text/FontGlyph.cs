using System.Text;

namespace RnnViz.Engine.Text;

/// <summary>What is drawn for one character in a text style.</summary>
/// <param name="Face">The face that has the glyph.</param>
/// <param name="Rune">The character drawn: the one written, or the box that stands for a missing one.</param>
/// <param name="Size">The face's size in pixels per em.</param>
/// <param name="Advance">How far the pen moves to the right, in pixels.</param>
public readonly record struct FontGlyph(FontFace Face, Rune Rune, float Size, float Advance);
