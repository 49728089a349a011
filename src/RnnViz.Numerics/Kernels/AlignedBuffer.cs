namespace RnnViz.Numerics.Kernels;

/// <summary>
/// Doubles that begin at a cache line and never move, all zero at first. A register of eight that straddles two lines costs
/// two loads. A register may be read beyond the end: what lies there belongs to the buffer.
/// </summary>
internal sealed class AlignedBuffer
{
    private const int LineBytes = 64;
    private const int Line = LineBytes / sizeof(double);
    private readonly double[] values;
    private readonly int start;

    /// <summary>A buffer of the given length.</summary>
    public AlignedBuffer(int length)
    {
        Length = length;
        values = GC.AllocateArray<double>(length + 2 * Line, pinned: true);
        start = (int)((LineBytes - AddressOf(values) % LineBytes) % LineBytes) / sizeof(double);
    }

    /// <summary>How many doubles there are.</summary>
    public int Length { get; }

    /// <summary>All of them.</summary>
    public Span<double> Span => values.AsSpan(start, Length);

    /// <summary>Some of them.</summary>
    public Span<double> Slice(int from, int length) => values.AsSpan(start + from, length);

    /// <summary>A length that whole cache lines hold.</summary>
    public static int Whole(int length) => (length + Line - 1) / Line * Line;

    /// <summary>
    /// The first cache line from here on, for numbers on the stack: a register stored across two lines is slow to load again.
    /// </summary>
    public static unsafe double* Align(double* numbers) => (double*)(((nint)numbers + LineBytes - 1) / LineBytes * LineBytes);

    /// <summary>How many doubles hold so many that begin at a cache line.</summary>
    public static int LengthToAlign(int length) => length + Line;

    // The array is pinned, so its address stays what it is.
    private static long AddressOf(double[] array) => System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
}
