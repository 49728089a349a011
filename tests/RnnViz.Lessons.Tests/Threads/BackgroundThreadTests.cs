using RnnViz.Lessons.Threads;

namespace RnnViz.Lessons.Tests.Threads;

public sealed class BackgroundThreadTests
{
    [Fact]
    public void Waiting_allocates_nothing()
    {
        int runs = 0;
        using var begun = new SemaphoreSlim(0);
        Thread waiting = Thread.CurrentThread;
        var thread = new BackgroundThread("slow", () =>
        {
            begun.Release();
            // ends as soon as it is waited for, and not before
            while (Volatile.Read(ref runs) == 0 || !waiting.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
            {
                Thread.Yield();
            }

            runs++;
        });
        thread.Ask();
        begun.Wait(TestContext.Current.CancellationToken);
        Assert.True(thread.IsBusy);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Volatile.Write(ref runs, 1);
        thread.Wait();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.False(thread.IsBusy);
        Assert.Equal(2, runs);
    }

    [Fact]
    public void It_works_as_often_as_it_is_asked_and_waited_for()
    {
        int runs = 0;
        var thread = new BackgroundThread("quick", () => runs++);
        thread.Wait(); // nothing was asked for
        for (int i = 1; i <= 1000; i++)
        {
            thread.Ask();
            thread.Wait();
            Assert.Equal(i, runs);
        }
    }

    [Fact]
    public void Waiting_for_some_time_says_whether_the_work_is_done()
    {
        using var end = new SemaphoreSlim(0);
        var thread = new BackgroundThread("held", end.Wait);
        Assert.True(thread.Wait(TimeSpan.Zero)); // nothing was asked for
        thread.Ask();
        Assert.False(thread.Wait(TimeSpan.Zero));
        end.Release();
        thread.Wait();
        Assert.True(thread.Wait(TimeSpan.Zero));
    }

    [Fact]
    public void What_the_work_throws_ends_nothing_and_is_told_once()
    {
        bool fails = true;
        string name = nameof(What_the_work_throws_ends_nothing_and_is_told_once);
        var thread = new BackgroundThread(name, () =>
        {
            if (fails)
            {
                throw new InvalidOperationException("a test's mistake");
            }
        });
        for (int i = 0; i < 3; i++)
        {
            thread.Ask();
            thread.Wait();
            Assert.True(thread.HasFailed);
            Assert.Throws<InvalidOperationException>(thread.ThrowIfFailed);
        }

        fails = false;
        thread.Ask();
        thread.Wait();
        Assert.False(thread.HasFailed);
        thread.ThrowIfFailed();
        int told = 0;
        while (ThreadFailures.TryTake(out ThreadFailure failure))
        {
            told += failure.Thread == name ? 1 : 0;
        }

        Assert.Equal(1, told);
    }

    [Fact]
    public void A_thread_that_is_ended_is_gone_after_its_work_and_comes_again_where_it_is_asked()
    {
        Thread? worker = null;
        int runs = 0;
        var thread = new BackgroundThread("ended", () => (worker, runs) = (Thread.CurrentThread, runs + 1));
        thread.Ask();
        thread.Wait();
        Thread first = worker!;
        thread.End();
        first.Join(); // its patience would be ten seconds
        thread.Ask();
        thread.Wait();
        Assert.Equal(2, runs);
        Assert.NotSame(first, worker);
        worker!.Join();
    }
}
