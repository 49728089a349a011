using System.Runtime.InteropServices;

namespace RnnViz.Rendering.Processor;

/// <summary>
/// One primitive of a picture, in 64 bytes without gaps: two commands paint the same pixels exactly if their bytes are
/// equal, which is how a picture is compared with the one before. The shapes share their bytes; the kind says which counts.
/// A shape has fields of four or eight bytes only, so that none of its bytes is left to chance.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct PaintCommand
{
    /// <summary>What is painted.</summary>
    [FieldOffset(0)] public PaintKind Kind;

    /// <summary>Its colour, as a pixel.</summary>
    [FieldOffset(4)] public uint Color;

    /// <summary>All pixels that it can touch.</summary>
    [FieldOffset(8)] public PixelRect Bounds;

    /// <summary>Of a <see cref="PaintKind.Gradient"/>.</summary>
    [FieldOffset(24)] public GradientFill Gradient;

    /// <summary>Of a <see cref="PaintKind.RoundedBox"/>.</summary>
    [FieldOffset(24)] public RoundedBoxShape RoundedBox;

    /// <summary>Of a <see cref="PaintKind.Disc"/>.</summary>
    [FieldOffset(24)] public DiscShape Disc;

    /// <summary>Of a <see cref="PaintKind.Line"/>.</summary>
    [FieldOffset(24)] public LineShape Line;

    /// <summary>Of a <see cref="PaintKind.Triangle"/>.</summary>
    [FieldOffset(24)] public TriangleShape Triangle;

    /// <summary>Of a <see cref="PaintKind.Glyph"/> or a <see cref="PaintKind.ColoredGlyph"/>.</summary>
    [FieldOffset(24)] public GlyphShape Glyph;

    /// <summary>Of a <see cref="PaintKind.Heatmap"/>.</summary>
    [FieldOffset(24)] public HeatmapShape Heatmap;

    /// <summary>A number that stands for all of the command but the index of a heatmap, which is only its place in the picture.</summary>
    public readonly ulong Hash() =>
        Kind == PaintKind.Heatmap ? HashOf(this with { Heatmap = Heatmap with { Index = 0 } }) : HashOf(this);

    private static ulong HashOf(in PaintCommand command)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<PaintCommand, ulong>(new ReadOnlySpan<PaintCommand>(in command));
        ulong hash = 0x9E3779B97F4A7C15;
        foreach (ulong word in words)
        {
            hash = (hash ^ word) * 0xD6E8FEB86659FD93;
            hash ^= hash >> 32;
        }

        return hash;
    }
}
