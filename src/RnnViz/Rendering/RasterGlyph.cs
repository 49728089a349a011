namespace RnnViz.Rendering;

/// <summary>A rasterised glyph as a canvas keeps it.</summary>
/// <typeparam name="TSprite">Where the canvas keeps its pixels.</typeparam>
/// <param name="Sprite">Where its pixels are.</param>
/// <param name="X">From the pen to its first column, in pixels.</param>
/// <param name="Y">From the baseline to its first row, in pixels; negative above the baseline.</param>
/// <param name="Width">Pixels across; 0 where the glyph has no ink.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="IsColored">Whether it is a picture in its own colours, and takes no other.</param>
internal readonly record struct RasterGlyph<TSprite>(TSprite Sprite, int X, int Y, int Width, int Height, bool IsColored = false);
