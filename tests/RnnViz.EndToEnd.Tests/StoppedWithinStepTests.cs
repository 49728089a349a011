using System.Diagnostics;
using System.Globalization;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.EndToEnd.Tests.Screens;

namespace RnnViz.EndToEnd.Tests;

/// <summary>
/// Signals within computations that would take long yet: the program ends without waiting for them, and leaves no half outputs.
/// </summary>
public sealed class StoppedWithinStepTests : IDisposable
{
    /// <summary>A spectrum takes seconds on most machines, and there is one before the first line.</summary>
    private const string LargeSpectrum = """
        { "title": "large", "seed": 1, "task": { "kind": "adding", "length": 4, "batchSize": 1 }, "model": { "hidden": 700 },
          "training": { "optimizer": { "kind": "sgd", "learningRate": 0.01 } },
          "stops": [ { "iteration": 2147483647, "callout": "The last one.", "holds": "rho > 0" } ] }
        """;

    /// <summary>A training step takes seconds; an LSTM has no spectrum that would be waited for.</summary>
    private const string LargeStep = """
        { "title": "large", "seed": 1, "task": { "kind": "adding", "length": 400, "batchSize": 16 },
          "model": { "hidden": 1024, "cell": "lstm" }, "training": { "optimizer": { "kind": "sgd", "learningRate": 0.01 } } }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(LargeSpectrum, "INT", 130)]
    [InlineData(LargeSpectrum, "TERM", 143)]
    [InlineData(LargeStep, "INT", 130)]
    [InlineData(LargeStep, "HUP", 129)]
    public void A_trace_within_a_long_computation_ends_with_whole_lines_or_none(string lesson, string signal, int status)
    {
        using Command program = Start(lesson, "trace", "--out", "a.csv", "--weights-out", "w.npz");
        Eventually.Be("the files", () => program.HasEnded || File.Exists(folder["w.npz.part"]));
        Outcome outcome = Send(program, signal);
        Assert.Equal(status, outcome.Status);
        Assert.All(Files(), file => Assert.Contains(file, (string[])["a.csv", "lesson.json", "w.npz"]));
        if (!File.Exists(folder["a.csv"]))
        {
            Assert.Contains("Stopped; no file is complete.", outcome.Errors, StringComparison.Ordinal);
            return;
        }

        string[] lines = File.ReadAllLines(folder["a.csv"]);
        Assert.All(lines, line => Assert.Equal(lines[0].Split(',').Length, line.Split(',').Length));
        Assert.EndsWith("\n", File.ReadAllText(folder["a.csv"]), StringComparison.Ordinal);
        Assert.Contains(
            $"Stopped after iteration {lines.Length - 2}; what is written is complete as far as that.", outcome.Errors,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("render", "--stops", "--out", "figures")]
    [InlineData("render", "--handout", "page.html")]
    [InlineData("render", "--report", "page.html", "--iterations", "5")]
    [InlineData("check")]
    public void Every_command_ends_within_a_spectrum_and_leaves_nothing(string command, params string[] options)
    {
        using Command program = Start(LargeSpectrum, command, options);
        WaitForWork(program);
        Outcome outcome = Send(program, "TERM");
        Assert.Equal(143, outcome.Status);
        Assert.Equal(["lesson.json"], Files());
    }

    [Fact]
    public void What_is_trained_as_far_as_a_stop_that_never_comes_is_said_and_can_be_stopped()
    {
        using Command program = Start(
            """
            { "title": "far", "seed": 1, "task": { "kind": "adding", "length": 4, "batchSize": 1 }, "model": { "hidden": 2 },
              "training": { "optimizer": { "kind": "sgd", "learningRate": 0.01 } },
              "stops": [ { "iteration": 0, "callout": "Here." }, { "iteration": 2147483647, "callout": "The last one." } ] }
            """,
            "render", "--stops", "--size", "160x120", "--panel", "loss", "--out", "figures");
        Eventually.Be("the first stop", () => program.HasEnded || File.Exists(folder["figures/lesson-stop-01.png"]));
        Outcome outcome = Send(program, "TERM");
        Assert.Equal(143, outcome.Status);
        Assert.Contains(
            "2,147,483,647 iterations are trained for the last moment, which may take long; Ctrl+C ends it.", outcome.Errors,
            StringComparison.Ordinal);
        Assert.Equal(["lesson-stop-01.png"], Directory.GetFiles(folder["figures"]).Select(Path.GetFileName));
    }

    [Fact]
    public void A_report_as_far_as_a_stop_that_never_comes_is_refused()
    {
        File.WriteAllText(folder["lesson.json"], LargeSpectrum.Replace("700", "2", StringComparison.Ordinal));
        Outcome outcome = Command.Run(folder.Path, null, "dotnet", Repository.Program, "render", "lesson.json", "--report", "page.html");
        Assert.Equal(2, outcome.Status);
        Assert.StartsWith("A report of 2147483647 iterations would have a trace of ", outcome.Errors, StringComparison.Ordinal);
    }

    private Command Start(string lesson, string command, params string[] options)
    {
        File.WriteAllText(folder["lesson.json"], lesson);
        // a shell's job in the background has Ctrl+C ignored, and so have the programs that it starts
        return new Command(
            folder.Path, null, "env", ["--default-signal=INT,HUP", "dotnet", Repository.Program, command, "lesson.json", .. options]);
    }

    // so much of a processor that it computes; how long that takes does not matter
    private static void WaitForWork(Command program)
    {
        using Process process = Process.GetProcessById(program.Id);
        Eventually.Be("work", () =>
        {
            process.Refresh();
            return program.HasEnded || process.TotalProcessorTime > TimeSpan.FromSeconds(2);
        });
    }

    private Outcome Send(Command program, string signal)
    {
        Command.Run(folder.Path, null, "kill", "-s", signal, program.Id.ToString(CultureInfo.InvariantCulture));
        return program.End();
    }

    private string?[] Files() =>
        [.. Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal)];
}
