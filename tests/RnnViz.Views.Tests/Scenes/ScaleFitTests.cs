using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>At every scale from 75 to 200 %, in every theme and window, no text is cut off and no two texts overlap.</summary>
public sealed class ScaleFitTests
{
    private static readonly (int Width, int Height)[] Sizes =
        [(960, 600), (1280, 720), (1024, 1366), (1920, 1080), (2560, 1080), (3840, 2160)];

    public static TheoryData<string, string> Scenes()
    {
        var data = new TheoryData<string, string>();
        foreach (Theme theme in ThemeCatalog.All)
        {
            foreach (string lesson in new[] { "two-timesteps", "hello", "pride-and-prejudice", "spectral-radius", "clipping" })
            {
                data.Add(theme.Name, lesson);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Scenes))]
    public void Every_scale_fits_every_window(string theme, string lesson)
    {
        var stage = new Stage(lesson, 1280, 720, ThemeCatalog.Find(theme));
        stage.Training.Walk.HonoursStops = false;
        stage.Frames(12);
        stage.Playback.IsRunning = false;
        var scales = new HashSet<float>();
        for (int i = 0; i < 8; i++)
        {
            stage.Do(Actions.Smaller);
        }

        for (int step = 0; step < 8; step++)
        {
            stage.Frames(300); // until the toast has gone
            foreach ((int width, int height) in Sizes)
            {
                stage.Resize(width, height);
                scales.Add(stage.Root.Scale);
                TextFit.Require(stage.Draw().Texts, stage.Size, $"{lesson}, {theme}, {stage.Root.Scale * 100:F0} % at {width}x{height}");
            }

            stage.Resize(3840, 2160); // where there is room for the next scale
            stage.Do(Actions.Larger);
        }

        Assert.Contains(0.75f, scales);
        // the projector's own 150 % comes on top
        Assert.True(scales.Max() * stage.Root.Theme.Scale >= 2, $"no more than {scales.Max() * 100:F0} % were tried");
    }

    [Theory]
    [InlineData(Actions.Help, "light")]
    [InlineData(Actions.Lessons, "light")]
    [InlineData(Actions.Help, "projector")]
    [InlineData(Actions.Lessons, "projector")]
    public void Overlays_fit_at_every_scale(string action, string theme)
    {
        var stage = new Stage("hello", 1280, 720, ThemeCatalog.Find(theme));
        stage.Playback.IsRunning = false;
        for (int i = 0; i < 8; i++)
        {
            stage.Do(Actions.Smaller);
        }

        stage.Do(action);
        for (int step = 0; step < 8; step++)
        {
            foreach ((int width, int height) in Sizes)
            {
                stage.Resize(width, height);
                RecordingCanvas canvas = stage.Draw();
                int veil = canvas.Shapes.Last(shape => shape.Color == stage.Root.Theme.Veil).Order;
                DrawnText[] texts = [.. canvas.Texts.Where(text => text.Order > veil && !text.Text.Contains('%'))];
                TextFit.Require(texts, stage.Size, $"{action}, {theme}, {stage.Root.Scale * 100:F0} % at {width}x{height}");
                Box card = canvas.Shapes.First(shape => shape.Order > veil && shape.Kind == "rounded box").Bounds;
                Assert.All(texts, text => Assert.True(card.Encloses(TextFit.Ink(text), 1),
                    $"{action}, {theme}, {stage.Root.Scale * 100:F0} % at {width}x{height}: \"{text.Text}\" leaves the card"));
            }

            stage.Resize(3840, 2160);
            stage.Do(Actions.Larger);
        }
    }
}
