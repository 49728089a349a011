using System.Runtime.InteropServices;

namespace RnnViz.Lessons.History;

/// <summary>
/// Rows of doubles outside the managed heap, taken from the system in blocks as rows come into use: remembering a run shows
/// up in no allocation count, and no collection ever walks or moves it. Given back when disposed or collected.
/// </summary>
internal sealed unsafe class NativeRows : IDisposable
{
    private const long BlockBytes = 1 << 20;
    private const int LineBytes = 64;

    private readonly double*[] blocks;
    private readonly int rowsInBlock;
    private readonly nuint blockBytes;

    /// <summary>Rows of a width, none of which takes memory yet.</summary>
    public NativeRows(int width, int capacity)
    {
        (Width, Capacity) = (width, capacity);
        rowsInBlock = (int)Math.Clamp(BlockBytes / (width * (long)sizeof(double)), 1, capacity);
        blockBytes = (nuint)rowsInBlock * (nuint)width * sizeof(double);
        blocks = new double*[(capacity + rowsInBlock - 1) / rowsInBlock];
    }

    ~NativeRows() => Release();

    /// <summary>Doubles in a row.</summary>
    public int Width { get; }

    /// <summary>The most rows.</summary>
    public int Capacity { get; }

    /// <summary>Bytes taken from the system so far.</summary>
    public long BytesTaken { get; private set; }

    /// <summary>How many rows of a width fit, between two bounds.</summary>
    public static int Fitting(int width, long bytes, int least, int most) =>
        (int)Math.Clamp(bytes / (width * (long)sizeof(double)), least, most);

    /// <summary>
    /// A row, to read or to write; its numbers are undefined until written. The rows must be kept alive while it is used.
    /// </summary>
    public Span<double> Row(int i)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)Capacity, nameof(i));
        int block = i / rowsInBlock;
        if (blocks[block] == null)
        {
            blocks[block] = (double*)NativeMemory.AlignedAlloc(blockBytes, LineBytes);
            BytesTaken += (long)blockBytes;
        }

        return new Span<double>(blocks[block] + (long)(i % rowsInBlock) * Width, Width);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        for (int i = 0; i < blocks.Length; i++)
        {
            if (blocks[i] != null)
            {
                NativeMemory.AlignedFree(blocks[i]);
                blocks[i] = null;
            }
        }

        BytesTaken = 0;
    }
}
