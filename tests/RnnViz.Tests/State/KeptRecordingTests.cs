using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Tests.Recordings;
using RnnViz.State;
using RnnViz.Views.Scenes;

namespace RnnViz.Tests.State;

/// <summary>A recording that was looked at when the program stopped is come back to, at its step.</summary>
[Collection(StateCollection.Name)]
public sealed class KeptRecordingTests : IDisposable
{
    private readonly StateFolder state = new();
    private readonly HandClock clock = new();
    private readonly WrittenRecording recording = WrittenRecording.Of(5);

    public void Dispose()
    {
        recording.Dispose();
        state.Dispose();
    }

    [Fact]
    public void It_comes_back_at_its_step_and_is_called_by_the_iteration_that_the_recorder_counted()
    {
        KeptSession kept = Keep();
        Assert.Equal((30, recording.Folder), (kept.Head.Iteration, kept.Head.Data.Single()));
        var again = new KeptScene("hello");
        again.Root.Open(kept.Opening(again.Root));
        again.Frames(3);
        Assert.Equal((true, 30, 3), (again.Session.IsRecorded, again.Session.Step.ShownIteration, again.Session.Iteration));
        Assert.Equal("Here it stopped", again.Root.Lesson.LastMessage);
        Assert.False(again.Root.Lesson.Playback.IsRunning);
        Assert.Equal(1, again.Root.Lesson.Training.Sequence);
    }

    [Fact]
    public void Two_beside_each_other_come_back_each_from_its_folder()
    {
        recording.Beside("other", "gru", 6, 4, 10, 30);
        string other = Path.Combine(Path.GetDirectoryName(recording.Folder)!, "other");
        KeptSession kept = Keep(scene => scene.BesideRecording(other));
        Assert.Equal(2, kept.Head.Data.Count);
        var again = new KeptScene("hello");
        again.Root.Open(kept.Opening(again.Root));
        again.Frames(3);
        Assert.Equal("Here it stopped", again.Root.Lesson.LastMessage);
        Assert.Equal(["my-run", "other"], again.Root.Lesson.Contrast.Runs.Select(run => run.Name));
        Assert.Equal([30, 30], again.Root.Lesson.Contrast.Runs.Select(run => run.Training.Step.ShownIteration));
        Directory.Delete(other, recursive: true);
        LessonException refused = Assert.Throws<LessonException>(() => kept.Opening(again.Root).Read());
        Assert.StartsWith($"the recording at {other} is not there", refused.Errors.Single().Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_folder_has_gone_the_lesson_stays_and_the_screen_says_why()
    {
        KeptSession kept = Keep();
        Directory.Move(recording.Folder, recording.Folder + "-elsewhere");
        LessonException refused = Assert.Throws<LessonException>(() => kept.Opening(new KeptScene("hello").Root).Read());
        Assert.Equal(
            $"session: the recording at {recording.Folder} is not there; put it back before going on", refused.Errors.Single().ToString());
        var again = new KeptScene("hello");
        again.Root.Open(kept.Opening(again.Root));
        again.Frames(3);
        Assert.Equal("hello", again.Session.Lesson.Name);
        Assert.True(again.Root.Lesson.HasOverlay);
    }

    [Fact]
    public void Steps_that_were_recorded_since_are_there()
    {
        KeptSession kept = Keep();
        recording.Add(50);
        var again = new KeptScene("hello");
        again.Root.Open(kept.Opening(again.Root));
        again.Frames(3);
        Assert.Equal((30, 5), (again.Session.Step.ShownIteration, again.Session.History.Count));
    }

    private KeptSession Keep(Action<ProgramScene>? first = null)
    {
        using SessionFolder folder = SessionFolder.TryOpen(clock)!;
        var keeper = new SessionKeeper(folder, clock, SessionKeeper.Usual);
        var scene = new KeptScene(recording.Folder);
        scene.Root.Lesson.Training.Walk.GoToIteration(3);
        first?.Invoke(scene.Root);
        scene.Do("next sequence");
        scene.Frames(1);
        Assert.True(keeper.KeepNow(scene.Root, Timeout.InfiniteTimeSpan));
        return KeptSession.TryRead(folder.Path)!;
    }
}
