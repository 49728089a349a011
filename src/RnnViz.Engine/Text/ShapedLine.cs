namespace RnnViz.Engine.Text;

/// <summary>A line of text whose glyphs depend on their neighbours, ready to be drawn.</summary>
/// <param name="glyphs">The glyphs from left to right.</param>
/// <param name="advances">
/// How much of the width each character of the text takes, in the order in which they are read; what is drawn with the one
/// before it is <see cref="Attached"/>.
/// </param>
internal sealed class ShapedLine(PlacedGlyph[] glyphs, float[] advances)
{
    /// <summary>In place of an advance: the character has none of its own.</summary>
    public const float Attached = -1;

    /// <summary>The glyphs from left to right.</summary>
    public ReadOnlySpan<PlacedGlyph> Glyphs => glyphs;

    /// <summary>In pixels.</summary>
    public float Width { get; } = advances.Sum(advance => MathF.Max(0, advance));

    /// <summary>How many leading characters fit into a width; what is drawn as one glyph is not parted.</summary>
    public int FittingLength(float width)
    {
        float used = 0;
        for (int i = 0; i < advances.Length; i++)
        {
            used += MathF.Max(0, advances[i]);
            if (used > width && advances[i] != Attached)
            {
                return i;
            }
        }

        return advances.Length;
    }
}
