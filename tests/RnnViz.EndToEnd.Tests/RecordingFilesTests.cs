using System.Globalization;
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

    [Theory]
    [InlineData("rm rec/" + Step, "there is no file " + Step + " any more")]
    [InlineData("mv rec/" + Step + " out.npz; ln -s ../out.npz rec/" + Step, Step + ": " + Step + " lies outside the lesson's folder")]
    [InlineData("sed -i 's/\"timesteps\": 128/\"timesteps\": 64/' rec/run.jsonl", Step + ": x: its shape is (128, 1, 64), expected (64")]
    public void A_step_that_cannot_be_read_is_said_and_ends_with_2(string harm, string why)
    {
        Command.Run(folder.Path, null, "sh", "-c", harm).Succeeded();
        Outcome trace = Run("trace", "rec", "--out", "r.csv", "--weights-out", "w.npz", "--tensors", "t.npz");
        Requires(trace, $"The step of iteration 1500 cannot be read: {why}", "its numbers are NaN.", "Not written: w.npz, t.npz.");
        Assert.Equal("r.csv\n", trace.Output);
        Assert.Equal(2, File.ReadAllLines(folder["r.csv"]).Length);
        Outcome report = Run("render", "rec", "--report", "r.html", "--handout", "h.html");
        Requires(report, $"The step of iteration 1500 cannot be read: {why}", "nothing is shown of it.");
        Requires(Run("render", "rec", "--count", "1", "--out", "pictures"), why, "it is not pictured.");
        Assert.False(File.Exists(folder["w.npz"]) || File.Exists(folder["t.npz"]) || Directory.GetFiles(folder["pictures"]).Length > 0);
    }

    [Fact]
    public void Of_very_many_recorded_steps_nothing_is_said_to_be_trained()
    {
        string[] list = File.ReadAllLines(folder["rec/run.jsonl"]);
        File.WriteAllLines(folder["rec/run.jsonl"], [list[0], .. Enumerable.Range(0, 100_001).Select(i => list[1].Replace(
            "1500,", string.Create(CultureInfo.InvariantCulture, $"{i},"), StringComparison.Ordinal))]);
        string[] last = ["--walk", "200000", "--step", "batch", "--count", "1"];
        string said = Run(["render", "rec", "--handout", "h.html", "--out", "p", .. last]).Succeeded().Errors;
        Assert.DoesNotContain("trained", said, StringComparison.Ordinal);
        Assert.Equal(["rec-100000.png"], Directory.GetFiles(folder["p"]).Select(Path.GetFileName));
    }

    [Fact]
    public void What_can_be_made_of_the_other_steps_is_there()
    {
        string list = folder["rec/run.jsonl"], line = File.ReadAllLines(list)[1];
        File.AppendAllText(list, line.Replace("1500", "1600", StringComparison.Ordinal) + "\n");
        Outcome pictures = Run("render", "rec", "--every", "100", "--iterations", "1600", "--out", "pictures", "--report", "r.html");
        Requires(pictures, "The step of iteration 1600 cannot be read: there is no file step-000001600.npz any more; it is not pictured.",
            "nothing is shown of it.");
        Assert.Equal(["rec-01500.png"], Directory.GetFiles(folder["pictures"]).Select(Path.GetFileName));
        Assert.True(File.Exists(folder["r.html"]));
        Outcome handout = Run("render", "rec", "--every", "100", "--iterations", "1600", "--handout", "h.html");
        Requires(handout, "nothing is shown of it.");
        Assert.Equal("h.html\n", handout.Output);
    }

    [Theory]
    [InlineData("closed", "trace", "closed", "--out", "out/r.csv")]
    [InlineData("names", "trace", "names", "--out", "out/r.csv")]
    [InlineData("closed", "trace", "closed/rec", "--out", "out/r.csv")]
    [InlineData("closed", "trace", "closed/data.csv", "--out", "out/r.csv")]
    [InlineData("closed", "trace", "closed/poem.txt", "--out", "out/r.csv")]
    [InlineData("closed", "check", "closed/lesson.json")]
    [InlineData("closed", "check", "closed")]
    [InlineData("closed", "render", "rec", "--compare", "closed/rec", "--out", "out/p")]
    [InlineData("closed", "render", "rec", "--compare", "closed", "--out", "out/p")]
    public void A_folder_that_may_not_be_read_is_said_to_be_so(string which, params string[] typed)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Permissions are others on Windows.");
        foreach (string name in (string[])["closed", "names"])
        {
            Copy(name);
            Copy($"{name}/rec");
        }

        Command.Run(folder.Path, null, "sh", "-c", "mkdir -m 777 out; chmod 755 .; chmod 000 closed; chmod 444 names").Succeeded();
        string[] nobody = Environment.UserName == "root"
            ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "dotnet"] : ["dotnet"];
        bool isStarted = Command.Run(folder.Path, null, nobody[0], [.. nobody[1..], Repository.Program, "--version"]).Status == 0;
        Assert.SkipUnless(isStarted, "Nobody but root may read the program here.");
        Outcome outcome = Command.Run(folder.Path, null, nobody[0], [.. nobody[1..], Repository.Program, .. typed]);
        Command.Run(folder.Path, null, "chmod", "755", "closed", "names").Succeeded();
        Requires(outcome, $"the folder {which} may not be read; change its permissions");
    }

    private static void Requires(Outcome outcome, params string[] said)
    {
        Assert.Equal(2, outcome.Status);
        Assert.All(said, one => Assert.Contains(one, outcome.Errors, StringComparison.Ordinal));
        Assert.DoesNotContain("Exception", outcome.Errors, StringComparison.Ordinal);
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
