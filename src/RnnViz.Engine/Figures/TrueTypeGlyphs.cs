using System.Buffers.Binary;

namespace RnnViz.Engine.Figures;

/// <summary>The glyphs of a TrueType file, by their numbers (tables "glyf" and "loca").</summary>
internal sealed class TrueTypeGlyphs
{
    // flags of a component of a composite glyph
    private const int HasWords = 1, HasScale = 8, HasMore = 32, HasTwoScales = 64, HasMatrix = 128, HasInstructions = 256;

    private readonly ReadOnlyMemory<byte> glyphs, places;
    private readonly bool areLong;

    /// <summary>The glyphs of a file's tables.</summary>
    /// <exception cref="InvalidDataException">The tables are no TrueType outlines.</exception>
    public TrueTypeGlyphs(SfntTables tables)
    {
        (glyphs, places) = (tables["glyf"], tables["loca"]);
        ReadOnlySpan<byte> head = tables["head"].Span;
        if (glyphs.IsEmpty || places.IsEmpty || head.Length < 54)
        {
            throw new InvalidDataException("The font has no TrueType outlines.");
        }

        areLong = BinaryPrimitives.ReadInt16BigEndian(head[50..]) != 0;
        Count = places.Length / (areLong ? 4 : 2) - 1;
    }

    /// <summary>How many glyphs there are.</summary>
    public int Count { get; }

    /// <summary>These glyphs, glyph 0 and all that they are composed of, in ascending order.</summary>
    public SortedSet<int> WithComponents(IEnumerable<int> wanted)
    {
        SortedSet<int> all = [];
        var open = new Stack<int>([0, .. wanted]);
        while (open.TryPop(out int glyph))
        {
            if (all.Add(glyph))
            {
                byte[] outline = Outline(glyph).ToArray();
                ForEachComponent(outline, at => open.Push(BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at))));
            }
        }

        return all;
    }

    /// <summary>The outline of a glyph without the instructions that fit it to pixels, its components under new numbers.</summary>
    public byte[] Renumbered(int glyph, IReadOnlyDictionary<int, int> numbers)
    {
        byte[] outline = Outline(glyph).ToArray();
        if (outline.Length == 0)
        {
            return outline;
        }

        if (BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
        {
            return WithoutInstructions(outline);
        }

        int end = ForEachComponent(outline, at =>
        {
            Span<byte> flags = outline.AsSpan(at - 2), component = outline.AsSpan(at);
            BinaryPrimitives.WriteUInt16BigEndian(flags, (ushort)(BinaryPrimitives.ReadUInt16BigEndian(flags) & ~HasInstructions));
            BinaryPrimitives.WriteUInt16BigEndian(component, (ushort)numbers[BinaryPrimitives.ReadUInt16BigEndian(component)]);
        });
        return outline[..end];
    }

    private ReadOnlySpan<byte> Outline(int glyph)
    {
        if (glyph < 0 || glyph >= Count)
        {
            throw new InvalidDataException($"The font has {Count} glyphs and none with number {glyph}.");
        }

        long start = Place(glyph), end = Place(glyph + 1);
        if (end < start || end > glyphs.Length || end - start is > 0 and < 10)
        {
            throw new InvalidDataException($"Glyph {glyph} of the font lies outside its table.");
        }

        return glyphs.Span[(int)start..(int)end];
    }

    private long Place(int glyph) => areLong
        ? BinaryPrimitives.ReadUInt32BigEndian(places.Span[(4 * glyph)..])
        : 2L * BinaryPrimitives.ReadUInt16BigEndian(places.Span[(2 * glyph)..]);

    /// <summary>Gives the place of each component's number; returns where the components end.</summary>
    private static int ForEachComponent(byte[] outline, Action<int> use)
    {
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
        {
            return outline.Length;
        }

        int at = 10, flags = HasMore;
        while ((flags & HasMore) != 0)
        {
            if (at + 4 > outline.Length)
            {
                throw new InvalidDataException("A composite glyph of the font ends within a component.");
            }

            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            use(at + 2);
            at += (flags & HasWords) != 0 ? 8 : 6;
            at += (flags & HasMatrix) != 0 ? 8 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasScale) != 0 ? 2 : 0;
        }

        return Math.Min(at, outline.Length);
    }

    private static byte[] WithoutInstructions(byte[] outline)
    {
        // after the header of ten bytes: the last point of each contour, the count of instructions, the instructions
        int contours = BinaryPrimitives.ReadInt16BigEndian(outline), at = 10 + 2 * contours;
        if (at + 2 > outline.Length)
        {
            return contours == 0 ? outline : throw new InvalidDataException("A glyph of the font ends within its contours.");
        }

        int rest = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
        return rest > outline.Length
            ? throw new InvalidDataException("A glyph of the font ends within its instructions.")
            : [.. outline[..at], 0, 0, .. outline[rest..]];
    }
}
