using System.Runtime.CompilerServices;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// The thread that does parts of passes beside the caller, one for the whole process; each takes the next part when it has
/// done one, so that neither waits long where other programs slow the other down. It looks for work for a moment before it
/// sleeps, as waking it takes some 50 µs: passes that follow one another closely use it even where each is short. Where it
/// is taken, switched off, asleep and not worth waking, or does not wake in time, the caller does all parts.
/// </summary>
internal static class WorkerThread
{
    /// <summary>The environment variable that says how many threads a pass may use: 1 or 2.</summary>
    public const string Switch = "RNNVIZ_THREADS";

    private static readonly Lock Taken = new(), Starting = new();
    private static volatile Thread? thread;
    private static volatile IWorkPartition? work;
    private static volatile bool finished;
    private static int begun;
    private static long lastEnd;
    private static Exception? failure;

    /// <summary>
    /// How many threads a pass may use; at first what <see cref="Switch"/> says, else as many as the machine has, at most two.
    /// </summary>
    public static int Threads { get; set; } = Read(Environment.GetEnvironmentVariable(Switch));

    /// <summary>Whether the thread sleeps, or has not been needed yet.</summary>
    public static bool Sleeps => WorkSignal.Sleeps;

    /// <summary>
    /// Starts the thread, if there is none yet and passes may use two. Whoever will have parts asks for it beforehand:
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
                var started = new Thread(Work) { IsBackground = true, Name = "worker thread of passes" };
                started.Start();
                thread = started;
            }
        }
    }

    /// <summary>Does all parts and returns when they are done. Allocates nothing once the thread is started.</summary>
    /// <param name="parts">What is to be done.</param>
    /// <param name="worthWaking">
    /// Whether there is enough to do to wake the thread for it; if not, it takes part only where it is awake, or the last pass
    /// ended a moment ago, so that others will follow.
    /// </param>
    public static void Run(IWorkPartition parts, bool worthWaking)
    {
        if (parts.Count < 2 || Threads < 2 || !Taken.TryEnter())
        {
            RunAlone(parts);
            return;
        }

        try
        {
            if (worthWaking || !Sleeps || WorkSignal.Clock.GetElapsedTime(lastEnd) < WorkSignal.Patience)
            {
                RunBoth(parts);
            }
            else
            {
                RunAlone(parts);
            }
        }
        finally
        {
            lastEnd = WorkSignal.Clock.GetTimestamp();
            Taken.Exit();
        }
    }

    internal static int Read(string? value) => value switch
    {
        null or "" => Math.Min(2, Environment.ProcessorCount),
        "1" => 1,
        "2" => 2,
        _ => throw new ArgumentException($"{Switch} is \"{value}\", expected 1 or 2; leave it out for as many as the machine has."),
    };

    private static void RunAlone(IWorkPartition parts)
    {
        for (int part = 0; part < parts.Count; part++)
        {
            parts.Run(part, thread: 0);
        }
    }

    // the caller takes parts from the first on, the worker thread from the last: pass after pass each has the same ones, more
    // or less, whose numbers its cache may still hold
    private static void RunNext(IWorkPartition parts, int thread)
    {
        for (int i = 0; Interlocked.Increment(ref begun) <= parts.Count; i++)
        {
            parts.Run(thread == 0 ? i : parts.Count - 1 - i, thread);
        }
    }

    private static void RunBoth(IWorkPartition parts)
    {
        Start();
        (failure, finished, work, begun) = (null, false, parts, 0);
        WorkSignal.Open();
        try
        {
            RunNext(parts, thread: 0);
        }
        finally
        {
            WaitForWorker();
        }

        if (failure is { } thrown)
        {
            throw new InvalidOperationException($"A part of a pass failed: {thrown.Message}", thrown);
        }
    }

    private static void WaitForWorker()
    {
        // else it has not even begun: the machine is busy
        if (!WorkSignal.Take())
        {
            var spin = new SpinWait();
            while (!finished)
            {
                spin.SpinOnce(sleep1Threshold: -1);
            }
        }

        work = null; // nobody keeps it alive any more
    }

    private static void Work()
    {
        while (true)
        {
            WorkSignal.Wait();
            if (!WorkSignal.Take())
            {
                continue;
            }

            Help();
            finished = true;
        }
    }

    // by itself, so that the loop that never ends has no place where the last pass, with its tape, is kept alive
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Help()
    {
        try
        {
            RunNext(work!, thread: 1);
        }
        catch (Exception e)
        {
            failure = e;
        }
    }
}
