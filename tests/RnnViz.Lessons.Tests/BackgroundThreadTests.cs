namespace RnnViz.Lessons.Tests;

public sealed class BackgroundThreadTests
{
    [Fact]
    public void Waiting_for_slow_work_allocates_nothing()
    {
        int runs = 0;
        Thread waiting = Thread.CurrentThread;
        var thread = new BackgroundThread("slow", () =>
        {
            while ((waiting.ThreadState & ThreadState.WaitSleepJoin) == 0)
            {
                Thread.Yield(); // until the other really waits
            }

            runs++;
        });
        thread.Ask();
        Assert.True(thread.IsBusy);
        long before = GC.GetAllocatedBytesForCurrentThread();
        thread.Wait();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.False(thread.IsBusy);
        Assert.Equal(1, runs);
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
}
