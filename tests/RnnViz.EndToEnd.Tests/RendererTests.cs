using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.EndToEnd.Tests.Screens;

namespace RnnViz.EndToEnd.Tests;

/// <summary>The graphics card and the processor draw the same picture, but for how edges are smoothed.</summary>
[Collection(ScreenCollection.Name)]
public sealed class RendererTests(VirtualScreen screen)
{
    private const double MeanTolerance = 0.6, ShareTolerance = 0.01;

    [Theory]
    [InlineData("hello", "light", "1280x720")]
    [InlineData("pride-and-prejudice", "dark", "1280x720")]
    [InlineData("exploding", "light", "1280x720")]
    [InlineData("saturation", "dark", "1920x1080")]
    [InlineData("adding-problem", "light", "1280x720")]
    [InlineData("copy-memory", "dark", "1600x900")]
    public void Both_renderers_draw_one_picture(string lesson, string theme, string size)
    {
        using TemporaryFolder card = new(), processor = new();
        Picture byCard = Render(card, "card"), byProcessor = Render(processor, "processor");
        PictureDifference difference = PictureDifference.Between(byCard, byProcessor);
        if (difference.Mean > MeanTolerance || difference.Share > ShareTolerance)
        {
            PngWriter.Write(difference.Marked, Path.Combine(Repository.Results, $"{lesson}-{theme}-renderers.png"));
            Assert.Fail(
                $"The renderers differ by {difference.Mean:F3} on average (at most {MeanTolerance}), "
                + $"{difference.Share:P2} of the pixels visibly (at most {ShareTolerance:P0}).");
        }

        Picture Render(TemporaryFolder folder, string renderer)
        {
            Command.Run(folder.Path, screen.Display, "dotnet", Repository.Program, "render", lesson, "--theme", theme, "--size", size,
                "--renderer", renderer, "--iterations", "30", "--every", "30", "--out", folder.Path).Succeeded();
            return PngReader.Read(folder[$"{lesson}-00030.png"]);
        }
    }

    [Fact]
    public void Without_a_display_the_same_bytes_are_drawn()
    {
        using TemporaryFolder folder = new(), shown = new();
        Render(folder, null);
        Render(shown, screen.Display);
        Assert.Equal(File.ReadAllBytes(shown["hello-00003.png"]), File.ReadAllBytes(folder["hello-00003.png"]));

        static void Render(TemporaryFolder to, string? display) =>
            Command.Run(
                to.Path, display, "dotnet", Repository.Program, "render", "hello", "--iterations", "3", "--every", "3",
                "--out", to.Path).Succeeded();
    }
}
