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
    [InlineData("--count is \"0\"; give a whole number of at least 1.", "--count", "0")]
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
        ["--tolerance is \"abc\"; give a number above 0, for example 1e-9."], ErrorsOf(CheckCommand.Create(), ["--tolerance", "abc"]));

    [Theory]
    [InlineData("--fps", "25", "--format", "gif", "--walk", "0", "--theme", "dark", "--background", "white", "--step", "phase")]
    [InlineData("--handout", "one.html", "--deck", "two.html", "--seed", "3", "--renderer", "processor")]
    public void What_can_be_read_is_not_named(params string[] options) =>
        Assert.Empty(ErrorsOf(RenderCommand.Create(), ["hello", "--out", "never", .. options]));

    private static string[] ErrorsOf(Command command, string[] typed) =>
        [.. command.Parse(typed).Errors.Select(error => error.Message)];
}
