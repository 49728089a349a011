namespace RnnViz.Engine.Text;

/// <summary>A glyph in a line whose characters were shaped together.</summary>
/// <param name="Glyph">The glyph.</param>
/// <param name="X">From the beginning of the line to its pen, in pixels.</param>
/// <param name="Y">From the baseline down to its pen, in pixels.</param>
public readonly record struct PlacedGlyph(FontGlyph Glyph, float X, float Y);
