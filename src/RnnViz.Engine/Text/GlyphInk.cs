namespace RnnViz.Engine.Text;

/// <summary>
/// Where a glyph's ink is, relative to its pen position on the baseline. Distances have the unit of whoever asked: ems or
/// pixels.
/// </summary>
/// <param name="Left">From the pen to the leftmost ink.</param>
/// <param name="Right">From the pen to the rightmost ink.</param>
/// <param name="Top">From the baseline up to the highest ink.</param>
/// <param name="Depth">From the baseline down to the lowest ink; negative where all ink is above the baseline.</param>
public readonly record struct GlyphInk(float Left, float Right, float Top, float Depth)
{
    /// <summary>The same ink at another size.</summary>
    public static GlyphInk operator *(GlyphInk ink, float size) => new(ink.Left * size, ink.Right * size, ink.Top * size, ink.Depth * size);

    /// <summary>What both cover, the second moved to the right and down.</summary>
    public GlyphInk Join(GlyphInk other, float right, float down) => new(
        MathF.Min(Left, other.Left + right), MathF.Max(Right, other.Right + right),
        MathF.Max(Top, other.Top - down), MathF.Max(Depth, other.Depth + down));
}
