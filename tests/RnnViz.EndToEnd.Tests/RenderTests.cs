using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.EndToEnd.Tests.Screens;

namespace RnnViz.EndToEnd.Tests;

/// <summary><c>rnnviz render</c>: pictures without a window to be seen.</summary>
[Collection(ScreenCollection.Name)]
public sealed class RenderTests(VirtualScreen screen)
{
    // pixels of the same training are the same on every processor tried, but a lesson that is chaotic on purpose is
    // drawn before chaos could make a rounding visible
    [Theory]
    [InlineData("hello", "light", 60)]
    [InlineData("hello", "dark", 60)]
    [InlineData("pride-and-prejudice", "light", 200)]
    [InlineData("vanishing", "light", 40)]
    [InlineData("vanishing", "dark", 24)]
    [InlineData("exploding", "light", 1)]
    public void A_lesson_looks_as_it_did(string lesson, string theme, int iterations)
    {
        using var folder = new TemporaryFolder();
        Render(folder.Path, lesson, "--theme", theme, "--iterations", $"{iterations}", "--every", $"{iterations}").Succeeded();
        GoldenPicture.Verify($"{lesson}-{theme}", PngReader.Read(folder[$"{lesson}-{iterations:D5}.png"]));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("pride-and-prejudice")]
    [InlineData("exploding")]
    public void The_same_command_writes_the_same_bytes(string lesson)
    {
        using TemporaryFolder first = new(), second = new();
        string[] arguments = [lesson, "--seed", "7", "--iterations", "12", "--every", "6"];
        Render(first.Path, arguments).Succeeded();
        Render(second.Path, arguments).Succeeded();

        string[] names = [.. Directory.GetFiles(first.Path).Select(path => Path.GetFileName(path)).Order()];
        Assert.Equal([$"{lesson}-00000.png", $"{lesson}-00006.png", $"{lesson}-00012.png"], names);
        Assert.All(names, name => Assert.Equal(File.ReadAllBytes(first[name]), File.ReadAllBytes(second[name])));
    }

    [Fact]
    public void Another_seed_gives_another_picture()
    {
        using TemporaryFolder first = new(), second = new();
        Render(first.Path, "hello", "--iterations", "0", "--seed", "1").Succeeded();
        Render(second.Path, "hello", "--iterations", "0", "--seed", "2").Succeeded();
        Assert.NotEqual(File.ReadAllBytes(first["hello-00000.png"]), File.ReadAllBytes(second["hello-00000.png"]));
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(1920, 1080)]
    [InlineData(3840, 2160)]
    public void A_picture_has_the_size_that_was_asked_for(int width, int height)
    {
        using var folder = new TemporaryFolder();
        Render(folder.Path, "hello", "--iterations", "1", "--size", $"{width}x{height}").Succeeded();
        Picture picture = PngReader.Read(folder["hello-00001.png"]);
        Assert.Equal((width, height), (picture.Width, picture.Height));
    }

    [Fact]
    public void The_pictures_paths_are_printed()
    {
        using var folder = new TemporaryFolder();
        Outcome outcome = Render(folder.Path, "hello", "--iterations", "2", "--every", "1").Succeeded();
        Assert.All(Directory.GetFiles(folder.Path), path => Assert.Contains(path, outcome.Output, StringComparison.Ordinal));
    }

    private Outcome Render(string folder, params string[] arguments) =>
        Command.Run(folder, screen.Display, "dotnet", [Repository.Program, "render", .. arguments, "--out", folder]);
}
