using System.Text.Json;
using System.Text.RegularExpressions;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.Lessons.Claims;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;

namespace RnnViz.EndToEnd.Tests;

/// <summary><c>check</c> and <c>trace</c>: no window, no display.</summary>
public sealed partial class CheckAndTraceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Check_without_files_passes_on_every_reference_case_that_comes_with_the_program()
    {
        string output = Run("check", "--tolerance", "1e-10").Succeeded().Output;
        Assert.Contains("many-to-many-window3-1", output, StringComparison.Ordinal);
        Assert.Contains("training adam", output, StringComparison.Ordinal);
        Assert.EndsWith(" 0 failed", output.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("FAIL", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_with_equations_passes_on_the_same_cases_with_the_same_tolerance()
    {
        string output = Run("check", "--equations", "--tolerance", "1e-10").Succeeded().Output;
        Assert.Contains("byte-softmax-window5-1", output, StringComparison.Ordinal);
        Assert.Contains("training adam", output, StringComparison.Ordinal);
        Assert.EndsWith(" 0 failed", output.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("--equations", Run("check", "--help").Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_of_a_lesson_holds_its_gradients_against_differences_and_its_claims_against_their_numbers()
    {
        string output = Run("check", "two-timesteps").Succeeded().Output;
        int claims = LessonCatalog.Load("two-timesteps").Stops.Count;
        Assert.Contains($"{5 + claims} passed, 0 failed", output, StringComparison.Ordinal);
        Assert.Contains("loss 0.01771, loss@0 0.3535", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vanilla")]
    [InlineData("lstm")]
    [InlineData("gru")]
    public void The_README_lists_the_terms_of_every_cell_in_their_order_with_their_phase(string cell)
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        TermSchedule schedule = cell == "lstm" ? TermSchedule.Lstm : cell == "gru" ? TermSchedule.Gru : TermSchedule.Vanilla;
        Assert.Equal(
            schedule.Terms.Select(scheduled => (NameOf(scheduled.Term), NameOf(scheduled.Phase))),
            TermRow().Matches(readme).Where(row => row.Groups[3].Value.Split(' ').Contains(cell))
                .Select(row => (row.Groups[1].Value, row.Groups[2].Value)));

        static string NameOf(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
    }

    [Fact]
    public void Check_ends_with_1_where_a_claim_is_false_and_prints_the_numbers()
    {
        File.WriteAllText(folder["wrong.json"], """
            {
              "title": "t", "task": { "kind": "text", "text": "hello", "sequenceLength": 4 }, "model": { "hidden": 8 },
              "training": { "optimizer": { "kind": "adagrad", "learningRate": 0.1 } },
              "stops": [ { "iteration": 2, "phase": "loss", "callout": "It rises.", "holds": "loss > loss@0" } ]
            }
            """);
        Outcome outcome = Run("check", folder["wrong.json"]);
        Assert.Equal(1, outcome.Status);
        Assert.Matches(@"iteration 2 +FAIL  loss > loss@0\s+loss \d\.\d+, loss@0 \d\.\d+", outcome.Output);
        Assert.Contains("5 passed, 1 failed", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_of_a_contrast_holds_the_gradients_of_every_run_and_says_which_run_each_line_is_of()
    {
        File.WriteAllText(folder["contrast.json"], Contrast);
        string output = Run("check", folder["contrast.json"]).Succeeded().Output;
        Assert.Contains("contrast, run1 (vanilla): gradients", output, StringComparison.Ordinal);
        Assert.Contains("contrast, run2 (LSTM, forget bias 4): gradients", output, StringComparison.Ordinal);
        Assert.Matches(@"run1\.gradients\.Whh .* pass\n(?s:.*)run2\.gradients\.Wh .* pass\n", output);
        Assert.Matches(@"run2\.loss \d\.\d+, loss@0 \d\.\d+", output);
        Assert.Contains("11 passed, 0 failed", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_of_a_contrast_has_a_column_for_the_run_and_files_for_each()
    {
        File.WriteAllText(folder["contrast.json"], Contrast);
        string output = Run(
            "trace", folder["contrast.json"], "--iterations", "3", "--out", folder["a.csv"], "--weights-out", folder["w.npz"],
            "--tensors", folder["t.npz"]).Succeeded().Output;
        string[] lines = File.ReadAllLines(folder["a.csv"]);
        Assert.StartsWith("run,iteration,loss,", lines[0], StringComparison.Ordinal);
        Assert.Equal(1 + 4 * 2, lines.Length);
        Assert.StartsWith("vanilla,3,", lines[7], StringComparison.Ordinal);
        Assert.StartsWith("\"LSTM, forget bias 4\",3,", lines[8], StringComparison.Ordinal);
        foreach (string file in (string[])["a.csv", "w.npz", "w-2.npz", "t.npz", "t-2.npz"])
        {
            Assert.True(File.Exists(folder[file]), file);
            Assert.Contains(file, output, StringComparison.Ordinal);
        }

        Assert.Contains("-2 and -3 before the ending", Flat(Run("trace", "--help").Succeeded().Output), StringComparison.Ordinal);

        static string Flat(string text) => Blanks().Replace(text, " ");
    }

    [Fact]
    public void The_README_lists_each_quantity_that_claims_may_speak_of_with_its_panel()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.All(ClaimVocabulary.All, quantity => Assert.Contains(
            $"| `{quantity.Form}` | {quantity.Meaning} | {JsonNamingPolicy.KebabCaseLower.ConvertName(quantity.Panel.ToString())} |",
            readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_ends_with_1_where_something_is_beyond_the_tolerance() =>
        Assert.Equal(1, Run("check", "hello", "--tolerance", "1e-30").Status);

    [Theory]
    [InlineData("check", "none.json")]
    [InlineData("check", "hello", "--tolerance", "0")]
    [InlineData("check", "hello", "--equations")]
    [InlineData("trace", "hello", "--out", "trace.txt")]
    [InlineData("trace", "hello", "--text", "to be", "--out", "trace.csv")]
    [InlineData("trace", "--out", "trace.csv")]
    [InlineData("trace", "--text", "hi", "--out", "trace.csv")]
    [InlineData("trace", "--text", "to be", "--column", "a", "--out", "trace.csv")]
    [InlineData("trace", "hello", "--column", "a", "--out", "trace.csv")]
    [InlineData("trace", "none", "--out", "trace.csv")]
    [InlineData("trace", "hello", "--out", "no-such-folder/trace.csv")]
    public void What_cannot_be_read_or_written_ends_with_2(params string[] arguments)
    {
        Outcome outcome = Run(arguments);
        Assert.Equal(2, outcome.Status);
        Assert.NotEmpty(outcome.Errors);
        Assert.DoesNotContain("   at RnnViz", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_traces_with_the_same_seed_are_the_same_bytes()
    {
        Run("trace", "hello", "--iterations", "30", "--seed", "2", "--out", folder["a.csv"], "--weights-out", folder["a.npz"]).Succeeded();
        Run("trace", "hello", "--iterations", "30", "--seed", "2", "--out", folder["b.csv"], "--weights-out", folder["b.npz"]).Succeeded();
        Assert.Equal(File.ReadAllBytes(folder["a.csv"]), File.ReadAllBytes(folder["b.csv"]));
        Assert.Equal(File.ReadAllBytes(folder["a.npz"]), File.ReadAllBytes(folder["b.npz"]));
        Assert.Equal(32, File.ReadAllLines(folder["a.csv"]).Length);
    }

    [Fact]
    public void A_typed_text_is_trained_and_measured()
    {
        Run("trace", "--text", "to be or not to be", "--iterations", "400", "--out", folder["a.csv"]).Succeeded();
        double[] losses = [.. File.ReadAllLines(folder["a.csv"]).Skip(1).Select(line =>
            double.Parse(line.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(401, losses.Length);
        Assert.InRange(losses[0], 1.5, 3);
        Assert.InRange(losses[^1], 0, 0.15);
    }

    [Fact]
    public void A_table_says_which_column_was_taken_and_takes_another_where_it_is_asked_for()
    {
        string lines = string.Concat(Enumerable.Range(1, 20).Select(i => $"{i};{i * i % 7},5;{i * i % 11}\n"));
        File.WriteAllText(folder["t.csv"], "day;price;sold\n" + lines);
        Assert.StartsWith(
            "The network learns column \"price\". Other columns with numbers: day, sold.",
            Run("trace", "t.csv", "--iterations", "1", "--out", "o.csv").Succeeded().Errors, StringComparison.Ordinal);
        Assert.StartsWith(
            "Values of column \"sold\"",
            Run("trace", "t.csv", "--column", "sold", "--iterations", "1", "--out", "p.csv").Succeeded().Errors, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    [GeneratedRegex(@"^\| `([a-z-]+)` \| .* \| (forward|loss|backward|update) \| ([a-z ]+) \|$", RegexOptions.Multiline)]
    private static partial Regex TermRow();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    private const string Contrast = """
        {
          "title": "t", "run": "vanilla", "task": { "kind": "recall", "length": 5, "batchSize": 3 }, "model": { "hidden": 3 },
          "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } },
          "variants": [
            { "name": "LSTM, forget bias 4", "patch": { "model": { "cell": "lstm", "initial": { "forgetBias": 4 } } } }
          ],
          "stops": [ { "iteration": 2, "phase": "loss", "callout": "Both are finite.", "holds": "run2.loss < 99 and loss@0 < 99" } ]
        }
        """;

    private Outcome Run(params string[] arguments) => Command.Run(folder.Path, null, "dotnet", [Repository.Program, .. arguments]);
}
