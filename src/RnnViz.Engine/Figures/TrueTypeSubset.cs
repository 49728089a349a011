using System.Buffers.Binary;
using System.Text;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Figures;

/// <summary>
/// Makes small TrueType files that hold a few signs of a large one: their glyphs without hinting, kerning and ligatures, under new
/// numbers, with the metrics of the large file (ISO 14496-22).
/// </summary>
internal static class TrueTypeSubset
{
    private const int LongPlaces = 0x1_0000;

    /// <summary>Whether a face's file has TrueType outlines, so that a part of it can be made.</summary>
    public static bool CanMake(FontFace face) => face.File.Span is [0, 1, 0, 0, ..] && !new SfntTables(face.File)["glyf"].IsEmpty;

    /// <summary>A file with these signs; those that the face lacks are left out.</summary>
    /// <exception cref="InvalidDataException">The file of the face has no TrueType outlines, or damaged ones.</exception>
    public static byte[] Make(FontFace face, IEnumerable<Rune> signs)
    {
        var tables = new SfntTables(face.File);
        var source = new TrueTypeGlyphs(tables);
        var glyphOf = new SortedDictionary<int, int>();
        foreach (Rune sign in signs)
        {
            int glyph = SkiaFaces.GlyphOf(face, sign);
            if (glyph != 0)
            {
                glyphOf[sign.Value] = glyph;
            }
        }

        int[] kept = [.. source.WithComponents(glyphOf.Values)];
        var numbers = new Dictionary<int, int>();
        foreach (int glyph in kept)
        {
            numbers.Add(glyph, numbers.Count);
        }

        (byte[] outlines, uint[] places) = Outlines(source, kept, numbers);
        bool areLong = outlines.Length >= 2 * LongPlaces;
        var file = new SfntFile();
        file.Add("OS/2", tables["OS/2"].Span);
        file.Add("cmap", CharacterMap.Write(glyphOf.Select(pair => (pair.Key, numbers[pair.Value]))));
        file.Add("glyf", outlines);
        file.Add("head", Patched(tables["head"], 54, (50, areLong ? 1 : 0)));
        file.Add("hhea", Patched(tables["hhea"], 36, (34, kept.Length)));
        file.Add("hmtx", Metrics(tables, kept));
        file.Add("loca", Places(places, areLong));
        // no instructions: one zone, and nothing of what they would need
        file.Add("maxp", Patched(tables["maxp"], 32, (4, kept.Length), (14, 1), (16, 0), (18, 0), (20, 0), (22, 0), (24, 0), (26, 0)));
        file.Add("name", TrueTypeNames.Table(tables));
        file.Add("post", [0, 3, 0, 0, .. tables["post"].Span is { Length: >= 16 } post ? post[4..16] : new byte[12], .. new byte[16]]);
        return file.ToArray();
    }

    private static (byte[] Outlines, uint[] Places) Outlines(TrueTypeGlyphs source, int[] kept, Dictionary<int, int> numbers)
    {
        var outlines = new MemoryStream();
        var places = new uint[kept.Length + 1];
        for (int i = 0; i < kept.Length; i++)
        {
            outlines.Write(source.Renumbered(kept[i], numbers));
            // short places count in twos
            outlines.Write(new byte[outlines.Length % 2]);
            places[i + 1] = (uint)outlines.Length;
        }

        return (outlines.ToArray(), places);
    }

    private static byte[] Places(uint[] places, bool areLong)
    {
        var table = new byte[places.Length * (areLong ? 4 : 2)];
        for (int i = 0; i < places.Length; i++)
        {
            if (areLong)
            {
                BinaryPrimitives.WriteUInt32BigEndian(table.AsSpan(4 * i), places[i]);
            }
            else
            {
                BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(2 * i), (ushort)(places[i] / 2));
            }
        }

        return table;
    }

    private static byte[] Metrics(SfntTables tables, int[] kept)
    {
        ReadOnlySpan<byte> metrics = tables["hmtx"].Span;
        int full = BinaryPrimitives.ReadUInt16BigEndian(tables["hhea"].Span[34..]);
        var table = new byte[4 * kept.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            // glyphs after the last full entry have its advance and only their own bearing
            int glyph = kept[i], bearing = glyph < full ? 4 * glyph + 2 : 4 * full + 2 * (glyph - full);
            metrics.Slice(4 * Math.Min(glyph, full - 1), 2).CopyTo(table.AsSpan(4 * i));
            metrics.Slice(bearing, 2).CopyTo(table.AsSpan(4 * i + 2));
        }

        return table;
    }

    private static byte[] Patched(ReadOnlyMemory<byte> table, int length, params ReadOnlySpan<(int At, int Value)> values)
    {
        if (table.Length < length)
        {
            throw new InvalidDataException($"A table of the font has {table.Length} bytes in place of {length}.");
        }

        byte[] patched = table[..length].ToArray();
        foreach ((int at, int value) in values)
        {
            BinaryPrimitives.WriteUInt16BigEndian(patched.AsSpan(at), (ushort)value);
        }

        return patched;
    }
}
