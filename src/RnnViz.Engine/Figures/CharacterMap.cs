using System.Buffers.Binary;

namespace RnnViz.Engine.Figures;

/// <summary>Writes the table "cmap" of a font: which glyph a code point has.</summary>
internal static class CharacterMap
{
    private const int LastOfPlane = 0xFFFF;

    /// <summary>
    /// The table: a part of format 4 for the first plane, as every reader knows it, and one of format 12 with all where some lie
    /// beyond.
    /// </summary>
    /// <param name="glyphs">Code points in ascending order and their glyphs.</param>
    public static byte[] Write(IEnumerable<(int Code, int Glyph)> glyphs)
    {
        List<Run> all = RunsOf(glyphs), plane = [.. all.Where(run => run.Last < LastOfPlane)];
        bool hasMore = plane.Count < all.Count;
        byte[] first = Segments(plane), second = hasMore ? Groups(all) : [];
        int start = hasMore ? 20 : 12;
        var table = new List<byte>();
        Add16(table, 0, hasMore ? 2 : 1, 3, 1);
        Add32(table, start);
        if (hasMore)
        {
            Add16(table, 3, 10);
            Add32(table, start + first.Length);
        }

        return [.. table, .. first, .. second];
    }

    private static List<Run> RunsOf(IEnumerable<(int Code, int Glyph)> glyphs)
    {
        List<Run> runs = [];
        foreach ((int code, int glyph) in glyphs)
        {
            // a run stays within a plane, so that format 4 can leave out what it cannot hold
            if (runs.Count > 0 && runs[^1] is var last && code == last.Last + 1 && code - glyph == last.First - last.Glyph
                && code != LastOfPlane && code != LastOfPlane + 1)
            {
                runs[^1] = last with { Last = code };
            }
            else
            {
                runs.Add(new Run(code, code, glyph));
            }
        }

        return runs;
    }

    private static byte[] Segments(List<Run> runs)
    {
        // the last segment maps U+FFFF to no glyph, as the format asks
        Run[] segments = [.. runs, new Run(LastOfPlane, LastOfPlane, 0)];
        int count = segments.Length, power = 1, log = 0;
        for (; 2 * power <= count; power *= 2)
        {
            log++;
        }

        var table = new List<byte>();
        Add16(table, 4, 16 + 8 * count, 0, 2 * count, 2 * power, log, 2 * (count - power));
        Add16(table, [.. segments.Select(run => run.Last), 0]);
        Add16(table, [.. segments.Select(run => run.First)]);
        Add16(table, [.. segments.Select(run => run.Glyph - run.First)]);
        Add16(table, [.. segments.Select(_ => 0)]);
        return [.. table];
    }

    private static byte[] Groups(List<Run> runs)
    {
        var table = new List<byte>();
        Add16(table, 12, 0);
        Add32(table, 16 + 12 * runs.Count, 0, runs.Count);
        foreach (Run run in runs)
        {
            Add32(table, run.First, run.Last, run.Glyph);
        }

        return [.. table];
    }

    private static void Add16(List<byte> table, params ReadOnlySpan<int> values)
    {
        foreach (int value in values)
        {
            table.AddRange([(byte)(value >> 8), (byte)value]);
        }
    }

    private static void Add32(List<byte> table, params ReadOnlySpan<int> values)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (int value in values)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
            table.AddRange(bytes);
        }
    }

    /// <summary>Neighbouring code points that have neighbouring glyphs.</summary>
    private readonly record struct Run(int First, int Last, int Glyph);
}
