using RnnViz.Engine.Text;

namespace RnnViz.Engine.Mathematics;

/// <summary>What an expression takes: how far the pen moves, and where ink is, in pixels.</summary>
internal readonly record struct FormulaBlock(float Advance, GlyphInk Ink);
