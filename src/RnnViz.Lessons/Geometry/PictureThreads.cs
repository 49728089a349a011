using RnnViz.Lessons.Threads;

namespace RnnViz.Lessons.Geometry;

/// <summary>
/// Computes pictures piece by piece on threads of its own, the newest first: the one under way is given up for a newer one as soon as
/// its coarse picture is there, so that something new is seen however fast newer ones come. What is computed depends on no thread.
/// </summary>
internal sealed partial class PictureThreads
{
    private readonly object gate = new();
    private readonly string name;
    private readonly BackgroundThread[] threads;
    private PictureJob? current, next;
    private int awake;
    private volatile bool isAskDue;

    /// <summary>Threads that are started when there is work.</summary>
    /// <param name="name">What is computed, for messages.</param>
    /// <param name="count">How many threads; null for two, or one where the machine has one processor.</param>
    public PictureThreads(string name, int? count = null)
    {
        this.name = name;
        threads = new BackgroundThread[count ?? Math.Min(Limit, Environment.ProcessorCount)];
        for (int i = 0; i < threads.Length; i++)
        {
            int thread = i;
            threads[i] = new BackgroundThread(name, () => WorkAwake(thread), isQuiet: true);
        }
    }

    /// <summary>The most threads of its own that compute one picture; the one that waits for it has this number.</summary>
    public const int Limit = 2;

    /// <summary>Whether a picture is under way.</summary>
    public bool IsBusy
    {
        get
        {
            AskWhatIsDue();
            if (!Monitor.TryEnter(gate))
            {
                return true;
            }

            bool areOver = AreOver;
            Monitor.Exit(gate);
            return !areOver;
        }
    }

    private bool AreOver => current is null or { IsOver: true } && next is null;

    /// <summary>Begins a picture. Allocates only where threads have to be started.</summary>
    /// <param name="job">It; not under way.</param>
    /// <param name="waits">Whether to wait where a thread is at the gate.</param>
    /// <returns>Whether it was begun; if not, try again.</returns>
    public bool TryBegin(PictureJob job, bool waits)
    {
        if (!TryEnter(waits))
        {
            return false;
        }

        next = job;
        Promote();
        bool areAsleep = awake < threads.Length;
        Monitor.Exit(gate);
        if (areAsleep)
        {
            Ask();
        }

        return true;
    }

    /// <summary>
    /// Whether a job that has not been begun last may be filled anew: it is not under way, and no thread works on it any more.
    /// </summary>
    public bool IsFree(PictureJob job)
    {
        PictureJob? underWay = Volatile.Read(ref current);
        return job != underWay && job.Users == 0;
    }

    /// <summary>
    /// Takes over what is published of the picture under way, or of the last one; nothing before its coarse picture is there.
    /// </summary>
    /// <param name="waits">Whether to wait where a thread is at the gate.</param>
    /// <param name="job">The picture, or null where there is none to be seen now.</param>
    /// <returns>Whether there was anything new.</returns>
    public bool See(bool waits, out PictureJob? job)
    {
        job = null;
        AskWhatIsDue();
        if (!TryEnter(waits))
        {
            return false;
        }

        job = current is { HasFailed: false, IsCoarse: true } ? current : null;
        bool isNew = job is not null && job.See();
        Monitor.Exit(gate);
        return isNew;
    }

    /// <summary>
    /// Waits until every picture that was begun is there; the thread that waits computes as well, as the others have only the time that
    /// is left. Allocates nothing but the memory of that thread.
    /// </summary>
    public void Wait()
    {
        try
        {
            Work(Limit);
        }
        catch (Exception e)
        {
            ThreadFailures.Add(name, e);
        }

        lock (gate)
        {
            while (!AreOver)
            {
                Monitor.Wait(gate);
            }
        }
    }

    /// <summary>Gives up what is under way, and lets the threads end.</summary>
    public void End()
    {
        lock (gate)
        {
            (current, next) = (null, null);
            Monitor.PulseAll(gate);
        }

        foreach (BackgroundThread thread in threads)
        {
            thread.End();
        }
    }

    // a thread at the gate may have little time: the loop does not wait for it
    private bool TryEnter(bool waits)
    {
        if (!waits)
        {
            return Monitor.TryEnter(gate);
        }

        Monitor.Enter(gate);
        return true;
    }

    // where a thread is at its own gate it is asked again the next time that somebody looks
    private void Ask()
    {
        isAskDue = false;
        foreach (BackgroundThread thread in threads)
        {
            isAskDue |= !thread.TryAsk();
        }
    }

    private void AskWhatIsDue()
    {
        if (isAskDue)
        {
            Ask();
        }
    }

    // under the gate
    private bool Promote()
    {
        if (next is null || current is { IsOver: false, IsCoarse: false })
        {
            return false;
        }

        (current, next) = (next, null);
        return true;
    }
}
