using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels.Flow;

namespace RnnViz.Views.Tests.Panels.Flow;

/// <summary>Where the flow row has the window to itself, the bound is named at its line.</summary>
public sealed class BoundNameTests
{
    [Theory]
    [InlineData("vanishing")]
    [InlineData("clipping")]
    [InlineData("spectral-radius")]
    public void The_name_of_the_bound_stands_less_than_three_lines_above_it_and_covers_no_bar(string lesson)
    {
        var stage = new Stage(lesson);
        stage.Frames(3);
        stage.Playback.IsRunning = false;
        stage.View.Focus = PanelKey.Flow;
        stage.Frames(2);
        RecordingCanvas canvas = stage.Draw();
        FlowPanel flow = stage.Root.Lesson.Children.OfType<FlowPanel>().Single();
        Box name = TextFit.Ink(canvas.Texts.Single(text => text.Text == "bound"));
        Box[] dashes = [.. canvas.Shapes.Where(shape => shape.Kind == "line" && flow.Plot.Encloses(shape.Bounds, 2)
            && shape.Bounds.Right > name.X && shape.Bounds.X < name.Right).Select(shape => shape.Bounds)];
        Assert.NotEmpty(dashes);
        Assert.All(dashes, dash => Assert.InRange(dash.Y - name.Bottom, 0, 3 * 20 * stage.Appearance.Layout.PanelUnit));
        Box[] bars = [.. canvas.Shapes.Where(shape => shape.Kind == "rounded box" && shape.Bounds.Bottom == flow.Plot.Bottom)
            .Select(shape => shape.Bounds)];
        Assert.NotEmpty(bars);
        Assert.DoesNotContain(bars, bar => bar.Overlaps(name));
    }
}
