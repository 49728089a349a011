using System.Buffers.Binary;

namespace RnnViz.Lessons.History;

/// <summary>Reads what <see cref="StateWriter"/> has written; whatever the bytes are, it reads no further than they go.</summary>
/// <param name="bytes">They.</param>
public ref struct StateReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> left = bytes;

    /// <summary>Whether everything has been read.</summary>
    public readonly bool IsAtEnd => left.IsEmpty;

    /// <summary>Reads a whole number.</summary>
    /// <exception cref="InvalidDataException">There are no more bytes.</exception>
    public int ReadInt() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    /// <summary>Reads a whole number that must lie between two bounds, both included.</summary>
    /// <exception cref="InvalidDataException">It does not, or there are no more bytes.</exception>
    public int ReadInt(int least, int most) => ReadInt() is var value && value >= least && value <= most ? value
        : throw new InvalidDataException($"The saved state has {value} where {least} to {most} is expected.");

    /// <summary>Reads a number, bit for bit.</summary>
    /// <exception cref="InvalidDataException">There are no more bytes.</exception>
    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    /// <summary>Reads as many numbers as there is room for.</summary>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public void Fill(Span<double> values)
    {
        ReadOnlySpan<byte> all = Take((long)values.Length * sizeof(double));
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(all[(i * sizeof(double))..]);
        }
    }

    private ReadOnlySpan<byte> Take(long count)
    {
        if (count > left.Length)
        {
            throw new InvalidDataException("The saved state is shorter than it says.");
        }

        ReadOnlySpan<byte> taken = left[..(int)count];
        left = left[(int)count..];
        return taken;
    }
}
