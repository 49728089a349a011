using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Tests.Recordings;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>A recording that grows while it is shown.</summary>
public sealed class FollowedRecordingTests : IDisposable
{
    private readonly WrittenRecording recording = WrittenRecording.Of(2);
    private readonly Stage stage;

    public FollowedRecordingTests()
    {
        stage = new Stage(recording.Load(), new Extent(1280, 720));
        stage.Root.FollowsRecording = true;
        stage.Frames(1);
    }

    public void Dispose() => recording.Dispose();

    [Fact]
    public void Following_begins_at_the_newest_step_and_goes_to_each_new_one_within_a_second()
    {
        Assert.Equal(10, stage.Training.Step.ShownIteration);
        for (int i = 2; i < 5; i++)
        {
            recording.Add(10 * i);
            stage.Frames(60);
            Assert.Equal((10 * i, i), (stage.Training.Step.ShownIteration, stage.Training.Walk.Furthest));
            Assert.True(double.IsFinite(stage.Training.Step.GradientNorm));
        }
    }

    [Fact]
    public void A_walk_that_stands_elsewhere_stays_and_the_timeline_grows()
    {
        stage.Do(Actions.First);
        recording.Add(20);
        stage.Frames(60);
        Assert.Equal((0, 2), (stage.Training.Step.ShownIteration, stage.Training.Walk.Furthest));

        stage.Do(Actions.Last);
        stage.Do(Actions.Down);
        stage.Do(Actions.StepBack);
        recording.Add(30);
        stage.Frames(60);
        Assert.Equal((20, 3), (stage.Training.Step.ShownIteration, stage.Training.Walk.Furthest));
    }

    [Fact]
    public void Without_following_new_steps_are_not_looked_for()
    {
        stage.Root.FollowsRecording = false;
        recording.Add(20);
        stage.Frames(120);
        Assert.Equal(1, stage.Training.Walk.Furthest);
    }

    [Fact]
    public void What_was_known_of_the_last_step_stays_known_when_others_follow()
    {
        double norm = stage.Training.Step.GradientNorm;
        recording.Add(20);
        stage.Frames(60);
        Assert.Equal(norm, stage.Training.Session.History.GradientNorm.Last(1));
        Assert.Equal(2, stage.Training.Session.History.Count);
    }

    [Fact]
    public void The_last_step_is_the_last_so_far()
    {
        stage.Do(Actions.Step);
        Assert.Equal("Iteration 10 is the last recorded step so far", stage.Root.Lesson.LastMessage);
        recording.Add(20);
        stage.Frames(60);
        stage.Do(Actions.StepBack);
        Assert.Equal(10, stage.Training.Step.ShownIteration);
    }

    [Fact]
    public void A_recording_that_is_begun_anew_is_opened_anew_when_it_has_a_step()
    {
        recording.BeginAnew();
        stage.Frames(120);
        Assert.Equal(10, stage.Training.Step.ShownIteration);
        Assert.Contains("begun anew", stage.Root.Lesson.LastMessage, StringComparison.Ordinal);
        recording.Add(5, loss: 7);
        stage.Frames(60);
        Assert.Equal((5, 7.0, 0), (stage.Training.Step.ShownIteration, stage.Training.Step.LossPerOutput, stage.Training.Walk.Furthest));
        recording.Add(15);
        stage.Frames(60);
        Assert.Equal((15, 1), (stage.Training.Step.ShownIteration, stage.Training.Walk.Furthest));
    }

    [Fact]
    public void A_recording_in_its_place_that_is_longer_already_is_noticed()
    {
        recording.BeginAnew();
        for (int i = 0; i < 6; i++)
        {
            recording.Add(3 * i, loss: 100 + i);
        }

        stage.Frames(60);
        Assert.Equal((15, 105.0, 5), (stage.Training.Step.ShownIteration, stage.Training.Step.LossPerOutput, stage.Training.Walk.Furthest));
    }

    [Fact]
    public void A_list_that_cannot_be_read_is_said_once_and_followed_when_it_is_whole_again()
    {
        string list = Path.Combine(recording.Folder, "run.jsonl"), whole = File.ReadAllText(list);
        File.WriteAllText(list, whole + "{\"iteration\": 20, \"file\"\n");
        stage.Frames(60);
        Assert.Contains("cannot be read now", stage.Root.Lesson.LastMessage, StringComparison.Ordinal);
        Assert.Equal(10, stage.Training.Step.ShownIteration);
        File.Delete(list);
        stage.Frames(60);
        recording.Add(20);
        stage.Frames(60);
        Assert.Equal(20, stage.Training.Step.ShownIteration);
    }

    [Fact]
    public void Half_a_line_is_no_step_yet()
    {
        string list = Path.Combine(recording.Folder, "run.jsonl"), whole = File.ReadAllText(list);
        recording.Add(20);
        string longer = File.ReadAllText(list);
        File.WriteAllText(list, longer[..(whole.Length + 20)]);
        stage.Frames(60);
        Assert.Equal(10, stage.Training.Step.ShownIteration);
        File.WriteAllText(list, longer);
        stage.Frames(60);
        Assert.Equal(20, stage.Training.Step.ShownIteration);
    }

    [Fact]
    public void Another_lesson_is_left_alone()
    {
        stage.Root.OpenDropped([]);
        stage.Do(Actions.Lessons);
        stage.Type("hello");
        stage.Do(Actions.Accept);
        recording.BeginAnew();
        stage.Frames(120);
        Assert.Equal("hello", stage.Training.Session.Lesson.Name);
    }
}
