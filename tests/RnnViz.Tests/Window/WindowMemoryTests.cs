using System.Diagnostics;
using RnnViz.Lessons.Tests.Recordings;
using RnnViz.State;
using RnnViz.Tests.State;
using RnnViz.Window;

namespace RnnViz.Tests.Window;

/// <summary>Several windows were killed: each of their sessions is offered, one at each start, until somebody has answered.</summary>
[Collection(StateCollection.Name)]
public sealed class WindowMemoryTests : IDisposable
{
    private static readonly string[] Killed = ["hello", "series", "two-timesteps"];

    private readonly StateFolder state = new();
    private readonly HandClock clock = new();

    public void Dispose() => state.Dispose();

    [Theory]
    [InlineData("accept")]
    [InlineData("back")]
    [InlineData("pause")]
    public void After_an_answer_the_next_start_offers_the_session_before_though_the_program_was_quit(string action)
    {
        string[] sessions = Kill();
        for (int i = sessions.Length - 1; i >= 0; i--)
        {
            KeptScene scene = Start(out WindowMemory memory);
            Assert.True(scene.Root.Lesson.HasNotice, "a session was to be offered");
            scene.Do(action);
            scene.Frames(2);
            Assert.False(scene.Root.Lesson.HasNotice);
            Assert.Equal(action == "accept" ? Killed[i] : "vanishing", scene.Session.Lesson.Name);
            Quit(memory);
            Assert.Equal(sessions[..i], Directory.GetFiles(Folder, "*.open").Order(StringComparer.Ordinal));
        }

        KeptScene last = Start(out WindowMemory none);
        Assert.False(last.Root.Lesson.HasNotice);
        Quit(none);
    }

    [Fact]
    public void What_is_still_offered_when_the_program_is_quit_is_offered_again()
    {
        string[] sessions = Kill();
        Start(out WindowMemory memory);
        Quit(memory);
        Assert.Equal(sessions, Directory.GetFiles(Folder, "*.open").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_session_whose_recording_is_not_there_is_offered_again_until_it_can_be_gone_on_with()
    {
        using WrittenRecording recording = WrittenRecording.Of(3);
        Kill(recording.Folder);
        Directory.Move(recording.Folder, recording.Folder + "-elsewhere");
        for (int i = 0; i < 2; i++)
        {
            KeptScene without = Start(out WindowMemory refused);
            without.Do("accept");
            without.Frames(2);
            Assert.Equal("vanishing", without.Session.Lesson.Name);
            without.Do("back");
            without.Frames(2);
            Quit(refused);
        }

        Directory.Move(recording.Folder + "-elsewhere", recording.Folder);
        KeptScene scene = Start(out WindowMemory memory);
        scene.Do("accept");
        scene.Frames(2);
        Assert.True(scene.Session.IsRecorded);
        Quit(memory);
    }

    [Fact]
    public void Going_on_at_once_takes_the_newest_that_was_not_gone_on_with_also_one_that_was_declined()
    {
        Kill();
        KeptScene scene = Start(out WindowMemory memory);
        scene.Do("back");
        memory.Dispose(); // its own session is broken off, too, and the newest
        clock.Pass(TimeSpan.FromSeconds(1));
        var windows = new List<WindowMemory>();
        foreach (string expected in (string[])["vanishing", .. Killed.Reverse()])
        {
            KeptScene next = Start(out WindowMemory open, resumes: true, lesson: "forget-bias");
            next.Frames(2);
            Assert.Equal(expected, next.Session.Lesson.Name);
            windows.Add(open);
        }

        foreach (WindowMemory open in windows)
        {
            Quit(open);
        }
    }

    [Fact]
    public void The_screen_says_why_a_session_cannot_be_kept_and_what_becomes_of_the_run()
    {
        KeptScene scene = Start(out WindowMemory memory);
        Directory.Delete(state.Path, recursive: true);
        File.WriteAllText(state.Path, "a file where the folder was");
        scene.Root.HasMotion ^= true;
        clock.Pass(TimeSpan.FromSeconds(10));
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(4) && !IsSaid(); Thread.Sleep(10))
        {
            memory.Look();
        }

        Assert.Equal(
            $"This session cannot be kept:\n{Folder} cannot be written, as {state.Path} is a file and not a folder; "
            + "choose another folder.", scene.Root.Lesson.LastMessage);
        Assert.Equal("The run is not saved.", scene.Root.WhatBecomesOfTheRun);
        File.Delete(state.Path);
        clock.Pass(TimeSpan.FromSeconds(10));
        Quit(memory);
        Assert.Single(Directory.GetFiles(Folder, "*.ended"));

        bool IsSaid() => scene.Root.Lesson.LastMessage.StartsWith("This session", StringComparison.Ordinal);
    }

    private string Folder => Path.Combine(state.Path, "sessions");

    // windows that are killed, one after the other; their files in this order
    private string[] Kill(params string[] lessons)
    {
        var files = new List<string>();
        foreach (string lesson in lessons.Length == 0 ? Killed : lessons)
        {
            using SessionFolder folder = SessionFolder.TryOpen(clock)!;
            var keeper = new SessionKeeper(folder, clock, SessionKeeper.Usual);
            Assert.True(keeper.KeepNow(new KeptScene(lesson).Root, Timeout.InfiniteTimeSpan));
            File.SetLastWriteTimeUtc(folder.Path, DateTime.UtcNow.AddDays(-1).AddMinutes(files.Count));
            files.Add(folder.Path);
            clock.Pass(TimeSpan.FromSeconds(1));
        }

        return [.. files];
    }

    private KeptScene Start(out WindowMemory memory, bool resumes = false, string lesson = "vanishing")
    {
        var scene = new KeptScene(lesson);
        scene.Root.Lesson.Playback.IsRunning = false;
        memory = new WindowMemory(scene.Root, clock, resumes, () => { });
        while (!memory.HasLooked)
        {
            memory.Look();
            Thread.Yield();
        }

        return scene;
    }

    private void Quit(WindowMemory memory)
    {
        memory.End();
        memory.Dispose();
        clock.Pass(TimeSpan.FromSeconds(1));
    }
}
