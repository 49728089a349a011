using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Themes;

/// <summary>Every text is held against what really lies behind it: panel, band, button, cell. WCAG 2.2, 1.4.3 and 1.4.6.</summary>
public sealed class ContrastTests
{
    public static TheoryData<string, string> Scenes()
    {
        var data = new TheoryData<string, string>();
        foreach (Theme theme in ThemeCatalog.All)
        {
            string[] lessons =
                ["two-timesteps", "hello", "pride-and-prejudice", "vanishing", "exploding", "spectral-radius", "series", "copy-memory"];
            foreach (string lesson in lessons)
            {
                data.Add(theme.Name, lesson);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Scenes))]
    public void Every_text_of_a_lesson_can_be_read(string theme, string lesson)
    {
        var stage = new Stage(lesson, 1920, 1080, ThemeCatalog.Find(theme));
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        Require(stage, $"{lesson} at the start");
        stage.Training.Walk.HonoursStops = false;
        stage.Playback.IsRunning = true;
        stage.Frames(12);
        stage.View.PointedTimestep = 2;
        Require(stage, $"{lesson} with a timestep pointed at");
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("projector")]
    public void Every_text_of_an_overlay_can_be_read(string theme)
    {
        foreach (string action in new[] { Actions.Help, Actions.Lessons })
        {
            var stage = new Stage("hello", 1920, 1080, ThemeCatalog.Find(theme));
            stage.Frames(1);
            stage.Do(action);
            Require(stage, action);
        }
    }

    [Fact]
    public void Nothing_is_smaller_than_20_pixels_on_a_projector_of_1080_lines()
    {
        foreach (string lesson in new[] { "two-timesteps", "hello", "pride-and-prejudice", "vanishing", "spectral-radius", "series" })
        {
            var stage = new Stage(lesson, 1920, 1080, ThemeCatalog.Projector);
            stage.Frames(12);
            Require20(stage, lesson);
        }

        foreach (string action in new[] { Actions.Help, Actions.Lessons })
        {
            var stage = new Stage("hello", 1920, 1080, ThemeCatalog.Projector);
            stage.Do(action);
            Require20(stage, action);
        }

        static void Require20(Stage stage, string where) =>
            Assert.All(stage.Draw().Texts, text => Assert.True(text.Text.Length == 0 || text.Style.Size >= (text.Style.Role
                is FontRole.Math or FontRole.MathItalic ? 16 : 20), $"{where}: \"{text.Text}\" has {text.Style.Size:F1} px"));
    }

    private static void Require(Stage stage, string where)
    {
        double least = stage.Root.Theme.LeastContrast;
        RecordingCanvas canvas = stage.Draw();
        Assert.True(canvas.Texts.Count > 5, $"{where}: hardly any text was drawn");
        foreach (DrawnText text in canvas.Texts)
        {
            // what is dimmed has not happened yet, or cannot be used now: it is not there to be read
            if (text.Color.A < 255 || text.Text.Trim().Length == 0)
            {
                continue;
            }

            float y = text.Baseline - Stage.Fonts.CapHeight(text.Style) / 2;
            foreach (float share in new[] { 0.1f, 0.5f, 0.9f })
            {
                Rgba ground = canvas.GroundAt(new Point(text.Bounds.X + text.Bounds.Width * share, y), text.Order);
                double contrast = Rgba.Contrast(text.Color, ground);
                Assert.True(
                    contrast >= least,
                    $"{where}, {stage.Root.Theme.Name}: \"{text.Text}\" {text.Color} on {ground} "
                    + $"has a contrast of {contrast:F2}; expected {least}");
            }
        }
    }
}
