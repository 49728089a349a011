using RnnViz.State;

namespace RnnViz.Tests.State;

/// <summary>What is on the screen is kept every ten seconds and comes back.</summary>
[Collection(StateCollection.Name)]
public sealed class SessionKeeperTests : IDisposable
{
    private static readonly TimeSpan Long = Timeout.InfiniteTimeSpan;

    private readonly StateFolder state = new();
    private readonly HandClock clock = new();

    public void Dispose() => state.Dispose();

    [Fact]
    public void A_session_is_kept_at_once_then_every_ten_seconds_in_which_something_changed()
    {
        using SessionFolder folder = SessionFolder.TryOpen(clock)!;
        int copied = 0;
        var keeper = new SessionKeeper(folder, clock, SessionKeeper.Usual) { Copied = _ => copied++ };
        var scene = new KeptScene("hello");
        void Look()
        {
            keeper.Look(scene.Root);
            keeper.Settle();
        }

        Look();
        Assert.Equal(1, copied);
        scene.Frames(5);
        clock.Pass(TimeSpan.FromSeconds(9));
        Look();
        Assert.Equal(1, copied);
        clock.Pass(TimeSpan.FromSeconds(1));
        Look();
        Assert.Equal(2, copied);
        scene.Root.Lesson.Playback.IsRunning = false;
        clock.Pass(TimeSpan.FromSeconds(10));
        Look();
        Assert.Equal(2, copied); // nothing has changed
        scene.Root.HasMotion = false;
        clock.Pass(TimeSpan.FromSeconds(10));
        Look();
        Assert.Equal(3, copied); // what is seen has
        clock.Jump(TimeSpan.FromDays(-400));
        scene.Frames(1);
        scene.Root.Lesson.Playback.IsRunning = true;
        scene.Frames(3);
        clock.Pass(TimeSpan.FromSeconds(10));
        Look();
        Assert.Equal(4, copied); // the clock on the wall is not the one that counts
        Assert.Equal(scene.Session.Iteration, KeptSession.TryRead(folder.Path)!.Head.Iteration);
    }

    [Fact]
    public void A_frame_in_which_nothing_is_kept_allocates_nothing()
    {
        using SessionFolder folder = SessionFolder.TryOpen(clock)!;
        var keeper = new SessionKeeper(folder, clock, SessionKeeper.Usual);
        var scene = new KeptScene("hello");
        keeper.Look(scene.Root);
        keeper.Settle();
        keeper.Look(scene.Root);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            keeper.Look(scene.Root);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("hello", 40)]
    [InlineData("vanishing", 25)]
    [InlineData("lstm-and-vanilla", 12)]
    [InlineData("series", 6)]
    public void What_was_kept_comes_back_bit_for_bit_without_being_trained_again(string lesson, int frames)
    {
        var scene = new KeptScene(lesson, seed: 3);
        scene.Root.Lesson.Playback.BatchesPerFrame = 3;
        scene.Frames(frames);
        scene.Root.Lesson.Playback.IsRunning = false;
        scene.Root.Scale = 1.25f;
        scene.Frames(2);
        KeptScene again = Again(scene);
        Assert.Equal(scene.Hash, again.Hash);
        Assert.Equal((scene.Session.Iteration, 3), (again.Session.Iteration, again.Session.Seed));
        Assert.Equal(scene.Root.Lesson.Contrast.Runs.Length, again.Root.Lesson.Contrast.Runs.Length);
        Assert.Equal(scene.Root.Lesson.Contrast.Runs.Select(run => run.Training.Session.StateHash()),
            again.Root.Lesson.Contrast.Runs.Select(run => run.Training.Session.StateHash()));
        Assert.Equal(1.25f, again.Root.ChosenScale);
        Assert.Equal("Here it stopped", again.Root.Lesson.LastMessage);
        Assert.Equal(scene.Session.History.Loss.Count, again.Session.History.Loss.Count);
    }

    [Theory]
    [InlineData("clipping-contrast")]
    [InlineData("forget-bias")]
    public void A_run_of_a_contrast_that_was_kept_to_compare_with_comes_back_with_the_session(string lesson)
    {
        var scene = new KeptScene(lesson);
        scene.Do("next run");
        scene.Frames(6);
        scene.Do("compare");
        scene.Do("restart");
        scene.Frames(3);
        scene.Root.Lesson.Playback.IsRunning = false;
        scene.Frames(1);
        KeptScene again = Again(scene);
        Assert.Equal((scene.Hash, "Here it stopped"), (again.Hash, again.Root.Lesson.LastMessage));
        Assert.Equal(1, again.Root.Lesson.Contrast.Front.Index);
        Assert.Equal(scene.Root.Lesson.View.Other!.History.Loss.Latest, again.Root.Lesson.View.Other!.History.Loss.Latest);
    }

    [Fact]
    public void The_place_within_an_iteration_comes_back()
    {
        var scene = new KeptScene("two-timesteps");
        scene.Frames(20);
        scene.Root.Lesson.Playback.IsRunning = false;
        scene.Do("down");
        scene.Do("down");
        scene.Do("step");
        scene.Do("step");
        KeptScene again = Again(scene);
        Assert.Equal(scene.Root.Lesson.Training.Walk.Cursor, again.Root.Lesson.Training.Walk.Cursor);
        Assert.Equal(scene.Root.Lesson.Training.Walk.Granularity, again.Root.Lesson.Training.Walk.Granularity);
    }

