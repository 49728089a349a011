using System.CommandLine;
using RnnViz.CommandLine;

namespace RnnViz.Tests.CommandLine;

/// <summary>Options that change nothing beside what else is typed are refused in one sentence; nothing is run here.</summary>
public sealed class NeedlessOptionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("hello")]
    [InlineData("lesson.json")]
    [InlineData("weather.csv")]
    public void Data_are_for_figures(string lesson)
    {
        const string Said = "--data is for a figure (.png, .svg, .pdf) whose data were too large to be kept in it; leave it out.";
        string path = Path(lesson);
        Assert.Equal([Said], ErrorsOf(RenderCommand.Create(), [path, "--out", "never", "--data", "novel.txt"]));
        Assert.Equal([Said], ErrorsOf(RunCommand.Create(), [path, "--data", "novel.txt"]));
        Assert.Empty(ErrorsOf(RunCommand.Create(), [Path("figure.png"), "--data", "novel.txt"]));
    }

    [Fact]
    public void A_figure_has_neither_a_column_nor_other_folders()
    {
        string figure = Path("figure.svg");
        const string Why = "is for lessons and tables, but a figure is given, which carries its lesson; leave it out.";
        Assert.Equal([$"--column {Why}"], ErrorsOf(RenderCommand.Create(), [figure, "--out", "never", "--column", "a"]));
        Assert.Equal([$"--allow-files {Why}"], ErrorsOf(RunCommand.Create(), [figure, "--allow-files", folder]));
    }

    [Fact]
    public void Other_folders_are_for_lessons_in_files()
    {
        const string Said = "--allow-files is for a lesson in a file (.json), which can name other files; leave it out.";
        Assert.All(
            (string[][])[["hello"], [Path("weather.csv")], [Path("poem.txt")], ["--text", "to be or not to be"]],
            typed => Assert.Equal([Said], ErrorsOf(RunCommand.Create(), [.. typed, "--allow-files", folder])));
        Assert.Equal([Said], ErrorsOf(TraceCommand.Create(), ["hello", "--out", "a.csv", "--allow-files", folder]));
        Assert.Empty(ErrorsOf(RunCommand.Create(), [Path("lesson.json"), "--allow-files", folder]));
        Assert.Empty(ErrorsOf(RunCommand.Create(), ["gradients", "--allow-files", folder]));
    }

    [Theory]
    [InlineData("png")]
    [InlineData("svg,pdf")]
    public void Pictures_have_no_rate(string formats) => Assert.Equal(
        ["--fps is for films; give --format mp4, webm or gif, or leave it out."],
        ErrorsOf(RenderCommand.Create(), ["hello", "--out", "never", "--format", formats, "--fps", "25"]));

    [Fact]
    public void Films_have_one_also_beside_pictures() => Assert.Empty(
        ErrorsOf(RenderCommand.Create(), ["hello", "--out", "never", "--format", "png,gif", "--fps", "25"]));

    [Fact]
    public void How_SVG_writes_text_is_for_SVG()
    {
        const string Said = "--text beside a lesson says how SVG figures write their text; give --format svg, or leave it out.";
        Assert.Equal([Said], ErrorsOf(RenderCommand.Create(), ["hello", "--out", "never", "--text", "outlines"]));
        Assert.Equal([Said], ErrorsOf(RenderCommand.Create(), [Path("figure.png"), "--out", "never", "--text", "text"]));
        Assert.Empty(ErrorsOf(RenderCommand.Create(), [Path("figure.svg"), "--out", "never", "--text", "outlines"]));
        Assert.Empty(ErrorsOf(RenderCommand.Create(), ["hello", "--out", "never", "--text", "outlines", "--format", "pdf,svg"]));
        Assert.Empty(ErrorsOf(RenderCommand.Create(), ["--out", "never", "--text", "outlines"]));
    }

    [Theory]
    [InlineData("--format", "pdf")]
    [InlineData("--panel", "flow")]
    [InlineData("--width", "84mm")]
    [InlineData("--size", "1280x720")]
    [InlineData("--background", "white")]
    [InlineData("--scale", "2")]
    public void Pages_alone_have_no_options_of_figures(string option, string value)
    {
        string[] typed = ["hello", "--handout", "page.html", option, value];
        Assert.Equal(
            [$"{option} is for figures and films; give --out DIR for them, too, or leave it out."],
            ErrorsOf(RenderCommand.Create(), typed));
        Assert.Empty(ErrorsOf(RenderCommand.Create(), [.. typed, "--out", "never"]));
    }

    [Fact]
    public void A_report_has_no_moments_and_a_page_of_moments_has_no_length_alone()
    {
        Assert.Equal(
            ["--walk chooses moments, but a report shows the whole run; leave it out."],
            ErrorsOf(RenderCommand.Create(), ["hello", "--report", "page.html", "--walk", "3"]));
        Assert.Equal(
            ["--iterations alone chooses no moments; give --every, too, or leave it out."],
            ErrorsOf(RenderCommand.Create(), ["hello", "--deck", "page.html", "--iterations", "30"]));
        Assert.All(
            (string[][])[
                ["--report", "page.html", "--iterations", "30"], ["--deck", "page.html", "--iterations", "30", "--every", "10"],
                ["--report", "page.html", "--handout", "hand.html", "--walk", "0", "--iterations", "30"],
            ],
            typed => Assert.Empty(ErrorsOf(RenderCommand.Create(), ["hello", .. typed])));
    }

    [Fact]
    public void Batches_between_pictures_are_for_steps_of_batches()
    {
        const string Said = "--every counts batches, but --count counts shorter steps here; give --step batch, or leave out --every.";
        string[] typed = ["hello", "--out", "never", "--count", "5", "--every", "3"];
        Assert.Empty(ErrorsOf(RenderCommand.Create(), typed));
        Assert.Empty(ErrorsOf(RenderCommand.Create(), [.. typed, "--walk", "0", "--step", "batch"]));
        Assert.Equal([Said], ErrorsOf(RenderCommand.Create(), [.. typed, "--walk", "0"]));
        Assert.Equal([Said], ErrorsOf(RenderCommand.Create(), [.. typed, "--step", "term"]));
    }

    [Fact]
    public void Batches_are_no_steps_between_stops()
    {
        const string Said =
            "--step batch is no step between --stops; give --iterations N for batches beside them, or leave it out.";
        string[] typed = ["hello", "--out", "never", "--stops", "--step", "batch"];
        Assert.Equal([Said], ErrorsOf(RenderCommand.Create(), typed));
        Assert.Empty(ErrorsOf(RenderCommand.Create(), [.. typed, "--iterations", "20"]));
        Assert.Empty(ErrorsOf(RenderCommand.Create(), ["hello", "--out", "never", "--stops", "--step", "term"]));
    }

    [Fact]
    public void In_the_window_nothing_is_replaced_without_a_report_and_a_profile_goes_on_with_nothing()
    {
        Assert.Equal(
            ["--force replaces the file of --report, but none is given; leave it out."],
            ErrorsOf(RunCommand.Create(), ["hello", "--force"]));
        Assert.Equal(
            ["--profile times a run from its beginning; leave out --resume, or leave out --profile."],
            ErrorsOf(RunCommand.Create(), ["--resume", "--profile", "10"]));
        Assert.Empty(ErrorsOf(RunCommand.Create(), ["hello", "--force", "--report", "state.jsonl"]));
    }

    private string Path(string name)
    {
        if (!name.Contains('.', StringComparison.Ordinal))
        {
            return name;
        }

        string path = System.IO.Path.Combine(folder, name);
        File.WriteAllText(path, "");
        return path;
    }

    private static string[] ErrorsOf(Command command, string[] typed) =>
        [.. command.Parse(typed).Errors.Select(error => error.Message)];
}
