namespace RnnViz.Numerics;

/// <summary>
/// The thread that does the second share of large passes, one for the whole process. It looks for work for a moment before
/// it sleeps, as waking it takes some 50 µs. Where it is taken, switched off, or does not wake in time, the
/// caller does both shares.
/// </summary>
internal static class SecondThread
{
    /// <summary>The environment variable that says how many threads a pass may use: 1 or 2.</summary>
    public const string Switch = "RNNVIZ_THREADS";

    private const int LooksBeforeSleep = 300;

    private static readonly Lock taken = new();
    private static readonly SemaphoreSlim wake = new(0);
    private static Thread? thread;
    private static volatile ITwoShares? work;
    private static volatile bool sleeps, finished;
    private static int open;
    private static Exception? failure;

    /// <summary>How many threads a pass may use; at first what <see cref="Switch"/> says, else as many as the machine has, at most two.</summary>
    public static int Threads { get; set; } = Read(Environment.GetEnvironmentVariable(Switch));

    /// <summary>Does all shares, one or two, and returns when they are done. Allocates nothing after the first time.</summary>
    public static void Run(ITwoShares shares, int count)
    {
        if (count < 2)
        {
            shares.Run(0);
            return;
        }

        if (Threads < 2 || !taken.TryEnter())
        {
            shares.Run(0);
            shares.Run(1);
            return;
        }

        try
        {
            RunBoth(shares);
        }
        finally
        {
            taken.Exit();
        }
    }

    internal static int Read(string? value) => value switch
    {
        null or "" => Math.Min(2, Environment.ProcessorCount),
        "1" => 1,
        "2" => 2,
        _ => throw new ArgumentException($"{Switch} is \"{value}\", expected 1 or 2; leave it out for as many as the machine has."),
    };

    private static void RunBoth(ITwoShares shares)
    {
        if (thread is null)
        {
            thread = new Thread(Work) { IsBackground = true, Name = "second share of a pass" };
            thread.Start();
        }

        (failure, finished, work) = (null, false, shares);
        Interlocked.Exchange(ref open, 1);
        if (sleeps)
        {
            wake.Release();
        }

        try
        {
            shares.Run(0);
        }
        finally
        {
            WaitForSecondShare(shares);
        }

        if (failure is { } thrown)
        {
            throw new InvalidOperationException($"The second share of a pass failed: {thrown.Message}", thrown);
        }
    }

    private static void WaitForSecondShare(ITwoShares shares)
    {
        if (Take())
        {
            shares.Run(1); // the thread has not even begun: the machine is busy
            return;
        }

        var spin = new SpinWait();
        while (!finished)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    // of those who would do the open share only one gets it
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
                work!.Run(1);
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
        for (int look = 0; Volatile.Read(ref open) == 0 && look < LooksBeforeSleep; look++)
        {
            Thread.SpinWait(20);
        }

        // the flag before the last look: whoever opens a share after that look sees the flag and wakes this thread
        sleeps = true;
        Interlocked.MemoryBarrier();
        while (Volatile.Read(ref open) == 0)
        {
            wake.Wait();
        }

        sleeps = false;
    }
}