    [Fact]
    public void A_lesson_of_ones_own_comes_back_when_its_files_are_gone()
    {
        Directory.CreateDirectory(state["mine"]);
        string table = Path.Combine(state["mine"], "t.csv");
        File.WriteAllText(table, "sold\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"{i * i % 17}\n")));
        var scene = new KeptScene(table);
        scene.Frames(10);
        File.Delete(table);
        KeptScene again = Again(scene);
        Assert.Equal(scene.Hash, again.Hash);
        Assert.Equal("t.csv: sold", again.Session.Lesson.Title);
    }

    [Fact]
    public void A_lesson_that_is_started_again_reads_nothing_that_was_changed_on_the_disk_since()
    {
        Directory.CreateDirectory(state["mine"]);
        string table = Path.Combine(state["mine"], "t.csv");
        File.WriteAllText(table, "sold\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"{i * i % 17}\n")));
        var scene = new KeptScene(table);
        scene.Root.Lesson.Playback.IsRunning = false;
        ulong hash = scene.Session.StateHash();
        foreach (string content in (string[])["", "sold\n1\n", "\0\0\0", "sold;lost\n1,5;2"])
        {
            File.WriteAllText(table, content);
            foreach (string action in (string[])["restart", "restart as loaded"])
            {
                scene.Do(action);
                scene.Root.Lesson.Playback.IsRunning = false;
                Assert.Equal(hash, scene.Session.StateHash());
            }

            scene.Do("restart anew");
            scene.Root.Lesson.Playback.IsRunning = false;
            Assert.NotEqual(hash, scene.Session.StateHash());
            hash = scene.Session.StateHash();
        }
    }

    [Fact]
    public void A_folder_that_was_deleted_is_made_again_and_the_session_in_it_is_still_that_of_a_running_program()
    {
        using SessionFolder folder = SessionFolder.TryOpen(clock)!;
        var keeper = new SessionKeeper(folder, clock, SessionKeeper.Usual);
        var scene = new KeptScene("hello");
        string sessions = Path.Combine(state.Path, "sessions");
        FileAttributes before = File.GetAttributes(sessions);
        UnixFileMode? mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(sessions);
        Assert.True(keeper.KeepNow(scene.Root, Long));
        Directory.Delete(state.Path, recursive: true);
        clock.Pass(TimeSpan.FromSeconds(10));
        scene.Frames(3);
        keeper.Look(scene.Root);
        keeper.Settle();
        Assert.Equal(scene.Session.Iteration, KeptSession.TryRead(folder.Path)!.Head.Iteration);
        Assert.Equal((before, mode), (File.GetAttributes(sessions), OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(sessions)));
        using SessionFolder other = SessionFolder.TryOpen(clock)!;
        Assert.Empty(other.BrokenOff());
        folder.End();
        Assert.Single(other.Left());
    }

    [Fact]
    public void What_cannot_be_written_is_told_once_and_tried_every_ten_seconds_until_it_can()
    {
        using SessionFolder folder = SessionFolder.TryOpen(clock)!;
        int copied = 0, told = 0;
        var keeper = new SessionKeeper(folder, clock, SessionKeeper.Usual) { Copied = _ => copied++, Failed = _ => told++ };
        var scene = new KeptScene("hello");
        scene.Root.Lesson.Playback.IsRunning = false;
        void Look()
        {
            clock.Pass(TimeSpan.FromSeconds(10));
            keeper.Look(scene.Root);
            keeper.Settle();
            keeper.Look(scene.Root);
        }

        void Block()
        {
            Directory.Delete(state.Path, recursive: true);
            File.WriteAllText(state.Path, "a file where the folder was");
            scene.Root.HasMotion ^= true;
        }

        Look();
        Look();
        Assert.Equal((1, 0), (copied, told));
        Block();
        Look();
        Look();
        Look();
        Assert.Equal((4, 1, true), (copied, told, keeper.Problem is IOException));
        Assert.False(keeper.KeepNow(scene.Root, Long));
        File.Delete(state.Path);
        Look();
        Assert.Equal((6, 1, true), (copied, told, keeper.Problem is null));
        Assert.NotNull(KeptSession.TryRead(folder.Path));
        Look();
        Assert.Equal(6, copied); // nothing has changed
        Block();
        Look();
        Look();
        Assert.Equal((8, 2), (copied, told));
        folder.End();
    }

    private KeptScene Again(KeptScene scene)
    {
        using SessionFolder folder = SessionFolder.TryOpen(clock)!;
        var keeper = new SessionKeeper(folder, clock, SessionKeeper.Usual);
        Assert.True(keeper.KeepNow(scene.Root, Long));
        KeptSession kept = KeptSession.TryRead(folder.Path)!;
        int before = 0;
        var again = new KeptScene("hello");
        again.Root.Open(kept.Opening(again.Root, () => before++));
        again.Frames(2);
        Assert.Equal(1, before);
        return again;
    }
}
