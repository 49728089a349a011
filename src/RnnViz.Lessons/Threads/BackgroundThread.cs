using System.Runtime.ExceptionServices;

namespace RnnViz.Lessons.Threads;

/// <summary>
/// A thread that does one kind of work whenever it is asked to, and ends by itself when it has not been asked for a while:
/// whoever owns it can simply be forgotten. The thread pool would not do: others may keep it busy while a frame waits. What the work
/// throws does not end the program: it is told to <see cref="ThreadFailures"/>, and to whoever asks for it.
/// </summary>
/// <param name="name">For debuggers.</param>
/// <param name="work">The work.</param>
/// <param name="isQuiet">Whether it has only the time that other threads leave, as nothing waits for it.</param>
internal sealed class BackgroundThread(string name, Action work, bool isQuiet = false)
{
    private readonly object gate = new();
    private bool isAsked, isRunning, isEnding;
    private volatile bool isBusy;
    private bool isTold;
    private ExceptionDispatchInfo? failure;

    /// <summary>How long a thread waits to be asked before it ends; 10 s.</summary>
    internal static TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether the work that was asked for is not done yet.</summary>
    public bool IsBusy => isBusy;

    /// <summary>Whether the last run of the work, which is not under way any more, threw an exception.</summary>
    public bool HasFailed
    {
        get
        {
            lock (gate)
            {
                return failure is not null;
            }
        }
    }

    /// <summary>Throws what the last run of the work has thrown, if it has.</summary>
    public void ThrowIfFailed()
    {
        ExceptionDispatchInfo? thrown;
        lock (gate)
        {
            thrown = failure;
        }

        thrown?.Throw();
    }

    /// <summary>Asks for one run of the work. Allocates only where the thread has to be started.</summary>
    public void Ask()
    {
        Monitor.Enter(gate);
        AskAtGate();
    }

    /// <summary>The same, but waits for nobody: a quiet thread may be at the gate and have no time to go on.</summary>
    /// <returns>Whether it was asked; if not, try again.</returns>
    public bool TryAsk()
    {
        if (!Monitor.TryEnter(gate))
        {
            return false;
        }

        AskAtGate();
        return true;
    }

    private void AskAtGate()
    {
        (isAsked, isBusy, failure) = (true, true, null);
        bool isStarted = isRunning;
        isRunning = true;
        if (isStarted)
        {
            Monitor.PulseAll(gate);
        }

        Monitor.Exit(gate);
        if (isStarted)
        {
            return;
        }

        new Thread(Run) { IsBackground = true, Name = name, Priority = ThreadPriority.BelowNormal }.Start();
    }

    /// <summary>
    /// Waits until the work that was asked for is done. Allocates nothing, which the framework's slim events and semaphores
    /// do.
    /// </summary>
    public void Wait()
    {
        while (!Wait(Timeout.InfiniteTimeSpan))
        {
        }
    }

    /// <summary>The same, but only for some time, or less.</summary>
    /// <returns>Whether the work is done.</returns>
    public bool Wait(TimeSpan most)
    {
        lock (gate)
        {
            return !isBusy || (Monitor.Wait(gate, most) && !isBusy);
        }
    }

    /// <summary>
    /// The thread ends as soon as what was asked for is done: it holds on to all that its work needs as long as it waits to be asked.
    /// Asked again, it does that and ends again.
    /// </summary>
    public void End()
    {
        lock (gate)
        {
            isEnding = true;
            Monitor.PulseAll(gate);
        }
    }

    private void Run()
    {
        if (isQuiet)
        {
            QuietThread.Begin();
        }

        while (true)
        {
            lock (gate)
            {
                while (!isAsked)
                {
                    if (isEnding || !Monitor.Wait(gate, Patience) && !isAsked)
                    {
                        isRunning = false;
                        return;
                    }
                }

                isAsked = false;
            }

            ExceptionDispatchInfo? thrown = null;
            try
            {
                work();
            }
            catch (Exception e)
            {
                thrown = ExceptionDispatchInfo.Capture(e);
                Tell(e);
            }

            lock (gate)
            {
                (isBusy, failure) = (isAsked, thrown);
                Monitor.PulseAll(gate);
            }
        }
    }

    // work that fails once mostly fails each time: the first is told
    private void Tell(Exception error)
    {
        if (!isTold)
        {
            isTold = true;
            ThreadFailures.Add(name, error);
        }
    }
}
