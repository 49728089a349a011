using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Overlays;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Overlays;

/// <summary>The screen says where NaN or ∞ began.</summary>
public sealed class NonFiniteNoteTests
{
    [Fact]
    public void A_run_that_overflows_pauses_with_a_note_that_says_where_and_goes_back_there_on_a_click()
    {
        Stage stage = Overflowing();
        Assert.False(stage.Playback.IsRunning);
        Cursor place = Assert.NotNull(stage.Training.Walk.NonFinitePlace);
        Assert.Equal(place, stage.Training.Walk.Cursor);
        string said = Said(stage);
        Assert.StartsWith("∞ first in h at t = ", said, StringComparison.Ordinal);
        Assert.EndsWith($", forward, iteration {place.Iteration}", said, StringComparison.Ordinal);

        stage.Playback.IsRunning = true;
        stage.Frames(5);
        Assert.True(stage.Training.Step.Iteration > place.Iteration + 2);
        Assert.EndsWith("; a click goes there", Said(stage), StringComparison.Ordinal);
        stage.Click(NoteOf(stage).Bounds.Center);
        Assert.Equal(place, stage.Training.Walk.Cursor);

        stage.Training.Walk.ToStart();
        stage.Frames(1);
        Assert.Equal("", Said(stage));
    }

    [Fact]
    public void A_step_back_from_there_undoes_it_and_another_rate_takes_it_back()
    {
        Stage stage = Overflowing();
        int iteration = stage.Training.Walk.Cursor.Iteration;
        stage.Do(Actions.StepBack);
        stage.Do(Actions.StepBack);
        Assert.True(stage.Training.Walk.Cursor.Iteration < iteration);
        Assert.True(double.IsFinite(stage.Training.Step.LossPerOutput));
        stage.Training.Walk.ToStart();
        stage.Training.Session.LearningRate = 0;
        stage.Playback.IsRunning = true;
        stage.Frames(iteration + 3);
        Assert.True(stage.Playback.IsRunning);
        Assert.Equal("", Said(stage));
    }

    private static Stage Overflowing()
    {
        Stage stage = HostileState.Open("exploding", "exploding until it overflows");
        stage.Training.Walk.ToStart();
        stage.Playback.IsRunning = true;
        for (int i = 0; i < 100 && stage.Playback.IsRunning; i++)
        {
            stage.Frames(1);
        }

        stage.Frames(1);
        return stage;
    }

    private static NonFiniteNote NoteOf(Stage stage) => stage.Root.Lesson.Children.OfType<NonFiniteNote>().Single();

    private static string Said(Stage stage)
    {
        Box bounds = NoteOf(stage).Bounds;
        RecordingCanvas canvas = stage.Draw();
        TextStyle style = stage.Appearance.Look.Body;
        return string.Concat(canvas.Texts.Where(text => bounds.Contains(text.Bounds.Center) && text.Style.Size == style.Size
            && text.Color == stage.Appearance.Look.Theme.Surface).Select(text => text.Text));
    }
}
