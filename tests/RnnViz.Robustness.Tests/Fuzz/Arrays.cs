using System.IO.Compression;
using System.Text;
using CsCheck;

namespace RnnViz.Robustness.Tests.Fuzz;

/// <summary>An array of a .npz file: what its header says, and what is there.</summary>
/// <param name="Name">Of the member.</param>
/// <param name="Type">The descr.</param>
/// <param name="Order">The fortran_order.</param>
/// <param name="Shape">The shape as text.</param>
/// <param name="Numbers">Bytes of the numbers, as many as are there.</param>
/// <param name="Header">Its length beyond that of the text.</param>
/// <param name="IsPacked">Whether the member is compressed.</param>
/// <param name="Damage">A change of the whole file, made where the array is the last; null for none.</param>
internal sealed record Arrays(
    string Name, string Type, string Order, string Shape, byte[] Numbers, int Header, bool IsPacked, ByteChange? Damage)
{
    // those of a vanilla network of D = 3, H = 4, O = 2
    private static readonly (string Name, string Shape, int Count)[] Right =
        [("Wxh", "4, 3", 12), ("Whh", "4, 4", 16), ("bh", "4,", 4), ("Why", "2, 4", 8), ("by", "2,", 2)];

    private static readonly Gen<double> Number = Gen.Frequency(
        (9, Gen.Double[-1, 1]),
        (1, Gen.OneOf(0, -0.0, 5e-324, 1e-310, 1e308, -1e308, double.NaN, double.PositiveInfinity, double.NegativeInfinity)));

    /// <summary>The right arrays, of which some have something wrong.</summary>
    public static Gen<Arrays[]> Any { get; } = Gen.Select(
        OfEach(0), OfEach(1), OfEach(2), OfEach(3), OfEach(4), (a, b, c, d, e) => (Arrays[])[a, b, c, d, e]);

    /// <summary>The arrays as a file.</summary>
    public static byte[] Zip(Arrays[] arrays)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (Arrays array in arrays)
            {
                ZipArchiveEntry entry = zip.CreateEntry(
                    array.Name, array.IsPacked ? CompressionLevel.Fastest : CompressionLevel.NoCompression);
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using Stream stream = entry.Open();
                stream.Write(array.Content());
            }
        }

        return arrays.Length > 0 && arrays[^1].Damage is { } damage ? ByteChange.Apply(bytes.ToArray(), [damage]) : bytes.ToArray();
    }

    private static Gen<Arrays> OfEach(int index)
    {
        (string name, string shape, int count) = Right[index];
        return Gen.Select(
            Mostly(name + ".npy", "Whh.npy", name, "../" + name + ".npy", "x" + name + ".npy", "\ud83d\ude00.npy", " "),
            Mostly("<f8", ">f8", "<f4", "<i8", "|O", "<U8", "<c16", "|u1", "<f0", "<f99999999999", "f8", ""),
            Mostly("False", "True", "None", "true", ""),
            Mostly(
                shape, "", "4", "-4, 3", "2147483647, 2147483647", "65536, 65536", "٤, 3", " 4 , 3 ", "4, 3, 1", "0, 3", "4.0, 3",
                "99999999999"),
            Number.Array[count, count],
            Mostly("", "short", "long", "none"),
            Gen.Select(Gen.Frequency((20, Gen.Const(0)), (1, Gen.Int[-40, 70000])), Gen.Bool, Gen.Null(ByteChange.Any, 0.85)),
            (file, type, order, axes, numbers, length, rest) =>
                new Arrays(file, type, order, axes, Bytes(numbers, length), rest.Item1, rest.Item2, rest.Item3));
    }

    private static Gen<string> Mostly(string right, params string[] wrong) =>
        Gen.Frequency((12, Gen.Const(right)), (1, Gen.OneOf(wrong)));

    private static byte[] Bytes(double[] numbers, string length)
    {
        byte[] all = [.. numbers.SelectMany(BitConverter.GetBytes)];
        return length switch
        {
            "short" => all[..^3],
            "long" => [.. all, .. all],
            "none" => [],
            _ => all,
        };
    }

    private byte[] Content()
    {
        byte[] header = Encoding.UTF8.GetBytes($"{{'descr': '{Type}', 'fortran_order': {Order}, 'shape': ({Shape}), }}\n");
        int length = header.Length + Header;
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)length, (byte)(length >> 8), .. header, .. Numbers];
    }
}
