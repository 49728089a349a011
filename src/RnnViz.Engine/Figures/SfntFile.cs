using System.Buffers.Binary;
using System.Text;

namespace RnnViz.Engine.Figures;

/// <summary>Puts a TrueType file together from its tables.</summary>
internal sealed class SfntFile
{
    private const uint Magic = 0xB1B0AFBA;
    private const int RowLength = 16, HeaderLength = 12, AdjustmentAt = 8;

    private readonly SortedDictionary<string, byte[]> tables = new(StringComparer.Ordinal);

    /// <summary>Adds a table under a tag of four letters.</summary>
    public void Add(string tag, ReadOnlySpan<byte> table) => tables.Add(tag, table.ToArray());

    /// <summary>The file, its sums of check included.</summary>
    public byte[] ToArray()
    {
        int count = tables.Count, power = 1, log = 0;
        for (; 2 * power <= count; power *= 2)
        {
            log++;
        }

        int start = HeaderLength + RowLength * count, row = HeaderLength;
        var file = new byte[start + tables.Values.Sum(Padded)];
        ReadOnlySpan<int> header = [1, 0, count, RowLength * power, log, RowLength * (count - power)];
        for (int i = 0; i < header.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(2 * i), (ushort)header[i]);
        }

        int adjustment = 0;
        foreach ((string tag, byte[] table) in tables)
        {
            Span<byte> place = file.AsSpan(start, Padded(table));
            table.CopyTo(place);
            if (tag == "head")
            {
                adjustment = start + AdjustmentAt;
                place.Slice(AdjustmentAt, 4).Clear();
            }

            Encoding.ASCII.GetBytes(tag, file.AsSpan(row));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(row + 4), Sum(place));
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(row + 8), start);
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(row + 12), table.Length);
            (start, row) = (start + place.Length, row + RowLength);
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(adjustment), Magic - Sum(file));
        return file;
    }

    private static int Padded(byte[] table) => (table.Length + 3) / 4 * 4;

    private static uint Sum(ReadOnlySpan<byte> words)
    {
        uint sum = 0;
        for (; words.Length >= 4; words = words[4..])
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(words);
        }

        return sum;
    }
}
