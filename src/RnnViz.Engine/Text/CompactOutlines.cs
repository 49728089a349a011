namespace RnnViz.Engine.Text;

/// <summary>
/// Outlines of a font with a table "CFF " (Adobe Technical Notes 5176, "The Compact Font Format Specification", and 5177, "The
/// Type 2 Charstring Format"): cubic curves written as a small stack program for each glyph.
/// </summary>
internal sealed class CompactOutlines
{
    private const int CharStrings = 17, Private = 18, Subroutines = 19, RegistryOrderingSupplement = 1230;

    private readonly ReadOnlyMemory<byte> file;
    private readonly Index glyphs, globals, locals;

    /// <summary>Reads the tables of a font whose table "CFF " begins at a position.</summary>
    /// <exception cref="InvalidDataException">The font is keyed by character collections, as fonts for East Asian scripts are.</exception>
    public CompactOutlines(string name, ReadOnlyMemory<byte> file, int start)
    {
        this.file = file;
        ReadOnlySpan<byte> data = file.Span;
        Index names = ReadIndex(data, start + data[start + 2]);
        Index dictionaries = ReadIndex(data, names.End);
        Index strings = ReadIndex(data, dictionaries.End);
        globals = ReadIndex(data, strings.End);
        (int from, int to) = dictionaries.Range(data, 0);
        Dictionary<int, double[]> top = ReadDictionary(data, from, to);
        if (top.ContainsKey(RegistryOrderingSupplement))
        {
            throw new InvalidDataException($"Font {name} is keyed by a character collection, which figures cannot draw; use a font with glyph names.");
        }

        glyphs = ReadIndex(data, start + (int)top[CharStrings][0]);
        if (!top.TryGetValue(Private, out double[]? range))
        {
            return;
        }

        int at = start + (int)range[1];
        if (ReadDictionary(data, at, at + (int)range[0]).TryGetValue(Subroutines, out double[]? offset))
        {
            locals = ReadIndex(data, at + (int)offset[0]);
        }
    }

    /// <summary>Hands the outline of a glyph to a path.</summary>
    public void Trace(int glyph, IGlyphPath path)
    {
        (int from, int to) = glyphs.Range(file.Span, glyph);
        new CharString(file, globals, locals, path).Run(from, to);
    }

    private static Index ReadIndex(ReadOnlySpan<byte> data, int at)
    {
        int count = data.U16(at);
        if (count == 0)
        {
            return new Index(0, 0, 0, 0, at + 2);
        }

        int size = data[at + 2], offsets = at + 3, first = offsets + (count + 1) * size - 1;
        return new Index(count, size, offsets, first, first + Offset(data, offsets + count * size, size));
    }

    private static int Offset(ReadOnlySpan<byte> data, int at, int size)
    {
        int value = 0;
        for (int i = 0; i < size; i++)
        {
            value = value << 8 | data[at + i];
        }

        return value;
    }

    /// <summary>Operators with their numbers; operators of two bytes as 1200 plus the second.</summary>
    private static Dictionary<int, double[]> ReadDictionary(ReadOnlySpan<byte> data, int at, int end)
    {
        Dictionary<int, double[]> entries = [];
        List<double> numbers = [];
        while (at < end)
        {
            int b = data[at++];
            switch (b)
            {
                case 12:
                    entries[1200 + data[at++]] = [.. numbers];
                    numbers.Clear();
                    break;
                case <= 21:
                    entries[b] = [.. numbers];
                    numbers.Clear();
                    break;
                case 28:
                    numbers.Add(data.I16(at));
                    at += 2;
                    break;
                case 29:
                    numbers.Add((int)data.U32(at));
                    at += 4;
                    break;
                case 30:
                    while ((data[at] & 15) != 15)
                    {
                        at++; // a real number; none of those needed here is one
                    }

                    numbers.Add(0);
                    at++;
                    break;
                case <= 246: numbers.Add(b - 139); break;
                case <= 250: numbers.Add((b - 247) * 256 + data[at++] + 108); break;
                default: numbers.Add(-(b - 251) * 256 - data[at++] - 108); break;
            }
        }

        return entries;
    }

    /// <summary>A list of byte ranges.</summary>
    internal readonly record struct Index(int Count, int OffsetSize, int Offsets, int First, int End)
    {
        public (int From, int To) Range(ReadOnlySpan<byte> data, int i) =>
            (First + Offset(data, Offsets + i * OffsetSize, OffsetSize), First + Offset(data, Offsets + (i + 1) * OffsetSize, OffsetSize));
    }
}
