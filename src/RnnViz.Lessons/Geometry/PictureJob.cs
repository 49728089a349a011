namespace RnnViz.Lessons.Geometry;

/// <summary>
/// A picture that is computed in pieces, and what it is computed from. Pieces may be computed in any order and by several threads at
/// once: each writes its own numbers, which depend on nothing but what the job was given.
/// </summary>
internal abstract class PictureJob
{
    /// <summary>Pieces that no thread has begun yet begin here; guarded by the gate of <see cref="PictureThreads"/>.</summary>
    public int Begun { get; set; }

    /// <summary>Pieces that are computed; guarded likewise.</summary>
    public int Done { get; set; }

    /// <summary>Those of them that the coarse picture consists of; guarded likewise.</summary>
    public int CoarseDone { get; set; }

    /// <summary>Pieces that were computed when they were last taken over, on the thread that reads.</summary>
    public int Seen { get; private set; }

    /// <summary>Threads that compute a piece of it now; guarded likewise.</summary>
    public int Users { get; set; }

    /// <summary>Whether a piece has thrown an exception: nothing of the picture is shown then. Guarded likewise.</summary>
    public bool HasFailed { get; set; }

    /// <summary>Pieces in all.</summary>
    public abstract int Pieces { get; }

    /// <summary>The pieces of the coarse picture, the first ones: with them it can be shown.</summary>
    public abstract int CoarsePieces { get; }

    /// <summary>Whether the coarse picture is there.</summary>
    public bool IsCoarse => CoarseDone == CoarsePieces;

    /// <summary>Whether nothing more will come.</summary>
    public bool IsOver => HasFailed || Done == Pieces;

    /// <summary>Computes a piece.</summary>
    /// <param name="piece">0 to <see cref="Pieces"/> − 1.</param>
    /// <param name="thread">Who computes, from 0: each has memory of its own.</param>
    public abstract void Compute(int piece, int thread);

    /// <summary>A piece is computed: its numbers may be read. Called under the gate.</summary>
    /// <param name="piece">Which.</param>
    public abstract void Publish(int piece);

    /// <summary>Takes over what is published, for the thread that reads. Called under the gate.</summary>
    /// <returns>Whether there was anything new.</returns>
    public bool See()
    {
        if (Seen == Done)
        {
            return false;
        }

        Seen = Done;
        TakeOver();
        return true;
    }

    /// <summary>Copies what is published to where it is read.</summary>
    protected abstract void TakeOver();

    /// <summary>Begins anew, with other numbers to compute from.</summary>
    protected void Restart() => (Begun, Done, CoarseDone, Seen, HasFailed) = (0, 0, 0, 0, false);
}
