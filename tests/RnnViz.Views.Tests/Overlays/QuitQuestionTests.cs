using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Overlays;

public sealed class QuitQuestionTests
{
    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("projector")]
    public void The_question_and_its_answers_stand_on_its_card_at_every_size(string theme)
    {
        var stage = new Stage("hello", 1280, 720, ThemeCatalog.Find(theme));
        stage.Do(Actions.Back);
        foreach ((int width, int height) in new[] { (960, 600), (1280, 720), (1920, 1080), (1280, 1024), (3840, 2160) })
        {
            stage.Resize(width, height);
            stage.Frames(1);
            RecordingCanvas canvas = stage.Draw();
            DrawnText[] texts = [.. canvas.Texts.SkipWhile(text => text.Text != "Quit RnnViz?")];
            Assert.Equal(["Quit RnnViz?", "The run is not saved.", "Q  quit", "Esc  go on"], texts.Select(text => text.Text));
            TextFit.RequireApart(texts, stage.Size, $"{theme} at {width}x{height}");
            Box card = canvas.Shapes.Last(shape => shape.Kind == "outline").Bounds;
            string where = $"in {theme} at {width}x{height}";
            Assert.All(texts, text => Assert.True(card.Encloses(text.Bounds), $"\"{text.Text}\" leaves the card {where}"));
        }
    }
}
