using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace RnnViz.Output;

/// <summary>
/// Work that another thread does while this one goes on, in the order in which it was given; so much of it waits at most that memory
/// stays bounded.
/// </summary>
internal sealed class WorkQueue : IDisposable
{
    private readonly BlockingCollection<Action> waiting;
    private readonly Thread thread;
    private volatile ExceptionDispatchInfo? failure;

    /// <summary>A queue without work.</summary>
    /// <param name="most">So many pieces may wait.</param>
    public WorkQueue(int most)
    {
        waiting = new BlockingCollection<Action>(most);
        thread = new Thread(Work) { IsBackground = true, Name = "files" };
        thread.Start();
    }

    /// <summary>Gives a piece of work; waits where too many wait already.</summary>
    /// <exception cref="Exception">What a piece before has thrown.</exception>
    public void Add(Action work)
    {
        failure?.Throw();
        waiting.Add(work);
    }

    /// <summary>Waits until everything is done.</summary>
    /// <exception cref="Exception">What a piece has thrown; those after it were not begun.</exception>
    public void Complete()
    {
        Dispose();
        failure?.Throw();
    }

    /// <summary>Waits until everything is done, whatever comes of it.</summary>
    public void Dispose()
    {
        waiting.CompleteAdding();
        thread.Join();
    }

    private void Work()
    {
        foreach (Action work in waiting.GetConsumingEnumerable())
        {
            try
            {
                if (failure is null)
                {
                    work();
                }
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        }
    }
}
