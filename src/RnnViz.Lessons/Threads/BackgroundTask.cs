using System.Runtime.ExceptionServices;

namespace RnnViz.Lessons.Threads;

/// <summary>Work that is done once, on a thread of its own, while frames go on; whoever waits for it asks now and then.</summary>
/// <typeparam name="TResult">What comes of it.</typeparam>
public sealed class BackgroundTask<TResult>
{
    private readonly object gate = new();
    private readonly TaskProgress progress = new();
    private readonly Func<TaskProgress, TResult> work;
    private bool isDone;
    private TResult? result;
    private ExceptionDispatchInfo? failure;

    /// <summary>Begins the work.</summary>
    /// <param name="name">For debuggers.</param>
    /// <param name="work">The work; it is told how to say how far it is, and whether it shall be broken off.</param>
    public BackgroundTask(string name, Func<TaskProgress, TResult> work)
    {
        this.work = work;
        new Thread(Run) { IsBackground = true, Name = name }.Start();
    }

    /// <summary>Whether the work is over.</summary>
    public bool IsDone
    {
        get
        {
            lock (gate)
            {
                return isDone;
            }
        }
    }

    /// <summary>How far it is, 0 to 1; NaN where it does not say.</summary>
    public double Share => progress.Share;

    /// <summary>Waits until it is over, but not longer than a time.</summary>
    /// <returns>Whether it is.</returns>
    public bool Wait(TimeSpan most)
    {
        lock (gate)
        {
            return isDone || (Monitor.Wait(gate, most) && isDone);
        }
    }

    /// <summary>Asks the work to break off; its result is of no interest any more. It need not be waited for.</summary>
    public void Cancel() => progress.Cancel();

    /// <summary>What came of work that is over.</summary>
    /// <exception cref="InvalidOperationException">It is not over.</exception>
    /// <exception cref="Exception">What the work has thrown.</exception>
    public TResult Take()
    {
        lock (gate)
        {
            failure?.Throw();
            return isDone ? result! : throw new InvalidOperationException("The work is not over; ask IsDone first.");
        }
    }

    private void Run()
    {
        TResult? made = default;
        ExceptionDispatchInfo? thrown = null;
        try
        {
            made = work(progress);
        }
        catch (Exception e)
        {
            thrown = ExceptionDispatchInfo.Capture(e);
        }

        lock (gate)
        {
            (result, failure, isDone) = (made, thrown, true);
            Monitor.PulseAll(gate);
        }
    }
}
