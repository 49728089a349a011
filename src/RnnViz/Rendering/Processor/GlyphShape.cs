namespace RnnViz.Rendering.Processor;

/// <summary>A glyph at its place in the picture.</summary>
/// <param name="Start">Where its coverages or colours begin in the memory of <see cref="GlyphPainter"/>.</param>
/// <param name="Left">The x of its first column in pixels.</param>
/// <param name="Top">The y of its first row in pixels.</param>
/// <param name="Width">Pixels across.</param>
internal readonly record struct GlyphShape(int Start, int Left, int Top, int Width);
