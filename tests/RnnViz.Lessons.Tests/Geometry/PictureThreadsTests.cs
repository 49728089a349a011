using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.Threads;

namespace RnnViz.Lessons.Tests.Geometry;

public sealed class PictureThreadsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_piece_is_computed_once_and_waiting_ends_when_all_are_there(int threads)
    {
        var pictures = new PictureThreads("test", threads);
        var job = new CountingJob(200, 10);
        Assert.True(pictures.TryBegin(job, waits: true));
        pictures.Wait();
        Assert.False(pictures.IsBusy);
        Assert.All(job.Computed, count => Assert.Equal(1, count));
        Assert.True(pictures.See(waits: true, out PictureJob? seen));
        Assert.Same(job, seen);
        Assert.Equal(200, job.TakenOver);
        Assert.False(pictures.See(waits: true, out _));
        pictures.End();
    }

    [Fact]
    public void A_newer_picture_is_begun_when_the_coarse_one_of_the_older_is_there_and_one_between_is_left_out()
    {
        using var gate = new ManualResetEventSlim();
        var pictures = new PictureThreads("test", 1);
        CountingJob first = new(500, 4, gate), between = new(500, 4), last = new(500, 4);
        Assert.True(pictures.TryBegin(first, waits: true));
        Assert.True(pictures.TryBegin(between, waits: true));
        Assert.True(pictures.TryBegin(last, waits: true));
        Assert.True(pictures.IsBusy);
        gate.Set();
        SpinWait.SpinUntil(() => !pictures.IsBusy);
        Assert.All(last.Computed, count => Assert.Equal(1, count));
        Assert.Equal([1, 1, 1, 1, 0], first.Computed[..5]);
        Assert.All(between.Computed, count => Assert.Equal(0, count));
        Assert.True(pictures.IsFree(first) && pictures.IsFree(between));
        pictures.End();
    }

    [Fact]
    public void A_picture_that_fails_is_told_and_not_seen_and_the_next_one_is_computed()
    {
        while (ThreadFailures.TryTake(out _))
        {
        }

        var pictures = new PictureThreads("failing picture", 2);
        CountingJob bad = new(50, 4) { FailsAt = 7 }, good = new(50, 4);
        Assert.True(pictures.TryBegin(bad, waits: true));
        pictures.Wait();
        Assert.False(pictures.See(waits: true, out PictureJob? seen));
        Assert.Null(seen);
        Assert.True(pictures.TryBegin(good, waits: true));
        pictures.Wait();
        Assert.True(pictures.See(waits: true, out seen));
        Assert.Same(good, seen);
        Assert.All(good.Computed, count => Assert.Equal(1, count));
        pictures.End();
    }

    [Fact]
    public void What_is_given_up_at_the_end_is_not_waited_for()
    {
        using var gate = new ManualResetEventSlim();
        var pictures = new PictureThreads("test", 1);
        Assert.True(pictures.TryBegin(new CountingJob(100, 4, gate), waits: true));
        pictures.End();
        pictures.Wait();
        Assert.False(pictures.IsBusy);
        gate.Set();
    }

    private sealed class CountingJob(int pieces, int coarse, ManualResetEventSlim? gate = null) : PictureJob
    {
        private int published;

        public int[] Computed { get; } = new int[pieces];

        public int FailsAt { get; init; } = -1;

        public int TakenOver { get; private set; }

        public override int Pieces => pieces;

        public override int CoarsePieces => coarse;

        public override void Compute(int piece, int thread)
        {
            gate?.Wait(TestContext.Current.CancellationToken);
            Interlocked.Increment(ref Computed[piece]);
            if (piece == FailsAt)
            {
                throw new InvalidOperationException("A piece that fails.");
            }
        }

        public override void Publish(int piece) => published++;

        protected override void TakeOver() => TakenOver = published;
    }
}
