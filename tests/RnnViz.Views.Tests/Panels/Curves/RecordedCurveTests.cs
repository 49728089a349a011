using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Tests.Recordings;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels.Curves;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Panels.Curves;

/// <summary>Curves over recorded steps: of most of them nothing is known but the loss, and that may be anything.</summary>
public sealed class RecordedCurveTests
{
    [Theory]
    [InlineData(-0.25, 0.07)]
    [InlineData(-3.0, -2.0)]
    [InlineData(-1e-6, 0.0)]
    [InlineData(-40000.0, 12.0)]
    public void Losses_below_zero_are_on_the_axis(double least, double greatest)
    {
        using var recording = new WrittenRecording();
        for (int i = 0; i < 6; i++)
        {
            recording.Add(10 * i, i % 2 == 0 ? least : greatest);
        }

        var stage = new Stage(recording.Load(), new Extent(1920, 1080));
        stage.Do(Actions.Last);
        stage.View.Focus = PanelKey.Loss;
        stage.Frames(1);
        LossPanel panel = stage.Root.Lesson.Children.OfType<LossPanel>().Single();
        RecordingCanvas canvas = stage.Draw();
        Assert.DoesNotContain(canvas.Shapes, shape => shape.Kind == "triangle" && panel.Bounds.Encloses(shape.Bounds, 1));
        Assert.Contains(canvas.Texts, text => panel.Bounds.Encloses(text.Bounds, 1) && text.Text.StartsWith('-'));
        TextFit.Require(canvas.Texts, stage.Size, $"{least} to {greatest}");
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    [InlineData(-5.0)]
    public void Losses_that_are_all_alike_or_no_numbers_fit(double loss)
    {
        using var recording = new WrittenRecording();
        for (int i = 0; i < 3; i++)
        {
            recording.Add(i, double.IsNaN(loss) ? null : loss);
        }

        var stage = new Stage(recording.Load(), new Extent(1280, 720));
        stage.Do(Actions.Last);
        stage.Frames(1);
        RecordingCanvas canvas = stage.Draw();
        TextFit.Require(canvas.Texts, stage.Size, $"{loss}");
        Assert.DoesNotContain(canvas.Texts, text => text.Text.Contains("NaN", StringComparison.Ordinal));
        Assert.Equal(double.IsNaN(loss), canvas.Texts.Any(text => text.Text.StartsWith("not given", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_steps_that_were_not_looked_at_no_gradient_is_drawn_and_no_mark_stands_for_one()
    {
        using WrittenRecording recording = WrittenRecording.Of(40);
        var stage = new Stage(recording.Load(), new Extent(1920, 1080));
        foreach (PanelKey key in (PanelKey[])[PanelKey.Loss, PanelKey.Training])
        {
            stage.View.Focus = key;
            stage.Frames(2);
            Assert.DoesNotContain(stage.Draw().Texts, text => text.Text.Contains("NaN", StringComparison.Ordinal));
        }

        GradientNormPanel panel = stage.Root.Lesson.Children.OfType<GradientNormPanel>().Single();
        stage.View.Focus = PanelKey.None;
        stage.Training.Walk.GoToIteration(7);
        stage.Frames(1);
        DrawnShape[] inPanel = [.. stage.Draw().Shapes.Where(shape => panel.Bounds.Encloses(shape.Bounds, 1))];
        Assert.Equal(2, inPanel.Count(shape => shape.Kind == "circle")); // of the first step and of this one
        Assert.DoesNotContain(stage.Training.Walk.Marks, mark => true);
    }

    [Fact]
    public void Norms_far_below_the_usual_axis_are_on_it()
    {
        using var recording = new WrittenRecording();
        recording.Add(0, size: 1e-9);
        recording.Add(1, size: 1e-9);
        var stage = new Stage(recording.Load(), new Extent(1920, 1080));
        stage.Do(Actions.Last);
        stage.Frames(2);
        GradientNormPanel panel = stage.Root.Lesson.Children.OfType<GradientNormPanel>().Single();
        Assert.DoesNotContain(
            stage.Draw().Shapes, shape => shape.Kind == "triangle" && panel.Bounds.Encloses(shape.Bounds, 1));
    }
}
