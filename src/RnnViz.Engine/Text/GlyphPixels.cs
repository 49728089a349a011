namespace RnnViz.Engine.Text;

/// <summary>Where the pixels of a rasterised glyph are.</summary>
/// <param name="X">From the pen to its first column, in pixels.</param>
/// <param name="Y">From the baseline to its first row, in pixels; negative above the baseline.</param>
/// <param name="Width">Pixels across; 0 where the glyph has no ink.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="IsColored">Whether a pixel has four bytes, red, green, blue and alpha, and not one of coverage.</param>
public readonly record struct GlyphPixels(int X, int Y, int Width, int Height, bool IsColored);
