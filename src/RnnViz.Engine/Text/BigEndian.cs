using System.Buffers.Binary;

namespace RnnViz.Engine.Text;

/// <summary>Reads the big-endian numbers of font files.</summary>
internal static class BigEndian
{
    public static int U16(this ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    public static int I16(this ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadInt16BigEndian(data[at..]);

    public static uint U32(this ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
}
