using System.Text;
using CsCheck;

namespace RnnViz.Robustness.Tests.Fuzz;

/// <summary>What is done to a recording.</summary>
internal enum RecordingEdit
{
    Line,
    LineAgain,
    LineGone,
    LineBytes,
    ArrayName,
    ArrayType,
    ArrayShape,
    ArrayNumbers,
    ArrayBytes,
    FileBytes,
    FileGone,
}

/// <summary>One change of a recording: of its list, of an array of one of its steps, or of bytes.</summary>
/// <param name="Edit">What is done.</param>
/// <param name="Step">Counts lines or files, round and round.</param>
/// <param name="Place">Counts arrays or numbers, round and round.</param>
/// <param name="Json">How a line is changed.</param>
/// <param name="Bytes">How bytes are changed.</param>
/// <param name="Word">What takes the place of a name, a type or a shape.</param>
/// <param name="Number">What takes the place of a number.</param>
internal sealed record RecordingChange(
    RecordingEdit Edit, int Step, int Place, JsonChange Json, ByteChange Bytes, string Word, double Number)
{
    private static readonly Gen<string> Words = Gen.OneOf(
        "<f4", ">f8", ">f4", "<f2", "<i8", "<i4", "|u1", "|b1", "|O", "<U8", "<c16", "<f16", "<f0", "", "x.npy", "h0.npy", "h.npy",
        "weight_hh.npy", "tokens.npy", "c_n.npy", "../x.npy", "3, 2, 2", "2, 2", "6,", "2, 3, 2", "1, 1, 1", "0, 2", "-3, 2, 2",
        "2147483647, 2147483647", "3, 2, 2, 1", "99999999999", "3.0, 2, 2");

    private static readonly Gen<double> Numbers = Gen.OneOf(
        0, -0.0, 1, -1, 2, 0.5, 1e300, -1e308, 5e-324, 1e-310, double.MaxValue, double.NaN, double.PositiveInfinity,
        double.NegativeInfinity);

    /// <summary>Changes by chance.</summary>
    public static Gen<RecordingChange> Any { get; } = Gen.Select(
        Gen.Frequency((6, Gen.Const(RecordingEdit.Line)), (9, Gen.Enum<RecordingEdit>())), Gen.Int[0, 1000], Gen.Int[0, 1000],
        JsonChange.Any, ByteChange.Any, Words, Numbers,
        (edit, step, place, json, bytes, word, number) => new RecordingChange(edit, step, place, json, bytes, word, number));

    /// <summary>The files of a recording with some changes, one after the other: of each its name, its length, and its bytes.</summary>
    public static byte[] Apply(RecordingBase good, IReadOnlyList<RecordingChange> changes)
    {
        IReadOnlyList<string> right = good.Lines;
        List<string> lines =
        [
            .. right.Select((line, i) => JsonChange.Apply(
                line, Of(RecordingEdit.Line, i, right.Count).Select(change => change.Json)).ReplaceLineEndings(" ")),
        ];
        List<(string Name, Arrays[] Arrays)> files = [.. good.Files];
        foreach (RecordingChange change in changes)
        {
            change.Apply(lines, files);
        }

        byte[] list = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        list = ByteChange.Apply(list, changes.Where(change => change.Edit == RecordingEdit.LineBytes).Select(change => change.Bytes));
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        Write("run.jsonl", list);
        for (int i = 0; i < files.Count; i++)
        {
            Write(files[i].Name, ByteChange.Apply(
                Arrays.Zip(files[i].Arrays), Of(RecordingEdit.FileBytes, i, files.Count).Select(change => change.Bytes)));
        }

        return bytes.ToArray();

        RecordingChange[] Of(RecordingEdit edit, int place, int count) =>
            [.. changes.Where(change => change.Edit == edit && change.Step % count == place)];

        void Write(string name, byte[] content)
        {
            writer.Write(name);
            writer.Write(content.Length);
            writer.Write(content);
        }
    }

    /// <summary>Lays packed files into a folder that has nothing else.</summary>
    public static void Unpack(string path, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string old in Directory.EnumerateFiles(folder))
        {
            File.Delete(old);
        }

        using var reader = new BinaryReader(File.OpenRead(path));
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            string name = reader.ReadString();
            File.WriteAllBytes(Path.Combine(folder, name), reader.ReadBytes(reader.ReadInt32()));
        }
    }

    private void Apply(List<string> lines, List<(string Name, Arrays[] Arrays)> files)
    {
        int line = lines.Count == 0 ? -1 : Step % lines.Count, file = files.Count == 0 ? -1 : Step % files.Count;
        if ((Edit <= RecordingEdit.LineBytes ? line : file) < 0)
        {
            return;
        }

        switch (Edit)
        {
            case RecordingEdit.LineAgain:
                lines.Insert(Place % lines.Count, lines[line]);
                break;
            case RecordingEdit.LineGone:
                lines.RemoveAt(line);
                break;
            case RecordingEdit.FileGone:
                files.RemoveAt(file);
                break;
            case RecordingEdit.ArrayName or RecordingEdit.ArrayType or RecordingEdit.ArrayShape or RecordingEdit.ArrayNumbers
                or RecordingEdit.ArrayBytes:
                Arrays[] arrays = [.. files[file].Arrays];
                arrays[Place % arrays.Length] = Changed(arrays[Place % arrays.Length]);
                files[file] = (files[file].Name, arrays);
                break;
        }
    }

    private Arrays Changed(Arrays array)
    {
        switch (Edit)
        {
            case RecordingEdit.ArrayName:
                return array with { Name = Word.Length == 0 ? "x.npy" : Word };
            case RecordingEdit.ArrayType:
                return array with { Type = Word };
            case RecordingEdit.ArrayShape:
                return array with { Shape = Word };
            case RecordingEdit.ArrayBytes:
                return array with { Numbers = ByteChange.Apply(array.Numbers, [Bytes]), IsPacked = Place % 2 == 0 };
            default:
                byte[] numbers = [.. array.Numbers];
                int place = Json.Place % Math.Max(1, numbers.Length / sizeof(double));
                BitConverter.TryWriteBytes(numbers.AsSpan(place * sizeof(double)), Number);
                return array with { Numbers = numbers };
        }
    }
}
