using System.Buffers.Binary;
using System.Text;

namespace RnnViz.Engine.Figures;

/// <summary>The tables of a TrueType or OpenType file.</summary>
internal sealed class SfntTables
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> tables = [];

    /// <summary>Finds the tables of a file; those that lie outside it are left out.</summary>
    public SfntTables(ReadOnlyMemory<byte> file)
    {
        ReadOnlySpan<byte> bytes = file.Span;
        int count = bytes.Length < 12 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        for (int i = 0; i < count && 12 + 16 * (i + 1) <= bytes.Length; i++)
        {
            ReadOnlySpan<byte> row = bytes.Slice(12 + 16 * i, 16);
            uint start = BinaryPrimitives.ReadUInt32BigEndian(row[8..]), length = BinaryPrimitives.ReadUInt32BigEndian(row[12..]);
            if (start + (ulong)length <= (ulong)bytes.Length)
            {
                tables[Encoding.ASCII.GetString(row[..4])] = file.Slice((int)start, (int)length);
            }
        }
    }

    /// <summary>The table of a tag of four letters; empty where there is none.</summary>
    public ReadOnlyMemory<byte> this[string tag] => tables.GetValueOrDefault(tag);
}
