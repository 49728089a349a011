using System.Buffers.Binary;
using System.Text;

namespace RnnViz.Numerics.Files;

/// <summary>
/// An array in NumPy's .npy format (numpy.lib.format, versions 1 to 3): doubles, or smaller floats and integers that become
/// doubles; row-major, or column-major and put in order.
/// </summary>
/// <param name="Shape">The length of each axis.</param>
/// <param name="Values">The numbers, row-major.</param>
public sealed record NpyArray(int[] Shape, double[] Values)
{
    private const int Block = 1 << 13;

    /// <summary>Reads an array.</summary>
    /// <exception cref="InvalidDataException">It is not such an array, or of a type that holds no real numbers.</exception>
    public static NpyArray Read(Stream stream) => Read(stream, NpyHeader.Read(stream));

    /// <summary>Reads the numbers of an array. Memory is taken as they come, so that a claim of many takes none.</summary>
    /// <exception cref="InvalidDataException">
    /// They are of a type that holds no real numbers, or fewer or more than the header says.
    /// </exception>
    internal static NpyArray Read(Stream stream, NpyHeader header)
    {
        (int size, Func<ReadOnlySpan<byte>, double> read) = ReaderOf(header.Type);
        int count = header.Count;
        var values = new double[Math.Min(count, Block)];
        for (int done = 0; done < count;)
        {
            int now = Math.Min(Block, count - done);
            ReadOnlySpan<byte> bytes = NpyHeader.Take(stream, now * size);
            if (done + now > values.Length)
            {
                Array.Resize(ref values, (int)Math.Min(count, 2L * values.Length));
            }

            for (int i = 0; i < now; i++)
            {
                values[done + i] = read(bytes.Slice(i * size, size));
            }

            done += now;
        }

        if (stream.ReadByte() >= 0)
        {
            throw new InvalidDataException("there are more bytes than its shape has numbers; save it again");
        }

        return new NpyArray(header.Shape, header.IsColumnMajor ? RowMajor(header.Shape, values) : values);
    }

    /// <summary>Writes the array as version 1, little-endian doubles, row-major.</summary>
    public void Write(Stream stream)
    {
        WriteHeader(stream, Shape);
        WriteNumbers(stream, Values);
    }

    /// <summary>Writes what comes before the numbers of an array of a shape.</summary>
    internal static void WriteHeader(Stream stream, int[] shape)
    {
        string axes = shape.Length == 1 ? $"{shape[0]}," : string.Join(", ", shape);
        string header = $"{{'descr': '<f8', 'fortran_order': False, 'shape': ({axes}), }}";
        header = header.PadRight((header.Length + 11 + 63) / 64 * 64 - 11) + "\n"; // data begin at a multiple of 64
        stream.Write(NpyHeader.Magic);
        stream.Write([1, 0, (byte)header.Length, (byte)(header.Length >> 8)]);
        stream.Write(Encoding.ASCII.GetBytes(header));
    }

    /// <summary>Writes numbers of an array, row-major.</summary>
    internal static void WriteNumbers(Stream stream, ReadOnlySpan<double> values)
    {
        Span<byte> number = stackalloc byte[sizeof(double)];
        foreach (double value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(number, value);
            stream.Write(number);
        }
    }

    private static (int Size, Func<ReadOnlySpan<byte>, double> Read) ReaderOf(string type) => type switch
    {
        "<f8" => (8, b => BinaryPrimitives.ReadDoubleLittleEndian(b)),
        ">f8" => (8, b => BinaryPrimitives.ReadDoubleBigEndian(b)),
        "<f4" => (4, b => BinaryPrimitives.ReadSingleLittleEndian(b)),
        ">f4" => (4, b => BinaryPrimitives.ReadSingleBigEndian(b)),
        "<f2" => (2, b => (double)BinaryPrimitives.ReadHalfLittleEndian(b)),
        ">f2" => (2, b => (double)BinaryPrimitives.ReadHalfBigEndian(b)),
        "<i8" => (8, b => BinaryPrimitives.ReadInt64LittleEndian(b)),
        ">i8" => (8, b => BinaryPrimitives.ReadInt64BigEndian(b)),
        "<i4" => (4, b => BinaryPrimitives.ReadInt32LittleEndian(b)),
        ">i4" => (4, b => BinaryPrimitives.ReadInt32BigEndian(b)),
        "<i2" => (2, b => BinaryPrimitives.ReadInt16LittleEndian(b)),
        "|i1" => (1, b => (sbyte)b[0]),
        "|u1" => (1, b => b[0]),
        ['|', 'O', ..] => throw new InvalidDataException(
            "it holds Python objects, which are never read as they can run code; save plain numbers, with astype(float)"),
        _ => throw new InvalidDataException(
            $"the array is of type {string.Concat(type.Select(c => char.IsControl(c) ? '?' : c))}; "
            + "expected f8, f4, f2, i8, i4, i2, i1 or u1: save it with astype(float)"),
    };

    private static double[] RowMajor(int[] axes, double[] columnMajor)
    {
        var result = new double[columnMajor.Length];
        for (int i = 0; i < result.Length; i++)
        {
            int rest = i, step = result.Length, target = 0;
            foreach (int n in axes)
            {
                step /= n;
                target += rest % n * step;
                rest /= n;
            }

            result[target] = columnMajor[i];
        }

        return result;
    }
}
