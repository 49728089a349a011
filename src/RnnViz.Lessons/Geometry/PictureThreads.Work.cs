namespace RnnViz.Lessons.Geometry;

// what each thread does
internal sealed partial class PictureThreads
{
    // a thread of its own
    private void WorkAwake(int thread)
    {
        lock (gate)
        {
            awake++;
        }

        try
        {
            Work(thread);
        }
        catch
        {
            lock (gate)
            {
                awake--;
            }

            throw;
        }
    }

    private void Work(int thread)
    {
        while (TryNext(thread, out PictureJob? job, out int piece))
        {
            Compute(job!, piece, thread);
        }
    }

    private bool TryNext(int thread, out PictureJob? job, out int piece)
    {
        (job, piece) = (null, 0);
        bool isHelpAsleep;
        lock (gate)
        {
            isHelpAsleep = Promote() && awake < threads.Length;
            if (current is null or { HasFailed: true } || current.Begun == current.Pieces)
            {
                // whoever begins another one from here on sees that this thread sleeps
                awake -= thread < Limit ? 1 : 0;
                return false;
            }

            (job, piece) = (current, current.Begun++);
            job.Users++;
        }

        if (isHelpAsleep)
        {
            Ask();
        }

        return true;
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
