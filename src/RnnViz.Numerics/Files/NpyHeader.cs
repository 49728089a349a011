using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RnnViz.Numerics.Files;

/// <summary>What an array in NumPy's .npy format says of itself before its numbers (numpy.lib.format, versions 1 to 3).</summary>
/// <param name="Shape">The length of each axis; empty for a single number.</param>
/// <param name="Type">The type of a number, as NumPy writes it: <c>&lt;f8</c>.</param>
/// <param name="IsColumnMajor">Whether the first axis runs fastest.</param>
internal sealed partial record NpyHeader(int[] Shape, string Type, bool IsColumnMajor)
{
    private const int LongestHeader = 1 << 16, MostAxes = 32, Longest = 80;

    /// <summary>The first bytes of every array.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>How many numbers there are.</summary>
    public int Count => Shape.Aggregate(1, (product, n) => product * n);

    /// <summary>Reads a header, and stands before the first number then.</summary>
    /// <exception cref="InvalidDataException">There is none, or one that no array of numbers has.</exception>
    public static NpyHeader Read(Stream stream)
    {
        byte[] start = Take(stream, 8);
        if (!start.AsSpan(0, 6).SequenceEqual(Magic) || start[6] is < 1 or > 3)
        {
            throw new InvalidDataException("not a .npy array of version 1 to 3; save it with numpy.savez");
        }

        long length = start[6] == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(Take(stream, 2)) : BinaryPrimitives.ReadUInt32LittleEndian(Take(stream, 4));
        if (length > LongestHeader)
        {
            throw new InvalidDataException($"its header claims {length} bytes, but arrays of numbers have at most {LongestHeader}");
        }

        string header = Encoding.Latin1.GetString(Take(stream, (int)length));
        Match type = TypePattern().Match(header), order = OrderPattern().Match(header), shape = ShapePattern().Match(header);
        if (!type.Success && header.Contains("'descr'", StringComparison.Ordinal))
        {
            throw new InvalidDataException("it is an array of records; save plain numbers, with astype(float)");
        }

        return type.Success && order.Success && shape.Success
            ? new NpyHeader(ShapeOf(shape.Groups["axes"].Value), type.Groups["type"].Value, order.Groups["order"].Value == "True")
            : throw new InvalidDataException(
                $"its header is {Shown(header)}; expected descr, fortran_order and a shape of whole numbers, as numpy.savez writes them");
    }

    /// <summary>Takes bytes from a stream.</summary>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public static byte[] Take(Stream stream, int count)
    {
        var bytes = new byte[count];
        return stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count ? bytes
            : throw new InvalidDataException("the array is cut off; save it again");
    }

    private static int[] ShapeOf(string axes)
    {
        string[] lengths = axes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var shape = new int[lengths.Length];
        long count = 1;
        for (int i = 0; i < shape.Length; i++)
        {
            bool isNumber = int.TryParse(lengths[i], NumberStyles.None, CultureInfo.InvariantCulture, out shape[i]);
            if (!isNumber || shape.Length > MostAxes || (count *= shape[i]) > Array.MaxLength)
            {
                throw new InvalidDataException($"its shape ({Shown(axes)}) has more numbers than can be read");
            }
        }

        return shape;
    }

    private static string Shown(string text)
    {
        string line = string.Concat(text.Trim().Take(Longest).Select(c => char.IsControl(c) ? '?' : c));
        return text.Trim().Length > Longest ? line + "…" : line;
    }

    [GeneratedRegex("'descr'\\s*:\\s*'(?<type>[^']{1,20})'")]
    private static partial Regex TypePattern();

    [GeneratedRegex("'fortran_order'\\s*:\\s*(?<order>True|False)")]
    private static partial Regex OrderPattern();

    [GeneratedRegex("'shape'\\s*:\\s*\\(\\s*(?<axes>([0-9]+\\s*,\\s*)*([0-9]+\\s*)?)\\)")]
    private static partial Regex ShapePattern();
}
