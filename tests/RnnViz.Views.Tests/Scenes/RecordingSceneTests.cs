using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;
using RnnViz.Lessons.Tests.Recordings;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>Steps that a training script has recorded: what the keys do, and what is said where they can do nothing.</summary>
public sealed class RecordingSceneTests : IDisposable
{
    private readonly WrittenRecording recording = WrittenRecording.Of(4);

    public void Dispose() => recording.Dispose();

    [Fact]
    public void A_recording_begins_paused_at_its_first_step()
    {
        Stage stage = Opened();
        stage.Frames(120);
        Assert.Equal((false, 0), (stage.Playback.IsRunning, stage.Training.Step.Iteration));
    }

    [Fact]
    public void Space_goes_through_the_steps_a_few_in_a_second_and_pauses_at_the_last_which_it_says()
    {
        Stage stage = Opened();
        stage.Do(Actions.Pause);
        stage.Frames(10);
        Assert.Equal(0, stage.Training.Step.Iteration);
        stage.Frames(60);
        Assert.InRange(stage.Training.Step.Iteration, 1, 3);
        stage.Frames(120);
        Assert.Equal((3, false), (stage.Training.Step.Iteration, stage.Playback.IsRunning));
        Assert.Equal("Iteration 30 is the last recorded step", stage.Root.Lesson.LastMessage);
    }

    [Fact]
    public void A_faster_pace_comes_to_the_last_step_sooner()
    {
        Stage slow = Opened(), fast = Opened();
        fast.Playback.BatchesPerFrame = 60;
        foreach (Stage stage in (Stage[])[slow, fast])
        {
            stage.Do(Actions.Pause);
            stage.Frames(6);
        }

        Assert.Equal((0, 3), (slow.Training.Step.Iteration, fast.Training.Step.Iteration));
    }

    [Theory]
    [InlineData(Granularity.Batch)]
    [InlineData(Granularity.Phase)]
    [InlineData(Granularity.Timestep)]
    [InlineData(Granularity.Term)]
    public void A_step_on_from_the_end_of_the_last_step_stays_and_says_so(Granularity granularity)
    {
        Stage stage = Opened();
        stage.Do(Actions.Last);
        stage.Training.Walk.Granularity = granularity;
        Cursor end = stage.Training.Walk.Cursor;
        stage.Do(Actions.Step);
        Assert.Equal(end, stage.Training.Walk.Cursor);
        Assert.Equal("Iteration 30 is the last recorded step", stage.Root.Lesson.LastMessage);
        stage.Do(Actions.StepBack);
        Assert.NotEqual(end, stage.Training.Walk.Cursor);
        stage.Do(Actions.Step);
        Assert.Equal(end, stage.Training.Walk.Cursor);
    }

    [Fact]
    public void The_walk_by_terms_goes_through_all_steps_and_back()
    {
        Stage stage = Opened();
        stage.Training.Walk.ToStart();
        stage.Training.Walk.GoTo(stage.Training.Walk.Itinerary.First(0));
        stage.Training.Walk.Granularity = Granularity.Term;
        var places = new List<Cursor>();
        while (places.Count == 0 || stage.Training.Walk.Cursor != places[^1])
        {
            places.Add(stage.Training.Walk.Cursor);
            stage.Do(Actions.Step);
        }

        Assert.Equal(4 * stage.Training.Walk.Itinerary.StopsPerIteration, places.Count);
        for (int i = places.Count - 2; i >= 0; i--)
        {
            stage.Do(Actions.StepBack);
            Assert.Equal(places[i], stage.Training.Walk.Cursor);
        }
    }

    [Fact]
    public void To_start_again_goes_to_the_first_step()
    {
        Stage stage = Opened();
        foreach (string action in (string[])[Actions.Restart, Actions.RestartAsLoaded])
        {
            stage.Do(Actions.Last);
            stage.Do(action);
            Assert.Equal(0, stage.Training.Step.Iteration);
            Assert.Equal("Iteration 0, the first recorded step", stage.Root.Lesson.LastMessage);
        }
    }

    [Theory]
    [InlineData(Actions.RestartAnew, "another seed is for the training script")]
    [InlineData(Actions.Contrast, "lies no other recording of 6 timesteps")]
    [InlineData(Actions.AddRun, "lies no other recording of 6 timesteps")]
    [InlineData(Actions.Compare, "is not kept to be compared")]
    public void What_would_be_another_run_is_refused_with_a_sentence(string action, string reason)
    {
        Stage stage = Opened();
        stage.Do(Actions.Last);
        stage.Do(action);
        stage.Frames(2);
        Assert.Equal((3, 1, false), (stage.Training.Step.Iteration, stage.Root.Lesson.Contrast.Runs.Length, stage.Root.Lesson.HasOverlay));
        Assert.Contains(reason, stage.Root.Lesson.LastMessage, StringComparison.Ordinal);
        Assert.Null(stage.View.Compared);
    }

    [Fact]
    public void The_run_that_was_kept_of_another_lesson_is_not_drawn_on_the_axis_of_a_recording_and_is_kept()
    {
        var stage = new Stage("hello");
        stage.Frames(5);
        stage.Do(Actions.Compare);
        stage.Root.OpenDropped([recording.Folder]);
        stage.Frames(2);
        Assert.True(stage.Training.Session.IsRecorded);
        Assert.Equal((null, null), (stage.View.Other, stage.View.OtherLoss));
        Assert.NotNull(stage.View.Kept);
    }

