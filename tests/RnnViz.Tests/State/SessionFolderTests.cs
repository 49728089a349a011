using RnnViz.State;

namespace RnnViz.Tests.State;

[Collection(StateCollection.Name)]
public sealed class SessionFolderTests : IDisposable
{
    private readonly StateFolder state = new();
    private readonly HandClock clock = new();

    public void Dispose() => state.Dispose();

    [Fact]
    public void Two_windows_at_once_have_a_file_each_and_neither_takes_the_other_for_broken_off()
    {
        using SessionFolder first = SessionFolder.TryOpen(clock)!, second = SessionFolder.TryOpen(clock)!;
        Assert.NotEqual(first.Path, second.Path);
        File.WriteAllText(first.Path, "a");
        File.WriteAllText(second.Path, "b");
        Assert.Empty(first.BrokenOff());
        Assert.Empty(second.BrokenOff());
        Assert.Empty(second.Left());
    }

    [Fact]
    public void What_is_open_while_nobody_is_in_it_was_broken_off_until_it_is_settled()
    {
        string path = Leave("a");
        using SessionFolder next = SessionFolder.TryOpen(clock)!;
        Assert.Equal([path], next.BrokenOff());
        SessionFolder.Settle(path);
        Assert.Empty(next.BrokenOff());
        Assert.Equal(Path.ChangeExtension(path, ".ended"), Assert.Single(next.Left()));
    }

    [Fact]
    public void A_session_that_ended_as_it_should_is_not_broken_off_and_can_be_gone_on_with()
    {
        using (SessionFolder first = SessionFolder.TryOpen(clock)!)
        {
            File.WriteAllText(first.Path, "a");
            first.End();
        }

        using SessionFolder next = SessionFolder.TryOpen(clock)!;
        Assert.Empty(next.BrokenOff());
        Assert.Single(next.Left());
    }

    [Fact]
    public void Tidying_keeps_the_last_five_that_ended_and_takes_parts_and_locks_away()
    {
        for (int i = 0; i < 9; i++)
        {
            clock.Pass(TimeSpan.FromSeconds(1));
            SessionFolder.Settle(Leave("x"));
        }

        string folder = Path.Combine(state.Path, "sessions");
        File.WriteAllText(Path.Combine(folder, "session-0-1-1.open.part"), "half");
        File.WriteAllText(Path.Combine(folder, "session-0-1-2.lock"), "");
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "of somebody");
        using SessionFolder next = SessionFolder.TryOpen(clock)!;
        next.Tidy();
        Assert.Equal(5, Directory.GetFiles(folder, "*.ended").Length);
        Assert.Empty(Directory.GetFiles(folder, "*.part"));
        Assert.Single(Directory.GetFiles(folder, "*.lock"));
        Assert.True(File.Exists(Path.Combine(folder, "notes.txt")));
    }

    [Fact]
    public void Whatever_lies_in_the_folder_is_no_session_and_nothing_is_thrown()
    {
        byte[] whole = Whole();
        var random = new Random(16);
        var files = new List<byte[]> { Array.Empty<byte>(), "RnnViz session 1\n"u8.ToArray(), new byte[10_000], new byte[49] };
        for (int i = 0; i < 200; i++)
        {
            byte[] changed = i % 2 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            if (i % 2 == 1)
            {
                changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            }

            files.Add(changed);
        }

        string path = state["some.open"];
        foreach (byte[] content in files)
        {
            File.WriteAllBytes(path, content);
            Assert.Null(KeptSession.TryRead(path));
        }

        Assert.Null(KeptSession.TryRead(state["nothing.open"]));
        Directory.CreateDirectory(state["folder.open"]);
        Assert.Null(KeptSession.TryRead(state["folder.open"]));
        File.WriteAllBytes(path, whole);
        Assert.NotNull(KeptSession.TryRead(path));
    }

    [Fact]
    public void When_it_was_kept_is_said_with_the_day_only_where_that_is_another_one()
    {
        string path = state["some.open"];
        File.WriteAllBytes(path, Whole());
        KeptSession kept = KeptSession.TryRead(path)!;
        Assert.Equal("Iteration 0, kept at 14:32", kept.Place(clock));
        clock.Pass(TimeSpan.FromDays(2));
        Assert.Equal("Iteration 0, kept at 2026-11-29 14:32", kept.Place(clock));
    }

    private byte[] Whole()
    {
        using SessionFolder folder = SessionFolder.TryOpen(clock)!;
        var keeper = new SessionKeeper(folder, clock, SessionKeeper.Usual);
        Assert.True(keeper.KeepNow(new KeptScene("two-timesteps").Root, Timeout.InfiniteTimeSpan));
        return File.ReadAllBytes(folder.Path);
    }

    // as a program that was killed does
    private string Leave(string content)
    {
        using SessionFolder folder = SessionFolder.TryOpen(clock)!;
        File.WriteAllText(folder.Path, content);
        return folder.Path;
    }
}
