namespace RnnViz.Lessons.Geometry;

/// <summary>
/// Pictures of one kind, one after the other: which is shown, which is computed, and which may be filled anew. Takes no memory before
/// the first is asked for.
/// </summary>
/// <typeparam name="TJob">The kind.</typeparam>
/// <param name="name">What is computed, for messages.</param>
/// <param name="build">Builds an empty one.</param>
internal sealed class Pictures<TJob>(string name, Func<TJob> build)
    where TJob : PictureJob
{
    // one is shown, one under way, one waits, one is filled, and each of two threads may still be at a piece of one that was given up
    private readonly TJob?[] jobs = new TJob?[6];
    private PictureThreads? threads;
    private TJob? last;
    private bool isBegun = true;

    /// <summary>How many threads compute; null for as many as usual.</summary>
    public int? ThreadCount { get; set; }

    /// <summary>What is shown, or null before the first.</summary>
    public TJob? Shown { get; private set; }

    /// <summary>Grows whenever there is something new to draw.</summary>
    public int Version { get; private set; }

    /// <summary>Whether one is under way.</summary>
    public bool IsBusy => threads is { IsBusy: true } || !isBegun;

    /// <summary>One that neither a thread nor the screen needs; null where there is none.</summary>
    public TJob? Free()
    {
        threads ??= new PictureThreads(name, ThreadCount);
        if (!isBegun)
        {
            return last; // nobody has seen it yet
        }

        for (int i = 0; i < jobs.Length; i++)
        {
            TJob job = jobs[i] ??= build();
            if (job != Shown && job != last && threads.IsFree(job))
            {
                return job;
            }
        }

        return null;
    }

    /// <summary>Begins to compute one that <see cref="Free"/> gave and that has been filled.</summary>
    public void Begin(TJob job) => (last, isBegun) = (job, threads!.TryBegin(job, waits: false));

    /// <summary>Takes over what has been computed since; where a thread is at the gate, the next time.</summary>
    /// <returns>Whether there was anything new.</returns>
    public bool Refresh() => Refresh(waits: false);

    /// <summary>Waits for all that was begun, and takes it over.</summary>
    public void Wait()
    {
        if (threads is null)
        {
            return;
        }

        isBegun = isBegun || threads.TryBegin(last!, waits: true);
        threads.Wait();
        Refresh(waits: true);
    }

    /// <summary>Nothing will be computed any more.</summary>
    public void End() => threads?.End();

    /// <summary>Gives up what is under way and the memory of all pictures; the next one takes it again.</summary>
    public void Release()
    {
        End();
        (threads, Shown, last, isBegun) = (null, null, null, true);
        Array.Clear(jobs);
        Version++;
    }

    private bool Refresh(bool waits)
    {
        if (threads is null)
        {
            return false;
        }

        isBegun = isBegun || threads.TryBegin(last!, waits);
        if (!threads.See(waits, out PictureJob? job))
        {
            return false;
        }

        Shown = (TJob?)job;
        Version++;
        return true;
    }
}
