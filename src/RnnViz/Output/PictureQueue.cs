namespace RnnViz.Output;

/// <summary>
/// Pictures on their way from the loop to whoever encodes them, on another thread: handing one over never waits. So many bytes may be on
/// the way; a picture that follows itself takes no more.
/// </summary>
internal sealed class PictureQueue
{
    /// <summary>The most bytes on the way: 256 MiB.</summary>
    public const long Most = 256L << 20;

    private const int Least = 4;

    private readonly object gate = new();
    private readonly Queue<(byte[] Picture, int Times)> waiting = new();
    private readonly Stack<byte[]> free = new();
    private readonly long most;
    private bool isEnded;

    /// <summary>An empty queue.</summary>
    /// <param name="most">The most bytes on the way.</param>
    public PictureQueue(long most = Most) => this.most = most;

    /// <summary>Hands a picture over, to be shown so many times.</summary>
    /// <returns>Whether there was room for it.</returns>
    public bool TryAdd(ReadOnlySpan<byte> picture, int times)
    {
        lock (gate)
        {
            if (isEnded || waiting.Count >= Least && (waiting.Count + 1) * (long)picture.Length > most)
            {
                return false;
            }

            byte[] copy = free.TryPop(out byte[]? used) && used.Length == picture.Length ? used : new byte[picture.Length];
            picture.CopyTo(copy);
            waiting.Enqueue((copy, times));
            Monitor.PulseAll(gate);
            return true;
        }
    }

    /// <summary>No more pictures will come.</summary>
    public void End()
    {
        lock (gate)
        {
            isEnded = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Takes the next picture, waiting for it.</summary>
    /// <param name="picture">It.</param>
    /// <param name="times">How many times it is shown.</param>
    /// <returns>False where there are none and none will come.</returns>
    public bool TryTake(out byte[] picture, out int times)
    {
        lock (gate)
        {
            while (waiting.Count == 0 && !isEnded)
            {
                Monitor.Wait(gate);
            }

            bool isThere = waiting.TryDequeue(out (byte[] Picture, int Times) next);
            (picture, times) = isThere ? next : ([], 0);
            return isThere;
        }
    }

    /// <summary>A picture that was taken is not needed any more.</summary>
    public void Return(byte[] picture)
    {
        lock (gate)
        {
            if (free.Count < Least)
            {
                free.Push(picture);
            }
        }
    }
}
