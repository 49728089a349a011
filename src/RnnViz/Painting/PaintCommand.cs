using System.Runtime.InteropServices;

namespace RnnViz.Painting;

/// <summary>What a command paints.</summary>
internal enum PaintKind
{
    /// <summary>Every pixel of the bounds.</summary>
    Fill,

    /// <summary>Every pixel of the bounds, from one colour at <see cref="PaintCommand.B"/> to another at <see cref="PaintCommand.D"/>.</summary>
    Gradient,

    /// <summary>The bounds with corners of radius A, filled where B is 0, else a stroke of width B along the inside; C and D are where the whole box begins, E and F its size.</summary>
    RoundedBox,

    /// <summary>A disc around (A, B) with radius C.</summary>
    Disc,

    /// <summary>A stroke from (A, B) to (C, D) of width E.</summary>
    Line,

    /// <summary>A triangle with the corners (A, B), (C, D), (E, F).</summary>
    Triangle,

    /// <summary>The glyph whose pixels begin at Index on the shelf, C of them across, its upper left pixel at (A, B).</summary>
    Glyph,

    /// <summary>The heatmap that was drawn as number Index in this picture; Stamp stands for its contents.</summary>
    Heatmap,
}

/// <summary>
/// One primitive of a picture, in 64 bytes without gaps: two commands paint the same pixels exactly if their bytes are
/// equal, which is how a picture is compared with the one before.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PaintCommand
{
    public PaintKind Kind;
    public uint Color, Other;
    public PixelBox Bounds;
    public int Index;
    public float A, B, C, D, E, F;
    public ulong Stamp;

    /// <summary>A number that stands for all of the command but the Index of a heatmap, which is only its place in the picture.</summary>
    public readonly ulong Hash()
    {
        PaintCommand own = this;
        if (Kind == PaintKind.Heatmap)
        {
            own.Index = 0;
        }

        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<PaintCommand, ulong>(new ReadOnlySpan<PaintCommand>(in own));
        ulong hash = 0x9E3779B97F4A7C15;
        foreach (ulong word in words)
        {
            hash = (hash ^ word) * 0xD6E8FEB86659FD93;
            hash ^= hash >> 32;
        }

        return hash;
    }
}
