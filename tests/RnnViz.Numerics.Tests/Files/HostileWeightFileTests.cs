using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using RnnViz.Numerics.Files;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Tests.Files;

/// <summary>Weights that somebody has damaged, forged, or saved in another way: read rightly, or refused in a sentence.</summary>
public sealed class HostileWeightFileTests : IDisposable
{
    private static readonly NetworkShape Shape = new(3, 4, 2);
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("(4, 2000000000)", "its shape (4, 2000000000) has more numbers than can be read")]
    [InlineData("(99999999999999999999,)", "its shape (99999999999999999999,) has more numbers than can be read")]
    [InlineData("(65536, 65536)", "its shape (65536, 65536) has more numbers than can be read")]
    [InlineData("(100000000,)", "its shape is (100000000), expected (4, 4)")]
    [InlineData("(-4, -4)", "expected descr, fortran_order and a shape of whole numbers")]
    [InlineData("(٤, ٤)", "expected descr, fortran_order and a shape of whole numbers")]
    [InlineData("(4 4)", "expected descr, fortran_order and a shape of whole numbers")]
    [InlineData("(4.0, 4)", "expected descr, fortran_order and a shape of whole numbers")]
    [InlineData("(4, 4", "expected descr, fortran_order and a shape of whole numbers")]
    [InlineData("()", "its shape is (), expected (4, 4)")]
    [InlineData("(16,)", "its shape is (16), expected (4, 4)")]
    [InlineData("(0, 4)", "its shape is (0, 4), expected (4, 4)")]
    [InlineData("(4, 4, 1)", "its shape is (4, 4, 1), expected (4, 4)")]
    public void A_shape_that_is_none_or_another_is_refused_before_any_number_is_read(string shape, string sentence) =>
        Assert.Contains(sentence, Refusal(("Whh", Array($"{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}, }}", Zeros(16)))),
            StringComparison.Ordinal);

    [Fact]
    public void A_shape_with_other_spaces_is_read()
    {
        byte[] numbers = Numbers(16, i => i);
        foreach (string header in (string[])[
            "{'descr':'<f8','fortran_order':False,'shape':(4,4)}",
            "{ 'shape' : ( 4 , 4 , ) , 'descr' : '<f8' , 'fortran_order' : False }"])
        {
            Assert.Equal([.. Enumerable.Range(0, 16).Select(i => (double)i)], Load(("Whh", Array(header, numbers))).Whh.ToArray());
        }
    }

    [Theory]
    [InlineData("<f8")]
    [InlineData(">f8")]
    [InlineData("<f4")]
    [InlineData(">f4")]
    [InlineData("<f2")]
    [InlineData(">f2")]
    [InlineData("<i8")]
    [InlineData(">i8")]
    [InlineData("<i4")]
    [InlineData(">i4")]
    [InlineData("<i2")]
    [InlineData("|i1")]
    [InlineData("|u1")]
    public void Every_type_of_real_numbers_is_read_in_both_orders_of_bytes_and_of_axes(string type)
    {
        int size = type[2] - '0';
        byte[] numbers = [.. Enumerable.Range(0, 16).SelectMany(i => Bytes(type, i % 4 * 4 + i / 4).Take(size))];
        Assert.Equal(
            [.. Enumerable.Range(0, 16).Select(i => (double)i)],
            Load(("Whh", Array($"{{'descr': '{type}', 'fortran_order': True, 'shape': (4, 4), }}", numbers))).Whh.ToArray());
    }

    [Theory]
    [InlineData("|O", "it holds Python objects, which are never read as they can run code")]
    [InlineData("<c16", "the array is of type <c16; expected f8")]
    [InlineData("<U5", "the array is of type <U5; expected f8")]
    [InlineData("<M8[ns]", "the array is of type <M8[ns]; expected f8")]
    [InlineData("=f8", "the array is of type =f8; expected f8")]
    [InlineData("<f16", "the array is of type <f16; expected f8")]
    public void Other_types_are_refused_by_their_name(string type, string sentence) => Assert.Contains(
        sentence, Refusal(("Whh", Array($"{{'descr': '{type}', 'fortran_order': False, 'shape': (4, 4), }}", Zeros(64)))),
        StringComparison.Ordinal);

    [Fact]
    public void An_array_of_records_is_refused() => Assert.Contains("it is an array of records", Refusal(
        ("Whh", Array("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (4, 4), }", Zeros(16)))), StringComparison.Ordinal);

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Weights_that_are_no_numbers_are_refused_with_their_place(double wrong, string name) => Assert.Contains(
        $"Whh: the number at [1, 3] is {name}; give weights that are finite",
        Refusal(("Whh", Array(Header(4, 4), Numbers(16, i => i == 7 ? wrong : i)))), StringComparison.Ordinal);

    [Fact]
    public void Denormal_and_very_large_weights_are_read_as_they_are()
    {
        double[] weights = [.. Enumerable.Range(0, 16).Select(i => i % 2 == 0 ? 5e-324 : -1.7e308)];
        Assert.Equal(weights, Load(("Whh", Array(Header(4, 4), Numbers(16, i => weights[i])))).Whh.ToArray());
    }

    [Fact]
    public void Fewer_and_more_bytes_than_the_shape_needs_are_refused()
    {
        Assert.Contains("the array is cut off", Refusal(("Whh", Array(Header(4, 4), Zeros(15)))), StringComparison.Ordinal);
        Assert.Contains("there are more bytes than its shape has numbers", Refusal(("Whh", Array(Header(4, 4), Zeros(17)))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_whose_checksum_differs_is_refused()
    {
        Save(("Whh", Array(Header(4, 4), Numbers(16, i => i + 0.5))));
        byte[] bytes = File.ReadAllBytes(Path);
        int at = bytes.AsSpan().IndexOf(BitConverter.GetBytes(7.5));
        bytes[at] ^= 1;
        File.WriteAllBytes(Path, bytes);
        Assert.Contains("Whh: its bytes are not those that were written (the checksum differs)", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_byte_of_a_file_may_be_wrong_and_the_weights_are_right_or_refused_in_a_sentence()
    {
        Save(("Whh", Array(Header(4, 4), Numbers(16, i => i + 0.5))));
        byte[] bytes = File.ReadAllBytes(Path);
        double[] right = Load().Values.ToArray();
        for (int i = 0; i < bytes.Length; i++)
        {
            byte before = bytes[i];
            bytes[i] ^= 0x40;
            File.WriteAllBytes(Path, bytes);
            bytes[i] = before;
            var read = new NetworkParameters(Shape);
            if (Record.Exception(() => WeightFile.Load(Path, read)) is { } e)
            {
                RequireSentence(Assert.IsType<InvalidDataException>(e).Message);
            }
            else
            {
                // what has no checksum are dates and sizes that are kept twice
                Assert.Equal(right, read.Values.ToArray());
            }
        }
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_in_a_sentence()
    {
        Save();
        byte[] bytes = File.ReadAllBytes(Path);
        for (int length = 0; length < bytes.Length; length += 3)
        {
            File.WriteAllBytes(Path, bytes[..length]);
            RequireSentence(Refusal());
        }
    }

    [Fact]
    public void A_bomb_of_zeros_and_a_claim_of_gigabytes_take_no_more_memory_than_the_network()
    {
        using (ZipArchive zip = ZipFile.Open(Path, ZipArchiveMode.Create))
        {
            using Stream member = zip.CreateEntry("Wxh.npy", CompressionLevel.SmallestSize).Open();
            member.Write(Array(Header(4, 3), []));
            member.Write(new byte[64 << 20]);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("Wxh: there are more bytes than its shape has numbers", Refusal(), StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4 << 20);
    }

    [Fact]
    public void A_header_that_claims_gigabytes_is_refused()
    {
        byte[] array = [.. Array(Header(4, 4), Zeros(16))];
        array[6] = 2;
        BinaryPrimitives.WriteUInt32LittleEndian(array.AsSpan(8), 0x7FFFFFFF);
        Assert.Contains("its header claims 2147483647 bytes", Refusal(("Whh", array)), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_that_occur_twice_are_refused()
    {
        Save();
        using (ZipArchive zip = ZipFile.Open(Path, ZipArchiveMode.Update))
        {
            using Stream member = zip.CreateEntry("Whh.npy").Open();
            member.Write(Array(Header(4, 4), Zeros(16)));
        }

        Assert.Contains("Whh: it is in the file 2 times", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_are_paths_are_names_and_nothing_is_written()
    {
        Save(("../../Whh", Array(Header(4, 4), Zeros(16))));
        Load();
        Assert.Equal([Path], Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void Hundreds_of_thousands_of_members_are_refused_unread()
    {
        using (ZipArchive zip = ZipFile.Open(Path, ZipArchiveMode.Create))
        {
            for (int i = 0; i < 20_000; i++)
            {
                zip.CreateEntry($"{i}-{new string('x', 40)}");
            }
        }

        Assert.Contains("it has more than 4096 members", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_encrypted_member_is_said_to_be_so()
    {
        Save();
        byte[] bytes = File.ReadAllBytes(Path);
        for (int i = 0; i < bytes.Length - 10; i++)
        {
            if (bytes.AsSpan(i).StartsWith("PK\u0001\u0002"u8))
            {
                bytes[i + 8] |= 1;
            }
            else if (bytes.AsSpan(i).StartsWith("PK\u0003\u0004"u8))
            {
                bytes[i + 6] |= 1;
            }
        }

        File.WriteAllBytes(Path, bytes);
        Assert.Contains("it is encrypted", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_such_file_at_all_is_said_to_be_so()
    {
        foreach ((byte[] bytes, string sentence) in ((byte[], string)[])[
            ([], "it is no .npz file"), ("some text"u8.ToArray(), "it is no .npz file"), ("PK"u8.ToArray(), "it is no .npz file"),
            ("PK\u0003\u0004 and then"u8.ToArray(), "it is cut off"),
            (Array(Header(4, 4), Zeros(16)), "it is a single array (.npy); save all arrays in one file")])
        {
            File.WriteAllBytes(Path, bytes);
            Assert.Contains(sentence, Refusal(), StringComparison.Ordinal);
        }
    }

    private string Path => System.IO.Path.Combine(folder, "w.npz");

    private void Save(params (string Name, byte[] Bytes)[] changed)
    {
        File.Delete(Path);
        Dictionary<string, byte[]> members = new()
        {
            ["Wxh"] = Array(Header(4, 3), Zeros(12)),
            ["Whh"] = Array(Header(4, 4), Zeros(16)),
            ["Why"] = Array(Header(2, 4), Zeros(8)),
        };
        foreach ((string name, byte[] bytes) in changed)
        {
            members[name] = bytes;
        }

        using ZipArchive zip = ZipFile.Open(Path, ZipArchiveMode.Create);
        foreach ((string name, byte[] bytes) in members)
        {
            using Stream member = zip.CreateEntry(name + ".npy", CompressionLevel.NoCompression).Open();
            member.Write(bytes);
        }
    }

    private NetworkParameters Load(params (string Name, byte[] Bytes)[] changed)
    {
        if (changed.Length > 0)
        {
            Save(changed);
        }

        var read = new NetworkParameters(Shape);
        WeightFile.Load(Path, read);
        return read;
    }

    private string Refusal(params (string Name, byte[] Bytes)[] changed) =>
        Assert.Throws<InvalidDataException>(() => Load(changed)).Message;

    private static void RequireSentence(string message)
    {
        Assert.DoesNotContain("Parameter", message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.True(message.Length < 500, message);
    }

    private static string Header(params int[] shape) =>
        $"{{'descr': '<f8', 'fortran_order': False, 'shape': ({string.Join(", ", shape)}), }}";

    private static byte[] Array(string header, byte[] numbers)
    {
        byte[] text = Encoding.UTF8.GetBytes(header + "\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, (byte)(text.Length >> 8), .. text, .. numbers];
    }

    private static byte[] Zeros(int numbers) => new byte[8 * numbers];

    private static byte[] Numbers(int count, Func<int, double> number) =>
        [.. Enumerable.Range(0, count).SelectMany(i => BitConverter.GetBytes(number(i)))];

    private static byte[] Bytes(string type, int number)
    {
        byte[] little = type[1..] switch
        {
            "f8" => BitConverter.GetBytes((double)number),
            "f4" => BitConverter.GetBytes((float)number),
            "f2" => BitConverter.GetBytes((Half)number),
            _ => BitConverter.GetBytes((long)number)[..(type[2] - '0')],
        };
        return type[0] == '>' ? [.. little.AsEnumerable().Reverse()] : little;
    }
}
