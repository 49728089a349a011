using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.EndToEnd.Tests.Screens;

namespace RnnViz.EndToEnd.Tests;

/// <summary>A machine on which something is missing: one sentence says what, and where it can be done without, a window opens.</summary>
[Collection(ScreenCollection.Name)]
public sealed class StartTests(VirtualScreen screen) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(":54321")]
    [InlineData("nowhere.invalid:0")]
    [InlineData("nonsense")]
    public void A_display_that_cannot_be_opened_is_named(string display)
    {
        Outcome outcome = Command.Run(folder.Path, display, "dotnet", Repository.Program, "run", "hello");
        AssertOneSentence(outcome, $"The display {display} cannot be opened: is it running, and may this user use it?");
    }

    [Theory]
    [InlineData("without libX11.so.6", "apt-get install libx11-6 libgl1 libgl1-mesa-dri", "libX11.so.6")]
    [InlineData("has no libGL.so.1", "apt-get install libgl1 libgl1-mesa-dri", "libGLX.so.0", "libGL.so.1", "libGL.so")]
    public void A_library_that_is_missing_is_named_with_the_package_to_install(string said, string advice, params string[] libraries)
    {
        // empty files of those names stand before the real ones
        foreach (string library in libraries)
        {
            File.WriteAllBytes(folder[library], []);
        }

        Outcome outcome = Command.Run(
            folder.Path, screen.Display, "env", $"LD_LIBRARY_PATH={folder.Path}", "dotnet", Repository.Program, "run", "hello");
        AssertOneSentence(outcome, said);
        Assert.Contains(advice, outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void With_an_OpenGL_below_3_3_the_processor_draws_and_that_is_said()
    {
        using var window = new ProgramWindow(screen, ["MESA_GL_VERSION_OVERRIDE=2.1"], honoursStops: false, "hello");
        Assert.Contains("no OpenGL 3.3", window.State.TextOf("message"), StringComparison.Ordinal);
        window.Press("Escape", "q");
        Outcome outcome = window.End();
        Assert.Equal(0, outcome.Status);
        Assert.Equal("The graphics driver offers no OpenGL 3.3: the processor draws in its stead.", outcome.Errors.Trim());
    }

    [Theory]
    [InlineData(null, "is missing")]
    [InlineData("#version 330\nvoid main() { nothing }", "does not compile on this machine")]
    public void Where_the_shader_is_missing_or_broken_the_processor_draws_and_that_is_said(string? code, string said)
    {
        Command.Run(folder.Path, null, "cp", "-r", Path.GetDirectoryName(Repository.Program)!, folder["program"]).Succeeded();
        string shader = folder[Path.Combine("program", "shaders", "heatmap.fs")];
        File.Delete(shader);
        if (code is not null)
        {
            File.WriteAllText(shader, code);
        }

        Outcome outcome = Command.Run(
            folder.Path, screen.Display, "dotnet", folder[Path.Combine("program", "rnnviz.dll")], "run", "hello", "--renderer", "card",
            "--profile", "1").Succeeded();
        Assert.Matches($@"^The shader .*heatmap\.fs {said}; .* The processor draws instead\.\s*$", outcome.Errors);
        Assert.Contains("drawn by the processor", outcome.Output, StringComparison.Ordinal);
    }

    private static void AssertOneSentence(Outcome outcome, string said)
    {
        Assert.Equal((2, ""), (outcome.Status, outcome.Output));
        Assert.Contains(said, outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
        Assert.Single(outcome.Errors.Trim().Split('\n'));
    }
}
