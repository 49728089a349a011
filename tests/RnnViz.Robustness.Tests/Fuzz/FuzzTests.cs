using System.Text;
using CsCheck;
using RnnViz.Numerics.Network;

namespace RnnViz.Robustness.Tests.Fuzz;

/// <summary>
/// Files of all kinds that the program opens, changed by chance: each is opened and gone on with, or refused with a sentence.
/// A million of them are tried by <c>tests/robustness.sh</c>.
/// </summary>
public sealed class FuzzTests
{
    private static readonly Gen<JsonChange[]> Changes = Gen.OneOf(JsonChange.Any.Array[1], JsonChange.Any.Array[1, 4]);

    [Fact]
    public void Lessons_are_opened_or_refused() => Try("lesson", 0.2, ".json", Changes, Json(Bases.Lessons), Opening.Lesson);

    [Fact]
    public void Texts_are_opened_or_refused() => Try("text", 0.1, ".txt", Lines.Text.Array[0, 30], Joined, Opening.Lesson);

    [Fact]
    public void Tables_are_opened_or_refused() => Try("table", 0.2, ".csv", Lines.Table, Joined, Opening.Lesson);

    [Fact]
    public void Weights_are_read_or_refused()
    {
        var shape = new NetworkShape(3, 4, 2);
        Try("npz", 0.15, ".npz", Arrays.Any, (_, arrays) => Arrays.Zip(arrays), path => Opening.Weights(path, shape));
    }

    [Fact]
    public void Reference_cases_are_read_or_refused() => Try("case", 0.1, ".json", Changes, Json(Bases.Cases), Opening.Case);

    [Fact]
    public void Records_in_figures_are_opened_or_refused()
    {
        Func<int, JsonChange[], byte[]> json = Json(Bases.Records);
        Try("record", 0.1, ".png", Changes, (number, changes) => Bases.Png(Encoding.UTF8.GetString(json(number, changes))), Opening.Figure);
    }

    [Theory, InlineData(".png"), InlineData(".svg"), InlineData(".pdf")]
    public void Damaged_figures_are_opened_or_refused(string ending) => Try(
        "figure", 0.05 / 3, ending, ByteChange.Any.Array[1, 4], (_, changes) => ByteChange.Apply(Bases.Figure(ending), changes),
        Opening.Figure);

    [Fact]
    public void Recordings_are_opened_or_refused() => Try(
        "recording", 0.1, ".folder", Gen.OneOf(RecordingChange.Any.Array[1], RecordingChange.Any.Array[1, 4]),
        (number, changes) => RecordingChange.Apply(RecordingBase.All[number % RecordingBase.All.Count], changes), Opening.Recording);

    private static Func<int, JsonChange[], byte[]> Json(IReadOnlyList<string> bases) =>
        (number, changes) => Encoding.UTF8.GetBytes(JsonChange.Apply(bases[number % bases.Count], changes));

    private static byte[] Joined(int number, byte[][] pieces) => [.. pieces.SelectMany(piece => piece)];

    private static void Try<T>(
        string name, double share, string ending, Gen<T[]> parts, Func<int, T[], byte[]> make, Action<string> open)
    {
        using var fuzzer = new Fuzzer<T>(name, parts, make, open);
        fuzzer.Add("text.txt", Bases.TextFile);
        fuzzer.Add("table.csv", Bases.TableFile);
        string wrong = fuzzer.Run((int)(Amount.Cases * share), Amount.Seed, ending);
        if (wrong.Length > 0)
        {
            Assert.Fail(wrong);
        }

        Assert.True(fuzzer.Counts.Refused > 0 && fuzzer.Counts.Opened > 0, $"{fuzzer.Counts}: both must be met, or little is tried");
    }
}
