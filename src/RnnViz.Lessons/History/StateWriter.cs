using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace RnnViz.Lessons.History;

/// <summary>
/// Takes numbers one after the other as bytes, little end first, in memory that is used again the next time: writing a run down takes
/// about as long as copying it.
/// </summary>
public sealed class StateWriter
{
    private byte[] bytes = new byte[1 << 16];

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Count);

    /// <summary>The same, for another thread; it holds until something else is written.</summary>
    public ReadOnlyMemory<byte> Memory => bytes.AsMemory(0, Count);

    /// <summary>Bytes that were written.</summary>
    public int Count { get; private set; }

    /// <summary>Begins anew.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a whole number.</summary>
    public void Add(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);

    /// <summary>Adds a number, bit for bit.</summary>
    public void Add(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Take(sizeof(double)), value);

    /// <summary>Adds numbers, bit for bit, without saying how many there are.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(values).CopyTo(Take(values.Length * sizeof(double)));
            return;
        }

        foreach (double value in values)
        {
            Add(value);
        }
    }

    /// <summary>Replaces a whole number that was added before.</summary>
    /// <param name="at">The <see cref="Count"/> before it was added.</param>
    /// <param name="value">The number.</param>
    public void Set(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);

    private Span<byte> Take(int count)
    {
        if (bytes.Length - Count < count)
        {
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, Count + count));
        }

        Count += count;
        return bytes.AsSpan(Count - count, count);
    }
}
