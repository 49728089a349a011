using RnnViz.Lessons.History;

namespace RnnViz.Lessons.Tests.History;

public sealed class CheckpointsTests
{
    private const long Millisecond = 10, Second = 1000 * Millisecond;

    [Fact]
    public void Fast_iterations_are_kept_every_64_slow_ones_every_25_milliseconds()
    {
        using var fast = new Checkpoints(10, 1 << 20, visitedApart: 1, Second);
        Assert.Equal([0, 64, 128, 192], Kept(fast, 200, ticks: 0));
        using var slow = new Checkpoints(10, 1 << 20, visitedApart: 1, Second);
        Assert.Equal([0, 3, 6, 9, 12, 15, 18], Kept(slow, 20, ticks: 9 * Millisecond));
    }

    [Fact]
    public void Without_room_every_second_goes_but_the_first_and_those_that_others_come_back_to()
    {
        // room for 16, two of them for what replays come through
        using var checkpoints = new Checkpoints(1024, 16 * 1024 * sizeof(double), visitedApart: 20, Second);
        List<int> kept = Kept(checkpoints, 200, ticks: 9 * Millisecond);
        Assert.Equal(3, checkpoints.Thinnings);
        Assert.Equal(checkpoints.Count, kept.Count);
        Assert.InRange(kept.Count, 7, 14);
        Assert.Contains(0, kept);
        Assert.Contains(80, kept);
        Assert.Contains(160, kept);
        Assert.All(kept.Zip(kept.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1, 36));
    }

    [Fact]
    public void What_lies_after_a_fork_is_forgotten_and_what_a_replay_came_through_is_kept_for_a_while()
    {
        using var checkpoints = new Checkpoints(10, 1 << 20, visitedApart: 1, Second);
        Kept(checkpoints, 300, ticks: 0);
        Assert.True(checkpoints.Revisit(64).IsEmpty);
        for (int i = 65; i < 90; i++)
        {
            checkpoints.Revisit(i).Fill(i);
        }

        Assert.True(checkpoints.Revisit(70).IsEmpty);
        Assert.Equal(70.0, checkpoints.Nearest(70, out int found)[0]);
        Assert.Equal(70, found);
        checkpoints.DropAfter(69);
        Assert.Equal(69.0, checkpoints.Nearest(250, out found)[9]);
        Assert.Equal(69, found);
        Assert.Equal(2, checkpoints.Count);
    }

    [Fact]
    public void Memory_is_taken_as_the_run_grows()
    {
        using var checkpoints = new Checkpoints(10_000, 64 << 20, visitedApart: 1, Second);
        Assert.Equal(0, checkpoints.BytesTaken);
        Kept(checkpoints, 64 * 100, ticks: 0);
        Assert.InRange(checkpoints.BytesTaken, 100 * 80_000, 100 * 80_000 + (2 << 20));
    }

    // writes its iteration into each, and finds it again
    private static List<int> Kept(Checkpoints checkpoints, int iterations, long ticks)
    {
        for (int i = 0; i < iterations; i++)
        {
            checkpoints.Arrive(i, ticks).Fill(i);
        }

        var kept = new List<int>();
        for (int i = 0; i < iterations; i++)
        {
            double written = checkpoints.Nearest(i, out int found)[^1];
            Assert.Equal(found, written);
            if (found == i)
            {
                kept.Add(i);
            }
        }

        return kept;
    }
}