    [Fact]
    public void The_folder_of_a_recording_opens_when_it_is_dropped_and_another_folder_does_not()
    {
        var stage = new Stage("hello");
        stage.Root.OpenDropped([Path.GetDirectoryName(recording.Folder)!]);
        Assert.Equal("my-run", Path.GetFileName(stage.Training.Session.RecordingFolder));
        stage.Root.OpenDropped([recording.Folder]);
        Assert.True(stage.Training.Session.IsRecorded);
        Assert.Equal("Opened Recorded LSTM: rnn", stage.Root.Lesson.LastMessage);
        stage.Root.OpenDropped([Path.GetTempPath()]);
        Assert.Contains("is a folder", stage.Root.Lesson.LastMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dropped_recording_without_a_step_leaves_the_lesson_and_says_why()
    {
        recording.BeginAnew();
        var stage = new Stage("hello");
        stage.Root.OpenDropped([recording.Folder]);
        Assert.Equal("hello", stage.Training.Session.Lesson.Name);
        Assert.Contains(stage.Draw().Texts, text => text.Text.Contains("no step is recorded", StringComparison.Ordinal));
    }

    [Fact]
    public void The_gallery_opens_other_lessons_and_they_train()
    {
        Stage stage = Opened();
        stage.Do(Actions.Lessons);
        stage.Type("two-timesteps");
        stage.Do(Actions.Accept);
        stage.Frames(5);
        Assert.Equal(("two-timesteps", false), (stage.Training.Session.Lesson.Name, stage.Training.Session.IsRecorded));
    }

    [Fact]
    public void A_key_draws_the_next_sequence_of_the_batch_in_every_picture_and_comes_round()
    {
        Stage stage = Opened();
        stage.Frames(1);
        string[] first = Numbers(stage);
        stage.Do(Actions.NextSequence);
        stage.Frames(1);
        Assert.Equal((1, "Sequence 2 of 3"), (stage.Training.Sequence, stage.Root.Lesson.LastMessage));
        Assert.NotEqual(first, Numbers(stage));
        Assert.Contains(stage.Draw().Texts, text => text.Text == "seq. 2/3");
        stage.Do(Actions.NextSequence);
        stage.Do(Actions.NextSequence);
        stage.Frames(1);
        Assert.Equal(0, stage.Training.Sequence);
        Assert.Equal(first, Numbers(stage));
        stage.Do(Actions.PreviousSequence);
        Assert.Equal(2, stage.Training.Sequence);
    }

    [Fact]
    public void The_screen_says_nothing_of_an_optimizer_a_seed_or_a_clip_that_nobody_knows()
    {
        Stage stage = Opened();
        stage.Do(Actions.Last);
        stage.Resize(1920, 1080);
        stage.Frames(2);
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        foreach (string word in (string[])["optimizer", "clip", "sgd", "window k", "forget bias", "batch/frame", "ŷ", "½", "seed"])
        {
            Assert.DoesNotContain(texts, text => text.Contains(word, StringComparison.Ordinal));
        }

        Assert.Contains("recorded, not trained here", texts);
        Assert.Contains("4 steps/s", texts);
        Assert.Contains("0.0100", texts);
    }

    [Fact]
    public void Learning_rate_says_why_it_cannot_be_changed_when_it_is_pointed_at()
    {
        Stage stage = Opened();
        stage.Resize(1920, 1080);
        stage.Frames(1);
        Box track = stage.Root.Lesson.Controls.Places.Single(place => place.Name == "learning rate").Box;
        Assert.False(stage.Root.Lesson.Controls.Places.Single(place => place.Name == "learning rate").IsEnabled);
        stage.PointAt(track.Center);
        string tip = string.Join(' ', stage.Tip().Select(text => text.Text));
        Assert.Contains("It is changed there, not here.", tip, StringComparison.Ordinal);
    }

    [Fact]
    public void The_spectrum_of_a_recorded_step_is_called_by_the_iteration_that_the_recorder_counted()
    {
        using WrittenRecording vanilla = WrittenRecording.Of(3, "rnn_tanh");
        var stage = new Stage(vanilla.Load(), new Extent(1920, 1080));
        stage.Do(Actions.Last);
        stage.Frames(2);
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        Assert.Contains("it. 20", texts);
        Assert.DoesNotContain("it. 2", texts);
        Assert.Equal(2, stage.Training.Session.Spectrum.Iteration);
    }

    [Fact]
    public void At_the_update_the_equations_say_that_it_was_made_elsewhere()
    {
        Stage stage = Opened();
        stage.Training.Walk.GoTo(new Cursor(1, Phase.Update, 0, Term.Update));
        stage.Training.Walk.Granularity = Granularity.Term;
        stage.Frames(2);
        string all = string.Join(' ', stage.Draw().Texts.Select(text => text.Text));
        Assert.Contains("in the training script", all, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", all, StringComparison.Ordinal);
    }

    private Stage Opened() => new(recording.Load(), new Extent(1280, 720));

    private static string[] Numbers(Stage stage) => [.. stage.Draw().Texts.Select(text => text.Text).Where(text => text.Contains('.'))];

}
