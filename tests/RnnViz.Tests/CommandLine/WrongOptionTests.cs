using System.CommandLine;
using RnnViz.CommandLine;

namespace RnnViz.Tests.CommandLine;

/// <summary>Options that cannot be read, each named in one sentence; nothing is run here.</summary>
public sealed class WrongOptionTests
{
    [Theory]
    [InlineData("--fps is \"abc\"; give a whole number from 1 to 240, for a GIF to 50.", "--fps", "abc")]
    [InlineData("--fps is \"9999999999\"; give a whole number from 1 to 240, for a GIF to 50.", "--fps", "9999999999", "--format", "gif")]
    [InlineData("--walk is \"abc\"; give a whole number of at least 0.", "--walk", "abc")]
    [InlineData("--count is \"0\"; give a whole number from 1 to 1000000.", "--count", "0")]
    [InlineData("--iterations is \"9999999999\"; give a whole number from 0 to 2147483647.", "--iterations", "9999999999")]
    [InlineData("--theme is \"pink\"; give light, dark or projector.", "--theme", "light", "--theme", "pink")]
    [InlineData("--background is \"pink\"; give theme, white or none.", "--background", "pink", "--format", "gif")]
    [InlineData("--step is \"pink\"; give term, timestep, phase or batch.", "--step", "pink")]
    [InlineData("--renderer is \"pink\"; give card or processor.", "--renderer", "pink")]
    [InlineData("--handout and --deck are both \"same.html\"; give two different files.", "--handout", "same.html", "--deck", "same.html")]
    [InlineData("Required argument missing for option: '--text'.", "--text")]
    [InlineData("Required argument missing for option: '--background'.", "--background")]
    public void One_of_render_is_the_only_one_that_is_named(string said, params string[] options) =>
        Assert.Equal([said], ErrorsOf(RenderCommand.Create(), ["hello", "--out", "never", .. options]));

    [Theory]
    [InlineData("--panel needs a value, but --iterations follows; give one, or leave --panel out.", "--panel", "--iterations", "0")]
    [InlineData("--compare needs a value, but --out follows; give one, or leave --compare out.", "--compare", "--out", "never")]
    [InlineData("--out needs a value; give one, or leave --out out.", "--iterations", "0", "--out=")]
    [InlineData("--text needs a value; give one, or leave --text out.", "--out", "never", "--text")]
    [InlineData(null, "--panel", "hidden", "--stops", "--out", "never")]
    [InlineData(null, "--out", "never", "--theme", "pink")]
    public void An_option_without_its_value_is_named(string? said, params string[] options) =>
        Assert.Equal(said, CommandRoot.ProblemOfValues(RenderCommand.Create().Parse(["hello", .. options]).CommandResult));

    [Theory]
    [InlineData("")]
    [InlineData("nowhere")]
    [InlineData("hello.json")]
    public void A_folder_that_lessons_may_read_from_has_to_exist(string folder)
    {
        string said = $"--allow-files is \"{folder}\"; give a folder that exists.";
        Assert.Equal([said], ErrorsOf(RenderCommand.Create(), ["hello", "--out", "never", "--allow-files", folder]));
        Assert.Equal([said], ErrorsOf(RunCommand.Create(), ["hello", "--allow-files", folder]));
        Assert.Equal([said], ErrorsOf(CheckCommand.Create(), ["hello", "--allow-files", folder]));
    }

    [Fact]
    public void A_folder_without_a_name_is_refused() => Assert.Equal(
        ["--out is \"\"; give the folder for the files, as in --out figures."], ErrorsOf(RenderCommand.Create(), ["hello", "--out", ""]));

    [Theory]
    [InlineData("--seed is \"abc\"; give a whole number of at least 0.", "--seed", "abc")]
    [InlineData("--report is \"\"; give the file to write, as in --report state.jsonl.", "--report", "")]
    public void One_of_run_is_named(string said, params string[] options) =>
        Assert.Equal([said], ErrorsOf(RunCommand.Create(), ["hello", .. options]));

    [Fact]
    public void A_tolerance_that_is_no_number_is_named() => Assert.Equal(
        ["--tolerance is \"abc\"; give a number above 0 and up to 1, for example 1e-9."],
        ErrorsOf(CheckCommand.Create(), ["--tolerance", "abc"]));

