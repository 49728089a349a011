namespace RnnViz.Numerics.Passes;

// memory that only the readers of a tape need
public sealed partial class Tape
{
    /// <summary>
    /// Takes the memory in which another tape of the same size has computed δ_t, whole matrices, and what its pass did not leave behind,
    /// for its readers: for tapes of which one is read after the other. What is asked for next is computed in it; nothing on either
    /// tape changes.
    /// </summary>
    /// <param name="other">The other tape; asked again, it takes memory anew.</param>
    /// <exception cref="ArgumentException">It is of another size.</exception>
    public void TakeReadersMemory(Tape other)
    {
        if (other.Shape != Shape || other.T != T || other.B != B)
        {
            throw new ArgumentException($"The other tape is of {other.T} timesteps and {other.B} sequences; give one of {T} and {B}.");
        }

        if (BeginsWithZeros && other.BeginsWithZeros)
        {
            h.TakeMemory(other.h);
        }

        g.TakeMemory(other.g);
        h.All.TakeCopies(other.h.All);
        g.All.TakeCopies(other.g.All);
        o.TakeCopies(other.o);
        prediction.TakeCopies(other.prediction);
        e.TakeCopies(other.e);
        if (other.delta is not null)
        {
            (delta, other.delta) = (other.delta, null);
            delta.Forget();
        }
    }

    // the memory of initial states holds what nothing computes
    private bool BeginsWithZeros => InitialHiddenIsZero && initialCellIsZero;
}
