namespace RnnViz.Numerics.Network;

/// <summary>
/// The thread that does shares of passes beside the caller, one for the whole process; each takes the next share when it has
/// done one, so that neither waits long where other programs slow the other down. It looks for work for a moment before it
/// sleeps, as waking it takes some 50 µs: passes that follow one another closely share even where each is short. Where it
/// is taken, switched off, asleep and not worth waking, or does not wake in time, the caller does all shares.
/// </summary>
internal static class WorkerThread
{
    /// <summary>The environment variable that says how many threads a pass may use: 1 or 2.</summary>
    public const string Switch = "RNNVIZ_THREADS";

    /// <summary>How long it looks for work before it sleeps.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMicroseconds(80);

#pragma warning disable RS0030 // how long to look for work is a matter of this machine's time, and changes no number
    private static readonly TimeProvider Clock = TimeProvider.System;
#pragma warning restore RS0030

    private static readonly Lock Taken = new(), Starting = new();
    private static readonly SemaphoreSlim Wake = new(0);
    private static volatile Thread? thread;
    private static volatile IWorkPartition? work;
    private static volatile bool finished;
    private static int open, sleeps = 1, begun;
    private static long lastEnd;
    private static bool hasBegun; // within the lock
    private static Exception? failure;

    /// <summary>How many threads a pass may use; at first what <see cref="Switch"/> says, else as many as the machine has, at most two.</summary>
    public static int Threads { get; set; } = Read(Environment.GetEnvironmentVariable(Switch));

    /// <summary>Whether the thread sleeps, or has not been needed yet.</summary>
    public static bool Sleeps => Volatile.Read(ref sleeps) == 1;

    /// <summary>
    /// Starts the thread, if there is none yet and passes may use two. Whoever will have shares asks for it beforehand:
    /// a pass may find out only after thousands of others that the thread would pay, and must not allocate then.
    /// </summary>
    public static void Start()
    {
        if (thread is not null || Threads < 2)
        {
            return;
        }

        lock (Starting)
        {
            if (thread is null)
            {
                var started = new Thread(Work) { IsBackground = true, Name = "second thread of passes" };
                started.Start();
                thread = started;
            }
        }
    }

    /// <summary>Does all shares and returns when they are done. Allocates nothing once the thread is started.</summary>
    /// <param name="shares">What is to be done.</param>
    /// <param name="worthWaking">
    /// Whether there is enough to do to wake the thread for it; if not, it takes part only where it is awake, or the last pass
    /// ended a moment ago, so that others will follow.
    /// </param>
    public static void Run(IWorkPartition shares, bool worthWaking)
    {
        if (shares.Count < 2 || Threads < 2 || !TryTake())
        {
            RunAlone(shares);
            return;
        }

        try
        {
            if (worthWaking || !Sleeps || Clock.GetElapsedTime(lastEnd) < Patience)
            {
                RunBoth(shares);
            }
            else
            {
                RunAlone(shares);
            }
        }
        finally
        {
            lastEnd = Clock.GetTimestamp();
            Taken.Exit();
        }
    }

    /// <summary>
    /// Lets the second thread begin while the caller does something else; the caller takes part from <see cref="Finish"/> on.
    /// </summary>
    /// <returns>Whether it does begin; if so, <see cref="Finish"/> or <see cref="Abandon"/> must follow, on the same thread.</returns>
    public static bool TryBegin(IWorkPartition shares)
    {
        if (shares.Count < 2 || Threads < 2 || !TryTake())
        {
            return false;
        }

        hasBegun = true;
        Open(shares);
        return true;
    }

    /// <summary>Takes part in what <see cref="TryBegin"/> has begun, and returns when it is done.</summary>
    public static void Finish(IWorkPartition shares)
    {
        try
        {
            RunOpen(shares);
        }
        finally
        {
            hasBegun = false;
            lastEnd = Clock.GetTimestamp();
            Taken.Exit();
        }
    }

    /// <summary>Nobody wants any more what <see cref="TryBegin"/> has begun; waits for the share that is being done.</summary>
    public static void Abandon(IWorkPartition shares)
    {
        Interlocked.Add(ref begun, shares.Count);
        WaitForSecond();
        hasBegun = false;
        Taken.Exit();
    }

    internal static int Read(string? value) => value switch
    {
        null or "" => Math.Min(2, Environment.ProcessorCount),
        "1" => 1,
        "2" => 2,
        _ => throw new ArgumentException($"{Switch} is \"{value}\", expected 1 or 2; leave it out for as many as the machine has."),
    };

    // the lock lets in again whoever has it, who may not have the thread twice
    private static bool TryTake()
    {
        if (!Taken.TryEnter())
        {
            return false;
        }

        if (hasBegun)
        {
            Taken.Exit();
        }

        return !hasBegun;
    }

    private static void RunAlone(IWorkPartition shares)
    {
        for (int share = 0; share < shares.Count; share++)
        {
            shares.Run(share, thread: 0);
        }
    }

    // the caller takes shares from the first on, the second thread from the last: pass after pass each has the same ones, more
    // or less, whose numbers its cache may still hold
    private static void RunNext(IWorkPartition shares, int thread)
    {
        for (int i = 0; Interlocked.Increment(ref begun) <= shares.Count; i++)
        {
            shares.Run(thread == 0 ? i : shares.Count - 1 - i, thread);
        }
    }

    private static void RunBoth(IWorkPartition shares)
    {
        Open(shares);
        RunOpen(shares);
    }

    private static void Open(IWorkPartition shares)
    {
        Start();
        (failure, finished, work, begun) = (null, false, shares, 0);
        Interlocked.Exchange(ref open, 1);
        if (StopsSleeping())
        {
            Wake.Release();
        }
    }

    private static void RunOpen(IWorkPartition shares)
    {
        try
        {
            RunNext(shares, thread: 0);
        }
        finally
        {
            WaitForSecond();
        }

        if (failure is { } thrown)
        {
            throw new InvalidOperationException($"A share of a pass failed: {thrown.Message}", thrown);
        }
    }

    private static void WaitForSecond()
    {
        // else it has not even begun: the machine is busy
        if (!Take())
        {
            var spin = new SpinWait();
            while (!finished)
            {
                spin.SpinOnce(sleep1Threshold: -1);
            }
        }

        work = null; // nobody keeps it alive any more
    }

    // the work is open to the second thread until it takes it, or the caller takes it back
    private static bool Take() => Interlocked.Exchange(ref open, 0) == 1;

    private static void Work()
    {
        while (true)
        {
            WaitForWork();
            if (!Take())
            {
                continue;
            }

            try
            {
                RunNext(work!, thread: 1);
            }
            catch (Exception e)
            {
                failure = e;
            }

            finished = true;
        }
    }

    private static void WaitForWork()
    {
        while (true)
        {
            long start = Clock.GetTimestamp();
            while (Clock.GetElapsedTime(start) < Patience)
            {
                if (Volatile.Read(ref open) == 1)
                {
                    return;
                }

                Thread.SpinWait(2);
            }

            // the flag before the last look: whoever opens work after that look sees the flag and wakes this thread
            Interlocked.Exchange(ref sleeps, 1);
            if (Volatile.Read(ref open) == 1 && StopsSleeping())
            {
                return;
            }

            Wake.Wait();
        }
    }

    // one end of a sleep, whichever side comes first: so the semaphore is released once for each wait
    private static bool StopsSleeping() => Interlocked.Exchange(ref sleeps, 0) == 1;
}
