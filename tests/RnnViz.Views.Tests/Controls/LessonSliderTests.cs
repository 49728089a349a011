using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;
using RnnViz.Views.Controls;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Controls;

/// <summary>A slider of numbers as training may give them.</summary>
public sealed class LessonSliderTests
{
    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NegativeInfinity, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void A_knob_stands_on_the_track_or_nowhere_whatever_the_number_is(double value, double own)
    {
        var stage = new Stage("hello");
        foreach (bool isLogarithmic in new[] { false, true })
        {
            var slider = new LessonSlider(
                stage.Appearance, new FocusGroup(Actions.ControlKeys), "η", () => value, Three)
            {
                Range = isLogarithmic ? SliderRange.Logarithmic(1e-6, 10, 20, hasZero: true) : SliderRange.Linear(-6, 10, 0.1),
                Default = own,
                Bounds = new Box(10, 10, 300, 24),
                Track = new Box(100, 20, 120, 4),
                Number = new Box(230, 10, 60, 24),
            };
            var tree = new SceneTree(slider);
            tree.Process(0.01);
            var canvas = new RecordingCanvas(new Extent(400, 60), Stage.Fonts);
            tree.Draw(canvas);
            Assert.Equal(!double.IsNaN(value), canvas.Shapes.Count(shape => shape.Kind == "circle") == 1);
            Assert.All(canvas.Shapes, shape =>
            {
                Assert.InRange(shape.Bounds.X, 0, 400);
                Assert.InRange(shape.Bounds.Right, 0, 400);
            });
        }

        stage.Root.Lesson.Contrast.Dispose();
    }

    [Theory]
    [InlineData(0.95, 19)]
    [InlineData(2.07e71, 0)]
    [InlineData(-1.23e-308, 0)]
    public void The_large_number_of_the_dial_is_beside_the_knob_at_the_end_of_its_track(double value, float size)
    {
        var stage = new Stage("spectral-radius");
        Look look = stage.Appearance.PanelLook;
        float end = look.Px(300);
        var slider = new LessonSlider(stage.Appearance, new FocusGroup(Actions.ControlKeys), "ρ", () => value, Three)
        {
            // so that any value is at the end
            Range = SliderRange.Linear(-2, -1, 0.1),
            IsProminent = true,
            Bounds = new Box(0, 0, look.Px(400), look.Px(30)),
            Track = new Box(look.Px(100), 0, end - look.Px(100), look.Px(30)),
            Number = new Box(end + look.Px(8), 0, Stage.Fonts.Measure("0.00e-00", look.Number) + look.Px(8), look.Px(30)),
        };
        var tree = new SceneTree(slider);
        tree.Process(0.01);
        var canvas = new RecordingCanvas(stage.Size, Stage.Fonts);
        tree.Draw(canvas);
        DrawnText number = canvas.Texts[^2];
        float knob = canvas.Shapes.Single(shape => shape.Kind == "circle").Bounds.Right;
        Assert.Equal(end, slider.KnobX, 0.01f);
        Assert.True(number.Bounds.X > knob + 1, $"{number.Text} at {number.Bounds.X}, the knob up to {knob}");
        Assert.True(number.Style.Size >= look.Px(size), $"{number.Style.Size}");
    }

    private static void Three(ref TextLine text, double value) => text.Add3(value);
}
