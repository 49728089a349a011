namespace RnnViz.Rendering;

/// <summary>A rasterised glyph: its place relative to the pen on the baseline, and its size, in pixels. No width: no ink.</summary>
internal readonly record struct GlyphCoverage(int X, int Y, int Width, int Height);
