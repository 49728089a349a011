using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RnnViz.Numerics.Files;

/// <summary>
/// An array in NumPy's .npy format (numpy.lib.format, versions 1 to 3): doubles, or single floats and integers that become
/// doubles; row-major, or column-major and put in order.
/// </summary>
/// <param name="Shape">The length of each axis.</param>
/// <param name="Values">The numbers, row-major.</param>
public sealed partial record NpyArray(int[] Shape, double[] Values)
{
    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads an array.</summary>
    /// <exception cref="InvalidDataException">It is not such an array, or of a type that holds no real numbers.</exception>
    public static NpyArray Read(Stream stream)
    {
        byte[] start = Take(stream, 8);
        if (!start.AsSpan(0, 6).SequenceEqual(Magic) || start[6] is < 1 or > 3)
        {
            throw new InvalidDataException("not a .npy array of version 1 to 3");
        }

        int headerLength = start[6] == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(Take(stream, 2))
            : checked((int)BinaryPrimitives.ReadUInt32LittleEndian(Take(stream, 4)));
        string header = Encoding.UTF8.GetString(Take(stream, headerLength));
        Match type = TypePattern().Match(header), shape = ShapePattern().Match(header);
        if (!type.Success || !shape.Success)
        {
            throw new InvalidDataException($"the header {header.Trim()} has no descr and shape");
        }

        int[] axes =
        [
            .. shape.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(n => int.Parse(n, CultureInfo.InvariantCulture)),
        ];
        int count = axes.Aggregate(1, (product, n) => checked(product * n));
        double[] values = Numbers(stream, type.Groups[1].Value, count);
        return new NpyArray(axes, header.Contains("'fortran_order': True", StringComparison.Ordinal) ? RowMajor(axes, values) : values);
    }

    /// <summary>Writes the array as version 1, little-endian doubles, row-major.</summary>
    public void Write(Stream stream)
    {
        string axes = Shape.Length == 1 ? $"{Shape[0]}," : string.Join(", ", Shape);
        string header = $"{{'descr': '<f8', 'fortran_order': False, 'shape': ({axes}), }}";
        header = header.PadRight((header.Length + 11 + 63) / 64 * 64 - 11) + "\n"; // data begin at a multiple of 64
        stream.Write(Magic);
        stream.Write([1, 0, (byte)header.Length, (byte)(header.Length >> 8)]);
        stream.Write(Encoding.ASCII.GetBytes(header));
        Span<byte> number = stackalloc byte[sizeof(double)];
        foreach (double value in Values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(number, value);
            stream.Write(number);
        }
    }

    private static double[] Numbers(Stream stream, string type, int count)
    {
        Func<byte[], double> read = type switch
        {
            "<f8" => b => BinaryPrimitives.ReadDoubleLittleEndian(b),
            ">f8" => b => BinaryPrimitives.ReadDoubleBigEndian(b),
            "<f4" => b => BinaryPrimitives.ReadSingleLittleEndian(b),
            ">f4" => b => BinaryPrimitives.ReadSingleBigEndian(b),
            "<i8" => b => BinaryPrimitives.ReadInt64LittleEndian(b),
            "<i4" => b => BinaryPrimitives.ReadInt32LittleEndian(b),
            _ => throw new InvalidDataException(
                $"the array is of type {type}; expected <f8, >f8, <f4, >f4, <i8 or <i4: save it with astype(float)"),
        };
        int size = type[2] - '0';
        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = read(Take(stream, size));
        }

        return values;
    }

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

    private static byte[] Take(Stream stream, int count)
    {
        var bytes = new byte[count];
        try
        {
            stream.ReadExactly(bytes);
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException($"the array ends before its {count} bytes are read");
        }

        return bytes;
    }

    [GeneratedRegex("'descr'\\s*:\\s*'([<>|=]?[a-z]\\d+)'")]
    private static partial Regex TypePattern();

    [GeneratedRegex("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)")]
    private static partial Regex ShapePattern();
}
