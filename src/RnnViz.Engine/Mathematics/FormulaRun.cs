using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Mathematics;

/// <summary>A text of a formula, placed.</summary>
/// <param name="Text">What is drawn.</param>
/// <param name="Offset">Where its baseline begins, from where the formula's does; y downwards.</param>
/// <param name="Style">Typeface and size.</param>
/// <param name="Ink">Where its ink is, from its own baseline.</param>
/// <param name="Part">The part that it belongs to; 0 for none.</param>
public readonly record struct FormulaRun(string Text, Point Offset, TextStyle Style, GlyphInk Ink, int Part);
