using RnnViz.Engine.Text;

namespace RnnViz.Engine.Mathematics;

/// <summary>Extents that grow from nothing.</summary>
internal static class InkGrowth
{
    /// <summary>What both cover, the second moved to the right and down.</summary>
    public static GlyphInk? Grow(this GlyphInk? ink, GlyphInk other, float right, float down) =>
        (ink ?? new GlyphInk(other.Left + right, other.Right + right, other.Top - down, other.Depth + down)).Join(other, right, down);
}
