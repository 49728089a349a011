using RnnViz.Lessons.Threads;

namespace RnnViz.Lessons.Geometry;

/// <summary>
/// Computes pictures piece by piece on threads of its own, the newest first: the one under way is given up for a newer one as soon as
/// its coarse picture is there, so that something new is seen however fast newer ones come. What is computed depends on no thread.
/// </summary>
internal sealed class PictureThreads
{
    private readonly object gate = new();
    private readonly BackgroundThread[] threads;
    private PictureJob? current, next;

    /// <summary>Threads that are started when there is work.</summary>
    /// <param name="name">What is computed, for messages.</param>
    /// <param name="count">How many threads; null for two, or one where the machine has one processor.</param>
    public PictureThreads(string name, int? count = null)
    {
        threads = new BackgroundThread[count ?? Math.Min(Limit, Environment.ProcessorCount)];
        for (int i = 0; i < threads.Length; i++)
        {
            int thread = i;
            threads[i] = new BackgroundThread(name, () => Work(thread));
        }
    }

    /// <summary>The most threads that compute one picture.</summary>
    public const int Limit = 2;

    /// <summary>Whether a picture is under way.</summary>
    public bool IsBusy
    {
        get
        {
            lock (gate)
            {
                return !AreOver;
            }
        }
    }

    private bool AreOver => current is null or { IsOver: true } && next is null;

    /// <summary>Begins a picture. Allocates only where threads have to be started.</summary>
    /// <param name="job">It; not under way.</param>
    public void Begin(PictureJob job)
    {
        lock (gate)
        {
            next = job;
            Promote();
        }

        Ask();
    }

    /// <summary>Whether a job may be filled anew: it is not under way, and no thread works on it any more.</summary>
    public bool IsFree(PictureJob job)
    {
        lock (gate)
        {
            return job != current && job.Users == 0;
        }
    }

    /// <summary>Takes a job that has not begun back, so that it can be filled anew.</summary>
    /// <returns>It, or null where none waits.</returns>
    public PictureJob? TakeBack()
    {
        lock (gate)
        {
            PictureJob? waiting = next;
            next = null;
            return waiting;
        }
    }

    /// <summary>Takes over what is published of the picture under way, or of the last one; nothing before its coarse picture is there.</summary>
    /// <param name="job">The picture, or null where there is none to be seen.</param>
    /// <returns>Whether there was anything new.</returns>
    public bool See(out PictureJob? job)
    {
        lock (gate)
        {
            job = current is { HasFailed: false, IsCoarse: true } ? current : null;
            return job is not null && job.See();
        }
    }

    /// <summary>Waits until every picture that was begun is there. Allocates nothing.</summary>
    public void Wait()
    {
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

    private void Ask()
    {
        foreach (BackgroundThread thread in threads)
        {
            thread.Ask();
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

    private void Work(int thread)
    {
        while (true)
        {
            PictureJob job;
            int piece;
            bool isNew;
            lock (gate)
            {
                isNew = Promote();
                if (current is null or { HasFailed: true } || current.Begun == current.Pieces)
                {
                    return;
                }

                (job, piece) = (current, current.Begun++);
                job.Users++;
            }

            if (isNew)
            {
                Ask(); // the other thread may have found nothing to do
            }

            Compute(job, piece, thread);
        }
    }

    private void Compute(PictureJob job, int piece, int thread)
    {
        bool isComputed = false, isWaitedFor = false;
        try
        {
            job.Compute(piece, thread);
            isComputed = true;
        }
        finally
        {
            lock (gate)
            {
                job.Users--;
                job.HasFailed |= !isComputed;
                if (isComputed)
                {
                    job.Done++;
                    job.CoarseDone += piece < job.CoarsePieces ? 1 : 0;
                    job.Publish(piece);
                }

                isWaitedFor = !isComputed && next is not null;
                Monitor.PulseAll(gate);
            }

            if (isWaitedFor)
            {
                Ask(); // this run of the work ends with what was thrown
            }
        }
    }
}
