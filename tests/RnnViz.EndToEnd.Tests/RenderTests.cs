using System.Xml.Linq;
using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.EndToEnd.Tests.Screens;
using RnnViz.Lessons.Files;
using RnnViz.Views.Themes;

namespace RnnViz.EndToEnd.Tests;

/// <summary><c>rnnviz render</c>: pictures without a window to be seen.</summary>
[Collection(ScreenCollection.Name)]
public sealed class RenderTests(VirtualScreen screen)
{
    private const string Smallest = "1280x720";

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_looks_as_it_did(string lesson, int iterations) => Verify(lesson, "light", Smallest, iterations, null);

    [Theory]
    [MemberData(nameof(ThemesAndSizes))]
    public void A_lesson_looks_as_it_did_in_every_theme_and_size(string theme, string size) => Verify("hello", theme, size, 60, null);

    [Theory]
    [MemberData(nameof(ThemesAndSizes))]
    public void A_lesson_looks_as_it_did_at_a_backward_term_in_every_theme_and_size(string theme, string size) =>
        Verify("two-timesteps", theme, size, 4, "backward:1:delta");

    /// <summary>
    /// Every lesson, with how far it trains. Pixels of the same training are the same on every processor tried, but a
    /// lesson that is chaotic on purpose is drawn before chaos could make a rounding visible.
    /// </summary>
    public static TheoryData<string, int> Lessons()
    {
        var data = new TheoryData<string, int>();
        foreach (LessonSummary lesson in LessonCatalog.BuiltIn)
        {
            int iterations = lesson.Name switch
            {
                "exploding" or "clipping" or "chaotic" => 0,
                "hello" => 60,
                "pride-and-prejudice" => 200,
                "vanishing" => 40,
                _ => 12,
            };
            data.Add(lesson.Name, iterations);
        }

        return data;
    }

    /// <summary>Every theme in every size.</summary>
    public static TheoryData<string, string> ThemesAndSizes()
    {
        var data = new TheoryData<string, string>();
        foreach (Theme theme in ThemeCatalog.All)
        {
            foreach (string size in (string[])[Smallest, "1920x1080", "3840x2160"])
            {
                data.Add(theme.Name, size);
            }
        }

        return data;
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
    public void Vector_figures_are_written_where_they_are_asked_for_the_same_bytes_each_time()
    {
        using TemporaryFolder first = new(), second = new();
        string[] arguments = ["hello", "--iterations", "2", "--every", "2", "--format", "svg", "--size", "1600x900"];
        Render(first.Path, arguments).Succeeded();
        Render(second.Path, arguments).Succeeded();

        Assert.Equal(["hello-00000.svg", "hello-00002.svg"], Directory.GetFiles(first.Path).Select(path => Path.GetFileName(path)).Order());
        XElement figure = XDocument.Load(first["hello-00002.svg"]).Root!;
        Assert.Equal(("svg", "0 0 1600 900"), (figure.Name.LocalName, figure.Attribute("viewBox")!.Value));
        Assert.Equal(File.ReadAllBytes(first["hello-00002.svg"]), File.ReadAllBytes(second["hello-00002.svg"]));
        Assert.NotEqual(File.ReadAllBytes(first["hello-00000.svg"]), File.ReadAllBytes(first["hello-00002.svg"]));
    }

    [Fact]
    public void The_pictures_paths_are_printed()
    {
        using var folder = new TemporaryFolder();
        Outcome outcome = Render(folder.Path, "hello", "--iterations", "2", "--every", "1").Succeeded();
        Assert.All(Directory.GetFiles(folder.Path), path => Assert.Contains(path, outcome.Output, StringComparison.Ordinal));
    }

    private void Verify(string lesson, string theme, string size, int iterations, string? place)
    {
        using var folder = new TemporaryFolder();
        string[] at = place is null ? [] : ["--at", place];
        string[] last = ["--iterations", $"{iterations}", "--every", $"{Math.Max(1, iterations)}"];
        Render(folder.Path, [lesson, "--window", "--theme", theme, "--size", size, .. last, .. at]).Succeeded();
        string suffix = place is null ? "" : "-" + place.Replace(':', '-');
        string name = $"{lesson}{suffix}-{theme}" + (size == Smallest ? "" : "-" + size);
        GoldenPicture.Verify(name, PngReader.Read(folder[$"{lesson}-{iterations:D5}{suffix}.png"]));
    }

    private Outcome Render(string folder, params string[] arguments) =>
        Command.Run(folder, screen.Display, "dotnet", [Repository.Program, "render", .. arguments, "--out", folder]);
}
