using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests;

/// <summary>What the commands read of the folder of a recording, and that they write nothing over it.</summary>
public sealed class RecordingFilesTests : IDisposable
{
    private const string Step = "step-000001500.npz";

    private readonly TemporaryFolder folder = new();

    public RecordingFilesTests() => Copy("rec");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("trace", "rec", "--out", "r.csv", "--weights-out", "rec/" + Step)]
    [InlineData("trace", "rec", "--out", "r.csv", "--tensors", "rec/../rec/" + Step)]
    [InlineData("trace", "rec", "--out", "rec/run.jsonl")]
    [InlineData("trace", "rec", "--out", "linked/run.jsonl")]
    [InlineData("trace", "linked", "--out", "rec/run.jsonl")]
    [InlineData("trace", "rec", "--out", "soft.jsonl")]
    [InlineData("trace", "rec", "--out", "hard.jsonl")]
    [InlineData("trace", "lesson.json", "--out", "rec/run.jsonl")]
    [InlineData("trace", "lesson.json", "--out", "r.csv", "--weights-out", "rec/" + Step)]
    [InlineData("render", "rec", "--handout", "soft.html")]
    [InlineData("render", "rec", "--compare", "other", "--handout", "other.html")]
    [InlineData("run", "rec", "--report", "rec/run.jsonl")]
    [InlineData("run", "rec", "--compare", "other", "--report", "other/" + Step)]
    public void No_file_of_a_recording_that_is_read_is_written(params string[] typed)
    {
        Copy("other");
        const string Lesson = """
            { "title": "t", "task": { "kind": "recording", "folder": "rec" }, "model": { "cell": "lstm", "hidden": 64 },
              "training": { "optimizer": { "kind": "sgd", "learningRate": 0 } } }
            """;
        File.WriteAllText(folder["lesson.json"], Lesson);
        Command.Run(folder.Path, null, "sh", "-c", """
            ln -s rec linked; ln -s rec/run.jsonl soft.jsonl; ln -s rec/run.jsonl soft.html; ln rec/run.jsonl hard.jsonl
            ln -s other/run.jsonl other.html
            """).Succeeded();
        string before = Contents();
        Outcome outcome = Run([.. typed, "--force"]);
        Assert.Contains("a file that is read for this; give another one to write.", outcome.Errors, StringComparison.Ordinal);
        Assert.Single(outcome.Errors.Trim().Split('\n'));
        Assert.Equal((2, before), (outcome.Status, Contents()));
    }

    private void Copy(string name)
    {
        Directory.CreateDirectory(folder[name]);
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "tests", "rnnviz-record", "readme", "my-run")))
        {
            File.Copy(file, Path.Combine(folder[name], Path.GetFileName(file)));
        }
    }

    // every file below the folder, by its path and what is in it
    private string Contents() => Command.Run(folder.Path, null, "sh", "-c", "find . -type f -o -type l | sort | xargs md5sum").Output;

    private Outcome Run(params string[] arguments) => Command.Run(folder.Path, null, "dotnet", [Repository.Program, .. arguments]);
}
