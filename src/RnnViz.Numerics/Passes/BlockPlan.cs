using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// How the sequences of a batch are cut into blocks, and the blocks into parts. A block goes through all its timesteps
/// before the next, so that what it writes is still in the cache when the backward pass reads it; a part is what a
/// thread does before it asks for more. Both depend on the sizes alone, and so do the bits of every sum, whatever the number
/// of threads.
/// </summary>
internal readonly record struct BlockPlan
{
    /// <summary>
    /// Below this many multiplications, about 0.1 ms of work, waking a second thread costs more than it saves, and narrow blocks
    /// are slower.
    /// </summary>
    private const double WorthAThread = 4e6;

    /// <summary>What parts have summed is added up in the end; for so many that costs nothing beside the work.</summary>
    private const int MostParts = 32;

    /// <summary>A part has to have so many multiplications for each weight, whose gradient it clears and adds up.</summary>
    private const double WorkForAWeight = 250;

    /// <summary>Below this many multiplications the thread is not worth waking, where it sleeps: about 0.3 ms of work.</summary>
    private const double WorthWaking = 10e6;

    /// <summary>A plan for passes of the given size.</summary>
    public BlockPlan(NetworkShape shape, int T, int B)
    {
        double work = (double)T * B * shape.H * (3 * shape.G * shape.H + 3 * shape.O);
        IsWorthWaking = work > WorthWaking;
        (this.B, Width) = (B, Math.Min(B, shape.H <= 128 ? 32 : 16));
        if (work > WorthAThread && B >= 16)
        {
            int pairs = (B + 2 * Width - 1) / (2 * Width);
            Width = AlignedBuffer.Whole((B + 2 * pairs - 1) / (2 * pairs)); // as many blocks, and as wide, for one thread as for the other
            Count = (B + Width - 1) / Width;
            double worthy = work / Math.Max(WorthAThread, WorkForAWeight * shape.ParameterCount);
            Parts = 2 * (int)Math.Clamp(worthy / 2, 1, Math.Min(MostParts, Count) / 2);
        }
        else
        {
            Count = (B + Width - 1) / Width;
            Parts = 1;
        }
    }

    /// <summary>All sequences.</summary>
    public int B { get; }

    /// <summary>Sequences of every block but perhaps the last.</summary>
    public int Width { get; }

    /// <summary>How many blocks there are.</summary>
    public int Count { get; }

    /// <summary>How many parts there are: one, or an even number, as many for one thread as for the other.</summary>
    public int Parts { get; }

    /// <summary>Whether a pass is long enough to wake a worker thread for it.</summary>
    public bool IsWorthWaking { get; }

    /// <summary>The first sequence of a block.</summary>
    public int Start(int block) => block * Width;

    /// <summary>The sequences of a block.</summary>
    public int WidthOf(int block) => Math.Min(Width, B - Start(block));

    /// <summary>The block of a sequence.</summary>
    public int BlockOf(int sequence) => sequence / Width;

    /// <summary>The first block of a part; of the part after the last, the number of blocks.</summary>
    public int FirstOf(int part) => (Count * part + Parts - 1) / Parts;
}
