using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Transport;

namespace RnnViz.Views.Tests.Transport;

/// <summary>The bar at the bottom: scrubbing through the history, its marks, and how it makes do with little room.</summary>
public sealed class TimelineTests
{
    [Fact]
    public void The_mouse_scrubs_from_iteration_to_iteration_and_pauses()
    {
        var stage = new Stage("hello");
        stage.Frames(40);
        Walk walk = stage.Training.Walk;
        Hold(stage, InputKind.PointerPressed, walk.Itinerary.Last(10));
        Assert.Equal((walk.Itinerary.Last(10), false), (walk.Cursor, stage.Playback.IsRunning));
        Hold(stage, InputKind.PointerMoved, walk.Itinerary.Last(25));
        Assert.Equal(walk.Itinerary.Last(25), walk.Cursor);
        Hold(stage, InputKind.PointerReleased, walk.Itinerary.Last(25));
        Hold(stage, InputKind.PointerMoved, walk.Itinerary.Last(5));
        Assert.Equal(25, walk.Cursor.Iteration);
        string[] numbers = [.. InTheBar(stage).Where(
            text => text.Bounds.Y > stage.Appearance.Layout.Transport.Y && text.Text.All(char.IsAsciiDigit)).Select(text => text.Text)];
        Assert.Equal(["25", "0", "40"], numbers);
    }

    [Fact]
    public void Where_iterations_are_wide_the_mouse_scrubs_through_their_terms()
    {
        var stage = new Stage("two-timesteps");
        stage.Playback.IsRunning = false;
        Walk walk = stage.Training.Walk;
        for (int i = 0; i < walk.Itinerary.StopsPerIteration; i++)
        {
            Hold(stage, i == 0 ? InputKind.PointerPressed : InputKind.PointerMoved, walk.Itinerary.At(0, i));
            Assert.Equal(walk.Itinerary.At(0, i), walk.Cursor);
        }
    }

    [Fact]
    public void Marks_say_what_they_mark()
    {
        var stage = new Stage("chaotic");
        stage.Frames(12);
        Walk walk = stage.Training.Walk;
        int largest = stage.Training.Session.History.LargestGradientIteration!.Value;
        Assert.Contains(InTheBarAt(stage, walk.Itinerary.Last(largest)), text =>
            text.Text.EndsWith($"the largest gradient · iteration {largest}", StringComparison.Ordinal));
        stage.Root.Lesson.Stepper.GoTo(walk.Itinerary.Last(6));
        stage.Training.Session.LearningRate = 0.001;
        stage.Do(Actions.Step);
        stage.Do(Actions.Step);
        Assert.Contains(InTheBarAt(stage, walk.Itinerary.Last(6)), text => text.Text == "a change: the run forks · iteration 6");
        Assert.Contains(InTheBarAt(stage, walk.Itinerary.Last(4)), text => text.Text == "iteration 4");
        Assert.Contains(InTheBarAt(stage, walk.Itinerary.Last(1)), text => text.Text == "a stop of the lesson · iteration 1");
    }

    [Fact]
    public void The_abandoned_future_stays_as_a_ghost_in_the_charts()
    {
        var stage = new Stage("hello");
        stage.Frames(30);
        stage.Root.Lesson.Stepper.GoTo(stage.Training.Walk.Itinerary.Last(10));
        stage.Frames(1);
        Assert.Equal(0, Ghosts(stage));
        stage.Training.Session.LearningRate = 0.9;
        stage.Do(Actions.Step);
        stage.Frames(1);
        Assert.Equal(2, Ghosts(stage)); // in the loss and in the gradient's norm
        Assert.Equal(30, stage.View.Iterations);
        stage.View.Focus = PanelKey.Training;
        stage.Frames(1);
        Assert.Contains(stage.Draw().Shapes, shape => shape.Kind == "box" && shape.Color == stage.Root.Theme.Surface.WithOpacity(0.7f)
            && stage.Appearance.Layout.FlowHistory.Encloses(shape.Bounds) && shape.Bounds.Height > 5);

        static int Ghosts(Stage stage)
        {
            Rgba ghost = Rgba.Mix(stage.Root.Theme.Surface, stage.Root.Theme.Muted, 0.55f);
            return stage.Draw().Shapes.Count(shape => shape.Kind == "polyline" && shape.Color == ghost);
        }
    }

    [Fact]
    public void The_step_is_chosen_by_mouse()
    {
        var stage = new Stage("hello");
        DrawnText label = InTheBar(stage).Single(text => text.Text == "step: batch");
        stage.Click(label.Bounds.Center);
        Assert.Equal(Granularity.Phase, stage.Training.Walk.Granularity);
        stage.Tree.Input(InputEvent.OfWheel(label.Bounds.Center, -1));
        Assert.Equal(Granularity.Timestep, stage.Training.Walk.Granularity);
        stage.Tree.Input(InputEvent.OfWheel(label.Bounds.Center, 1));
        stage.Click(label.Bounds.Center);
        stage.Click(label.Bounds.Center);
        stage.Click(label.Bounds.Center);
        Assert.Equal(Granularity.Batch, stage.Training.Walk.Granularity);
    }

    [Theory]
    [InlineData(620)]
    [InlineData(720)]
    [InlineData(960)]
    [InlineData(1280)]
    [InlineData(1600)]
    [InlineData(3840)]
    public void Whatever_the_width_the_parts_of_the_bar_lie_apart_and_the_timeline_has_room(int width)
    {
        var stage = new Stage("hello", width, 720);
        TransportBar bar = stage.Root.Lesson.Transport;
        Control[] parts = [.. bar.Children.OfType<Control>().Where(part => part.Visible)];
        Assert.True(parts.Length >= 4, "back, play, step and the timeline stay");
        for (int i = 0; i < parts.Length; i++)
        {
            Assert.True(bar.Bounds.Encloses(parts[i].Bounds, 0.5f), $"{parts[i]} {parts[i].Bounds} leaves the bar");
            for (int j = 0; j < i; j++)
            {
                Assert.False(
                    parts[i].Bounds.Overlaps(parts[j].Bounds), $"{parts[i]} {parts[i].Bounds} overlaps {parts[j]} {parts[j].Bounds}");
            }
        }

        Assert.True(bar.Timeline.Bounds.Width >= stage.Appearance.Look.Px(200), $"the timeline has {bar.Timeline.Bounds.Width}");
    }

    private static IEnumerable<DrawnText> InTheBar(Stage stage) =>
        stage.Draw().Texts.Where(text => text.Bounds.Y > stage.Appearance.Layout.Transport.Y - stage.Appearance.Look.Px(40));

    private static IEnumerable<DrawnText> InTheBarAt(Stage stage, Cursor place)
    {
        Timeline line = stage.Root.Lesson.Transport.Timeline;
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(line.XOf(place), line.Track.Center.Y)));
        return InTheBar(stage);
    }

    private static void Hold(Stage stage, InputKind kind, Cursor place)
    {
        Timeline line = stage.Root.Lesson.Transport.Timeline;
        stage.Tree.Input(InputEvent.OfPointer(kind, new Point(line.XOf(place), line.Track.Center.Y)));
        stage.Frames(1);
    }
}
