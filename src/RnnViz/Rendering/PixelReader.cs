namespace RnnViz.Rendering;

/// <summary>Is given the pixels of a finished picture; they are another picture's afterwards.</summary>
/// <param name="pixels">Red, green, blue and opacity, eight bits each and not multiplied, row by row from the top.</param>
/// <param name="width">Pixels across.</param>
/// <param name="height">Pixels down.</param>
internal delegate void PixelReader(ReadOnlySpan<byte> pixels, int width, int height);
