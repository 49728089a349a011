using RnnViz.Lessons.Threads;

namespace RnnViz.Lessons.Tests.Threads;

public sealed class BackgroundTaskTests
{
    [Fact]
    public void What_comes_of_the_work_is_taken_when_it_is_over()
    {
        using var end = new SemaphoreSlim(0);
        var task = new BackgroundTask<int>("held", progress =>
        {
            progress.Report(1, 4);
            end.Wait();
            return 7;
        });
        Assert.False(task.Wait(TimeSpan.Zero));
        Assert.Throws<InvalidOperationException>(() => task.Take());
        end.Release();
        Assert.True(task.Wait(Timeout.InfiniteTimeSpan));
        Assert.True(task.IsDone);
        Assert.Equal(0.25, task.Share);
        Assert.Equal(7, task.Take());
    }

    [Fact]
    public void What_the_work_throws_is_thrown_where_it_is_taken()
    {
        var task = new BackgroundTask<int>("failing", _ => throw new InvalidDataException("a test's"));
        Assert.True(task.Wait(Timeout.InfiniteTimeSpan));
        Assert.Throws<InvalidDataException>(() => task.Take());
    }

    [Fact]
    public void Work_that_is_cancelled_breaks_off_where_it_says_how_far_it_is()
    {
        using var begun = new SemaphoreSlim(0);
        using var cancelled = new SemaphoreSlim(0);
        var task = new BackgroundTask<int>("cancelled", progress =>
        {
            begun.Release();
            cancelled.Wait();
            progress.Report(1, 2);
            return 1;
        });
        begun.Wait(TestContext.Current.CancellationToken);
        task.Cancel();
        cancelled.Release();
        task.Wait(Timeout.InfiniteTimeSpan);
        Assert.Throws<OperationCanceledException>(() => task.Take());
    }
}
