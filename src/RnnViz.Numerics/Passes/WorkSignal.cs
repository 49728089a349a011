namespace RnnViz.Numerics.Passes;

/// <summary>
/// How the caller of a pass and the <see cref="WorkerThread"/> meet: work is open until one of the two takes it. The worker looks
/// for it for a moment before it sleeps.
/// </summary>
internal static class WorkSignal
{
    /// <summary>How long the worker looks for work before it sleeps.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMicroseconds(80);

#pragma warning disable RS0030 // how long to look for work is a matter of this machine's time, and changes no number
    /// <summary>What the worker's patience is measured by.</summary>
    public static readonly TimeProvider Clock = TimeProvider.System;
#pragma warning restore RS0030

    private static readonly SemaphoreSlim Wake = new(0);
    private static int open, sleeps = 1;

    /// <summary>Whether the worker sleeps, or has not been needed yet.</summary>
    public static bool Sleeps => Volatile.Read(ref sleeps) == 1;

    /// <summary>Opens work to the worker, and wakes it where it sleeps.</summary>
    public static void Open()
    {
        Interlocked.Exchange(ref open, 1);
        if (StopsSleeping())
        {
            Wake.Release();
        }
    }

    /// <summary>Takes the work, for the worker, or back for the caller.</summary>
    /// <returns>False where the other has taken it before.</returns>
    public static bool Take() => Interlocked.Exchange(ref open, 0) == 1;

    /// <summary>Returns when there is work, which the caller may have taken back by then. For the worker alone.</summary>
    public static void Wait()
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
