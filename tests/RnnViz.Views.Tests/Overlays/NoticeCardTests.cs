using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Overlays;

/// <summary>The offer to go on with a session is whole in every size and theme, and says where it is not.</summary>
public sealed class NoticeCardTests
{
    private static readonly (int Width, int Height)[] Sizes = [(960, 600), (1280, 720), (1920, 1080), (3840, 2160)];

    [Fact]
    public void The_offer_fits_in_every_size_and_theme()
    {
        foreach (Theme theme in (Theme[])[ThemeCatalog.Light, ThemeCatalog.Dark, ThemeCatalog.Projector])
        {
            foreach ((int width, int height) in Sizes)
            {
                DrawnText[] texts = Texts("A lesson of a usual length", new Extent(width, height), theme);
                string where = $"{theme.Name} at {width}x{height}";
                foreach (string line in (string[])["Go on where the program stopped?", "A lesson of a usual length", Place])
                {
                    Assert.True(texts.Any(text => text.Text == line), $"{where}: \"{line}\" is cut");
                }

                TextFit.RequireApart(texts, new Extent(width, height), where);
            }
        }
    }

    [Theory]
    [InlineData("words ")]
    [InlineData("wwwwwwwwwwwwwwwwwwww")]
    [InlineData("名前")]
    [InlineData("😀")]
    public void A_title_that_is_too_long_ends_in_an_ellipsis(string part)
    {
        string title = string.Concat(Enumerable.Repeat(part, 200));
        DrawnText[] texts = Texts(title, new Extent(1280, 720), ThemeCatalog.Light);
        DrawnText cut = Assert.Single(texts, text => text.Text.EndsWith('…'));
        Assert.StartsWith(cut.Text[..^1], title, StringComparison.Ordinal);
        Assert.False(char.IsHighSurrogate(cut.Text[^2]), "half a sign");
        Assert.True(cut.Bounds.Width is > 300 and < 480, $"{cut.Bounds.Width} pixels");
    }

    private const string Place = "Iteration 1,234,567, kept at 2026-11-29 14:32";

    /// <summary>What is drawn after everything that is there without the offer.</summary>
    private static DrawnText[] Texts(string title, Extent size, Theme theme)
    {
        var stage = new Stage(Lessons.Files.LessonCatalog.Load("hello"), size, theme);
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        int before = stage.Draw().Texts.Count;
        stage.Root.Offer(title, Place, () => { }, () => { });
        stage.Frames(1);
        return [.. stage.Draw().Texts.Skip(before)];
    }
}
