using System.Globalization;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.EndToEnd.Tests.Screens;

namespace RnnViz.EndToEnd.Tests;

/// <summary>What the program writes and says where it is started in ways that nobody intended: sentences, and no file is lost.</summary>
public sealed class OutputTests : IDisposable
{
    private const string Table = "day,price\n1,3\n2,5\n3,2\n4,8\n5,1\n6,4\n7,7\n8,2\n9,9\n10,3\n11,5\n12,6\n13,1\n14,8\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("data.csv")]
    [InlineData("./data.csv", "--force")]
    [InlineData("hard.csv", "--force")]
    [InlineData("soft.csv", "--force")]
    public void A_trace_does_not_overwrite_its_own_input(string output, params string[] options)
    {
        File.WriteAllText(folder["data.csv"], Table);
        Shell("ln data.csv hard.csv; ln -s data.csv soft.csv");
        Outcome outcome = Run(["trace", "data.csv", "--column", "price", "--iterations", "1", "--out", output, .. options]);
        Unusable("a file that is read for this; give another one to write", outcome);
        Assert.Equal(Table, File.ReadAllText(folder["data.csv"]));
        Assert.Equal(Table, File.ReadAllText(folder[output]));
        Assert.Equal(3, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void A_trace_replaces_what_exists_only_with_force()
    {
        File.WriteAllText(folder["a.csv"], "before");
        Unusable("a.csv exists already; --force replaces it.", Run("trace", "hello", "--iterations", "1", "--out", "a.csv"));
        Assert.Equal("before", File.ReadAllText(folder["a.csv"]));
        Run("trace", "hello", "--iterations", "1", "--out", "a.csv", "--force").Succeeded();
        Assert.Equal(3, File.ReadAllLines(folder["a.csv"]).Length);
        Assert.Equal([folder["a.csv"]], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Where_the_weights_cannot_be_written_nothing_is_trained()
    {
        Outcome outcome = Run("trace", "hello", "--iterations", "1000000000", "--out", "a.csv", "--weights-out", "none/w.npz");
        Unusable("none/w.npz cannot be written, as its folder is not there; make it, or choose another.", outcome);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Files_of_variants_that_are_one_are_refused() => Unusable("Two outputs are one file, w-2.npz; give two different files.",
        Run("trace", "clipping-contrast", "--iterations", "1", "--out", "a.csv", "--weights-out", "w.npz", "--tensors", "w-2.npz"));

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public void A_trace_that_is_stopped_has_whole_lines_only_and_weights_of_the_last_one(string signal, int status)
    {
        using Command program = StartTrace();
        Send(program, signal);
        Outcome outcome = program.End();
        Assert.Equal(status, outcome.Status);
        Assert.Equal("a.csv\nw.npz\n", outcome.Output);
        string[] lines = File.ReadAllLines(folder["a.csv"]);
        Assert.EndsWith("\n", File.ReadAllText(folder["a.csv"]), StringComparison.Ordinal);
        int columns = lines[0].Split(',').Length;
        Assert.All(lines, line => Assert.Equal(columns, line.Split(',').Length));
        Assert.Contains($"Stopped after iteration {lines.Length - 2}; ", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal([folder["a.csv"], folder["w.npz"]], Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_trace_that_is_killed_leaves_the_old_file_and_the_next_one_takes_its_part_away()
    {
        File.WriteAllText(folder["a.csv"], "before");
        using (Command program = StartTrace())
        {
            Send(program, "KILL");
            program.End();
        }

        Assert.Equal("before", File.ReadAllText(folder["a.csv"]));
        Assert.True(File.Exists(folder["a.csv.part"]));
        Run("trace", "hello", "--iterations", "1", "--out", "a.csv", "--weights-out", "w.npz", "--force").Succeeded();
        Assert.Equal([folder["a.csv"], folder["w.npz"]], Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("lessons", ">&-", "as the standard output is closed")]
    [InlineData("lessons show hello", ">&-", "as the standard output is closed")]
    [InlineData("lessons", ">/dev/full", "as the disk is full")]
    [InlineData("lessons show hello", ">/dev/full", "as the disk is full")]
    [InlineData("labels hello", ">/dev/full", "as the disk is full")]
    [InlineData("check two-timesteps", ">/dev/full", "as the disk is full")]
    [InlineData("--help", ">/dev/full", "as the disk is full")]
    public void Standard_output_that_takes_nothing_is_one_sentence(string command, string where, string why)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/full is there on Linux alone.");
        Unusable(why, Shell($"exec dotnet '{Repository.Program}' {command} {where}"));
    }

    [Theory]
    [InlineData("check nothing", 2)]
    [InlineData("trace hello --iterations 1 --out a.csv", 0)]
    public void Without_an_error_stream_the_status_is_the_same(string command, int status)
    {
        Assert.Equal(status, Shell($"exec dotnet '{Repository.Program}' {command} <&- 2>&-").Status);
        File.Delete(folder["a.csv"]);
        Assert.Equal(status, Shell($"exec dotnet '{Repository.Program}' {command} 2>/dev/full").Status);
    }

    [Fact]
    public void A_reader_that_goes_away_ends_the_program_quietly()
    {
        Outcome outcome = Shell($"dotnet '{Repository.Program}' lessons | head -n 1");
        Assert.Equal(0, outcome.Status);
        Assert.Empty(outcome.Errors);
        Assert.Single(outcome.Output.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("RNNVIZ_KERNEL=foo", "RNNVIZ_KERNEL is \"foo\", expected one of avx512, avx2, portable, scalar")]
    [InlineData("RNNVIZ_KERNEL=AVX2", "RNNVIZ_KERNEL is \"AVX2\", expected one of")]
    [InlineData("RNNVIZ_THREADS=0", "RNNVIZ_THREADS is \"0\", expected 1 or 2")]
    [InlineData("RNNVIZ_THREADS=abc", "RNNVIZ_THREADS is \"abc\", expected 1 or 2")]
    [InlineData("RNNVIZ_THREADS=999999", "RNNVIZ_THREADS is \"999999\", expected 1 or 2")]
    public void An_environment_variable_that_means_nothing_is_one_sentence(string variable, string said) =>
        Unusable(said, Shell($"{variable} exec dotnet '{Repository.Program}' trace hello --iterations 1 --out a.csv"));

    [Theory]
    [InlineData("run")]
    [InlineData("lessons")]
    [InlineData("check")]
    [InlineData("labels")]
    [InlineData("trace hello --out a.csv")]
    [InlineData("render hello --out figures")]
    public void A_working_folder_that_was_deleted_is_one_sentence(string command) => Unusable(
        "The folder in which this was started is not there any more; change to another one and try again.",
        Shell($"mkdir gone; cd gone; rmdir ../gone; exec dotnet '{Repository.Program}' {command}"));

    [Theory]
    [InlineData("C")]
    [InlineData("POSIX")]
    [InlineData("de_DE.ISO-8859-1")]
    [InlineData("ja_JP.SJIS")]
    public void What_is_printed_is_UTF_8_in_every_language(string language)
    {
        string output = Shell($"LC_ALL={language} LANG={language} exec dotnet '{Repository.Program}' lessons").Succeeded().Output;
        Assert.Contains("∂L/∂Whh", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_on_the_command_line_is_said_without_pages_of_help()
    {
        Outcome outcome = Run("trace", "hello", "--out", "");
        Unusable("--out is \"\"; give a file ending in .csv or .jsonl.", outcome);
        Assert.Empty(outcome.Output.Trim());
    }

    [Fact]
    public void A_lesson_that_is_shown_says_where_its_data_are()
    {
        Assert.Matches(
            @"^two-timesteps begins with weights from \S+two-timesteps\.npz\.", Run("lessons", "show", "two-timesteps").Succeeded().Errors);
        Assert.Empty(Run("lessons", "show", "hello").Succeeded().Errors);
    }

    private Command StartTrace()
    {
        // a shell's job in the background has Ctrl+C ignored, and so have the programs that it starts
        var program = new Command(
            folder.Path, null, "env", "--default-signal=INT,HUP", "dotnet", Repository.Program, "trace", "hello", "--iterations",
            "1000000000", "--out", "a.csv", "--weights-out", "w.npz", "--force");
        Eventually.Be("some lines", () =>
            program.HasEnded || File.Exists(folder["a.csv.part"]) && new FileInfo(folder["a.csv.part"]).Length > 10_000);
        return program;
    }

    private static void Unusable(string said, Outcome outcome)
    {
        Assert.Equal(2, outcome.Status);
        Assert.Contains(said, outcome.Errors, StringComparison.Ordinal);
        Assert.Single(outcome.Errors.Trim().Split('\n'));
        Assert.DoesNotContain("Exception", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter '", outcome.Errors, StringComparison.Ordinal);
    }

    private Outcome Shell(string script) => Command.Run(folder.Path, null, "sh", "-c", script);

    private Outcome Run(params string[] arguments) => Command.Run(folder.Path, null, "dotnet", [Repository.Program, .. arguments]);

    private void Send(Command program, string signal) =>
        Command.Run(folder.Path, null, "kill", "-s", signal, program.Id.ToString(CultureInfo.InvariantCulture));
}
