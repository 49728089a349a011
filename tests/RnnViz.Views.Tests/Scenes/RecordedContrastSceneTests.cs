using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;
using RnnViz.Lessons.Tests.Recordings;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>Recordings beside each other on the screen: which are offered, what is said, and that all stand at one iteration.</summary>
public sealed class RecordedContrastSceneTests : IDisposable
{
    private readonly WrittenRecording recording = WrittenRecording.Of(4);

    public void Dispose() => recording.Dispose();

    [Fact]
    public void V_offers_the_folders_beside_this_one_and_shows_the_chosen_one_at_the_iterations_that_both_have()
    {
        recording.Beside("other", "gru", 6, 2, 0, 20, 40);
        Stage stage = Opened();
        stage.Training.Walk.GoToIteration(2);
        stage.Do(Actions.Contrast);
        stage.Frames(1);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "GRU, 5 units, from iteration 0");
        stage.Type("1");
        stage.Frames(2);
        Assert.Equal(["my-run", "other"], stage.Root.Lesson.Contrast.Runs.Select(run => run.Name));
        Assert.Equal("Beside this run: other, at the 2 iterations that all have, 0 to 20", stage.Root.Lesson.LastMessage);
        Assert.Equal([20, 20], Shown(stage));
        stage.Do(Actions.StepBack);
        stage.Frames(1);
        Assert.Equal([0, 0], Shown(stage));
        stage.Do(Actions.Contrast);
        stage.Frames(1);
        Assert.Equal([0], Shown(stage));
        Assert.Equal(3, stage.Training.Walk.Furthest);
    }

    [Fact]
    public void The_place_within_an_iteration_stays_when_another_recording_comes_and_goes()
    {
        recording.Beside("other", "gru", 6, 2, 10, 20);
        Stage stage = Opened();
        var place = new Cursor(1, Phase.Backward, 3, Term.HiddenGradient);
        stage.Training.Walk.GoTo(place);
        stage.Root.BesideRecording(Path.Combine(Path.GetDirectoryName(recording.Folder)!, "other"));
        Assert.Equal((10, place with { Iteration = 0 }), (stage.Training.Step.ShownIteration, stage.Training.Walk.Cursor));
        stage.Do(Actions.Contrast);
        Assert.Equal(place, stage.Training.Walk.Cursor);
    }

    [Fact]
    public void Where_no_other_recording_lies_beside_it_V_says_so()
    {
        recording.Beside("longer", "gru", 7, 2, 0);
        Stage stage = Opened();
        stage.Do(Actions.Contrast);
        stage.Frames(1);
        Assert.False(stage.Root.Lesson.HasOverlay);
        Assert.Contains("lies no other recording of 6 timesteps", stage.Root.Lesson.LastMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_that_is_broken_after_it_was_offered_leaves_the_screen_and_says_why()
    {
        WrittenRecording other = recording.Beside("other", "gru", 6, 2, 0);
        Stage stage = Opened();
        stage.Do(Actions.Contrast);
        stage.Frames(1);
        other.BeginAnew();
        stage.Type("1");
        stage.Frames(1);
        Assert.Single(stage.Root.Lesson.Contrast.Runs);
        Assert.Contains("no step is recorded in it yet", stage.Root.Lesson.LastMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_sequence_is_one_that_all_recordings_have()
    {
        recording.Beside("other", "gru", 6, 2, 0, 10);
        Stage stage = Opened();
        stage.Root.BesideRecording(Path.Combine(Path.GetDirectoryName(recording.Folder)!, "other"));
        for (int i = 1; i <= 4; i++)
        {
            stage.Do(Actions.NextSequence);
            stage.Frames(1);
            Assert.All(stage.Root.Lesson.Contrast.Runs, run => Assert.Equal(i % 2, run.Training.Sequence));
        }
    }

    [Fact]
    public void Nothing_is_said_of_same_batches_of_trained_runs_or_of_a_lower_loss()
    {
        WrittenRecording other = recording.Beside("other", "gru", 6, 2, 0);
        other.Add(30, loss: 50);
        Stage stage = Opened();
        stage.Resize(1920, 1080);
        stage.Root.BesideRecording(other.Folder);
        stage.Do(Actions.Last);
        stage.Do(Actions.PanelOfVerdict);
        stage.Frames(2);
        string all = string.Join(' ', stage.Draw().Texts.Select(text => text.Text));
        Assert.Contains("arrives at t = 1", all, StringComparison.Ordinal);
        foreach (string word in (string[])["lower loss", "at iteration 0", "trained on", "floor"])
        {
            Assert.DoesNotContain(word, all, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_loss_of_the_last_step_is_on_the_chart_while_an_earlier_one_is_shown()
    {
        Stage stage = Opened();
        stage.Frames(2);
        Assert.Equal((0.25, 4), (stage.Training.Session.LastRecordedLoss, stage.View.Iterations));
        stage.Do(Actions.Last);
        stage.Frames(1);
        Assert.Equal((double.NaN, 4), (stage.Training.Session.LastRecordedLoss, stage.View.Iterations));
    }

    private static IEnumerable<int> Shown(Stage stage) => stage.Root.Lesson.Contrast.Runs.Select(run => run.Training.Step.ShownIteration);

    private Stage Opened() => new(recording.Load(), new Extent(1280, 720));
}
