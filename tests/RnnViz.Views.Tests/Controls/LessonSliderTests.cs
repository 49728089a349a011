using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;
using RnnViz.Views.Controls;
using RnnViz.Views.Screen;

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

    private static void Three(ref TextLine text, double value) => text.Add3(value);
}
