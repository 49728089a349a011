namespace RnnViz.Rendering.Processor;

/// <summary>A box of whole pixels with quarter-circle corners.</summary>
/// <param name="Left">The x of its first column.</param>
/// <param name="Top">The y of its first row.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Radius">The corners' radius in pixels.</param>
/// <param name="Stroke">Width of the outline along the inside, in pixels; 0: the box is filled.</param>
internal readonly record struct RoundedBoxShape(int Left, int Top, int Width, int Height, int Radius, int Stroke);
