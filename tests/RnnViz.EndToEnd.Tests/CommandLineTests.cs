using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests;

/// <summary>What the program says and how it ends where no window is opened; there is no display here.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Run_without_a_display_names_render_in_one_sentence()
    {
        Outcome outcome = Run("run", "hello");
        Assert.Equal(2, outcome.Status);
        Assert.Contains("rnnviz render", outcome.Errors, StringComparison.Ordinal);
        Assert.Single(outcome.Errors.Trim().Split('\n'));
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void Nothing_at_all_means_run() => Assert.Equal(Run("run"), Run());

    [Fact]
    public void Lessons_are_listed()
    {
        string output = Run("lessons").Succeeded().Output;
        Assert.All(
            ["hello", "pride-and-prejudice", "vanishing", "exploding"],
            lesson => Assert.Contains(lesson, output, StringComparison.Ordinal));
    }

    [Fact]
    public void Help_names_the_commands()
    {
        string output = Run("--help").Succeeded().Output;
        Assert.All(["run", "render", "lessons", "--version"], name => Assert.Contains(name, output, StringComparison.Ordinal));
    }

    [Fact]
    public void The_version_is_printed() => Assert.Matches(@"^\d+\.\d+\.\d+( \([0-9a-f]{12}\))?\s*$", Run("--version").Succeeded().Output);

    [Fact]
    public void A_text_may_begin_with_an_at_sign()
    {
        Run("trace", "--text", "@home sweet home", "--iterations", "1", "--out", "home.csv").Succeeded();
        Assert.True(File.Exists(folder["home.csv"]));
    }

    [Theory]
    [InlineData("run", "no-such-lesson", "no-such-lesson")]
    [InlineData("render", "no-such-lesson", "no-such-lesson", "--out", "pictures")]
    [InlineData("render", "hello", "--out")]
    [InlineData("run", "hello", "--size", "--size", "large")]
    [InlineData("run", "hello", "pink", "--theme", "pink")]
    [InlineData("run", "hello", "--speed", "--speed", "0")]
    [InlineData("run", "hello", "--seed", "--seed", "one")]
    [InlineData("paint", "hello", "paint")]
    public void A_mistake_is_named_and_the_status_is_2(string command, string lesson, string mistake, params string[] options)
    {
        Outcome outcome = Run([command, lesson, .. options]);
        Assert.Equal(2, outcome.Status);
        Assert.Contains(mistake, outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ not json", "not JSON")]
    [InlineData("""{ "title": "A lesson", "task": { "kind": "juggling" } }""", "juggling")]
    [InlineData("{}", "title")]
    [InlineData("""{ "title": " ", "task": { "kind": "text", "text": "to be" } }""", "title: is empty")]
    public void A_lesson_file_with_mistakes_is_refused(string text, string mistake)
    {
        string path = folder["wrong.json"];
        File.WriteAllText(path, text);
        Outcome outcome = Run("run", path);
        Assert.Equal(2, outcome.Status);
        Assert.Contains("wrong", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains(mistake, outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at RnnViz", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void All_texts_are_printed_as_a_file_of_wordings_that_is_taken_as_it_is()
    {
        string output = Run("labels", "two-timesteps").Succeeded().Output;
        Assert.Contains("\"GRADIENT NORM\": \"GRADIENT NORM\"", output, StringComparison.Ordinal);
        Assert.Contains("\"δ₂ times h₁: the first term of ∂L/∂Whh.\"", output, StringComparison.Ordinal);
        Assert.DoesNotContain("pride", output, StringComparison.OrdinalIgnoreCase);
        File.WriteAllText(folder["mine.json"], output);
        Outcome outcome = Render(folder["mine.json"]).Succeeded();
        Assert.Empty(outcome.Errors);
    }

    [Theory]
    [InlineData("{ \"labels\": { \"GRADIENT NROM\": \"NORM\" } }", 0, "no text is \"GRADIENT NROM\"; did you mean \"GRADIENT NORM\"?")]
    [InlineData("{ \"labels\": { \"iteration {0}\": \"Iteration\" } }", 2, "mine.json, line 1: ")]
    [InlineData("{ \"notation\": { \"h\": \"s_{\" } }", 2, "\"notation\": ")]
    public void What_is_wrong_with_wordings_is_one_sentence(string file, int status, string said)
    {
        File.WriteAllText(folder["mine.json"], file);
        Outcome outcome = Render(folder["mine.json"]);
        Assert.Equal(status, outcome.Status);
        Assert.Contains(said, outcome.Errors, StringComparison.Ordinal);
        Assert.Single(outcome.Errors.Trim().Split('\n'));
    }

    [Fact]
    public void Wordings_that_are_not_there_name_those_that_are()
    {
        Outcome outcome = Render("nowhere.json");
        Assert.Equal(2, outcome.Status);
        Assert.Contains("nowhere.json is no file", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("de.", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_of_a_page_is_made_where_there_is_none()
    {
        Run("render", "hello", "--report", folder["new/sub/report.html"], "--iterations", "1").Succeeded();
        Assert.Equal([folder["new/sub/report.html"]], Directory.GetFiles(folder["new/sub"]));
    }

    public void Dispose() => folder.Dispose();

    private Outcome Render(string labels) =>
        Run("render", "two-timesteps", "--out", folder["pictures"], "--iterations", "0", "--labels", labels);

    private Outcome Run(params string[] arguments) => Command.Run(folder.Path, null, "dotnet", [Repository.Program, .. arguments]);
}