    [Theory]
    [InlineData("--dpi", "NaN", "1e9", "-1", "1e400", "٩٦", "")]
    [InlineData("--scale", "NaN", "Infinity", "∞", "0", "1e9", "")]
    [InlineData("--fps", "0", "-1", "1e9", "٣", "2147483648", " ")]
    [InlineData("--count", "2147483647", "2147483648", "-5", "1e3", "0x10", "1,000", "٣", " 3")]
    [InlineData("--font-size", "NaNpt", "1e5pt", "-8pt", "８pt", "1e400mm", "")]
    [InlineData("--width", "inf", "-1", "0", "9999999mm", "84 parsec", "")]
    [InlineData("--size", "1000000x1000000", "0x0", "-1x5", "99999999999x1", "1280x720x3", "1280", "")]
    [InlineData("--iterations", "2147483648", "-1", "NaN", "")]
    public void A_number_of_render_that_cannot_be_is_refused_with_what_can(string option, params string[] numbers) => Assert.All(
        numbers, number =>
        {
            string said = Assert.Single(ErrorsOf(RenderCommand.Create(), ["hello", "--out", "never", option, number]));
            Assert.StartsWith($"{option} is \"{number}\"; give ", said, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("--speed", "2147483647", "0", "NaN", "-1", "")]
    [InlineData("--memory", "2147483647", "0", "1.5", "")]
    [InlineData("--profile", "2147483647", "0", "")]
    [InlineData("--seed", "2147483648", "-1", "")]
    public void A_number_of_run_that_cannot_be_is_refused_with_what_can(string option, params string[] numbers) => Assert.All(
        numbers, number =>
        {
            string said = Assert.Single(ErrorsOf(RunCommand.Create(), ["hello", option, number]));
            Assert.StartsWith($"{option} is \"{number}\"; give a whole number ", said, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("∞")]
    [InlineData("2")]
    [InlineData("-1e-9")]
    public void A_tolerance_that_everything_or_nothing_would_pass_is_refused(string tolerance) => Assert.Equal(
        [$"--tolerance is \"{tolerance}\"; give a number above 0 and up to 1, for example 1e-9."],
        ErrorsOf(CheckCommand.Create(), ["--tolerance", tolerance]));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Empty_strings_as_paths_are_refused_by_every_command(string path)
    {
        Assert.Equal([$"\"{path}\" names nothing; give a reference case or a lesson."], ErrorsOf(CheckCommand.Create(), [path]));
        Assert.Contains($"\"{path}\" names nothing", ErrorsOf(RunCommand.Create(), [path])[0], StringComparison.Ordinal);
        Assert.Contains($"\"{path}\" names nothing", ErrorsOf(LabelsCommand.Create(), [path])[0], StringComparison.Ordinal);
        Assert.Contains($"\"{path}\" names nothing", ErrorsOf(RenderCommand.Create(), [path, "--out", "a"])[0], StringComparison.Ordinal);
        Assert.All(["--out", "--weights-out", "--tensors"], option => Assert.StartsWith(
            $"{option} is \"{path}\"; give a file ending in ",
            ErrorsOf(TraceCommand.Create(), option == "--out" ? ["hello", option, path] : ["hello", "--out", "a.csv", option, path])[0],
            StringComparison.Ordinal));
        Assert.All(["--out", "--labels", "--data", "--handout", "--deck", "--contact-sheet", "--report"], option => Assert.StartsWith(
            $"{option} is \"{path}\"; give ",
            ErrorsOf(RenderCommand.Create(), option == "--out" ? ["hello", option, path] : ["hello", "--out", "a", option, path])[0],
            StringComparison.Ordinal));
        Assert.All(["--report", "--labels", "--data"], option => Assert.StartsWith(
            $"{option} is \"{path}\"; give ", ErrorsOf(RunCommand.Create(), ["hello", option, path])[0], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a.npz", "a.npz")]
    [InlineData("a.npz", "./a.npz")]
    [InlineData("folder/../a.npz", "a.npz")]
    public void The_same_path_for_both_outputs_of_a_trace_is_refused(string weights, string tensors) => Assert.Equal(
        [$"--weights-out and --tensors are both \"{tensors}\"; give two different files."],
        ErrorsOf(TraceCommand.Create(), ["hello", "--out", "a.csv", "--weights-out", weights, "--tensors", tensors]));

    [Theory]
    [InlineData("--fps", "25", "--format", "gif", "--walk", "0", "--theme", "dark", "--background", "white", "--step", "phase")]
    [InlineData("--handout", "one.html", "--deck", "two.html", "--seed", "3", "--renderer", "processor")]
    public void What_can_be_read_is_not_named(params string[] options) =>
        Assert.Empty(ErrorsOf(RenderCommand.Create(), ["hello", "--out", "never", .. options]));

    private static string[] ErrorsOf(Command command, string[] typed) =>
        [.. command.Parse(typed).Errors.Select(error => error.Message)];
}
