using System.Runtime.CompilerServices;

namespace RnnViz.Numerics.Kernels;

/// <summary>A row of contiguous numbers as registers, the last of which may be filled in part.</summary>
internal static unsafe class RowRegisters<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>The first two registers of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TLanes Left, TLanes Right) Pair(double* from) => (TLanes.Load(from), TLanes.Load(from + TLanes.Count));

    /// <summary>Writes the first two registers of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* to, TLanes left, TLanes right)
    {
        TLanes.Store(left, to);
        TLanes.Store(right, to + TLanes.Count);
    }

    /// <summary>The i-th register of a row of n numbers, zero beyond its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load(double* row, int i, int n)
    {
        int rest = n - i * TLanes.Count;
        return rest >= TLanes.Count ? TLanes.Load(row + i * TLanes.Count) : TLanes.LoadPart(row + i * TLanes.Count, rest);
    }

    /// <summary>Writes the i-th register of a row of n numbers, nothing beyond its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* row, int i, TLanes lanes, int n)
    {
        int rest = n - i * TLanes.Count;
        if (rest >= TLanes.Count)
        {
            TLanes.Store(lanes, row + i * TLanes.Count);
        }
        else if (rest > 0)
        {
            TLanes.StorePart(lanes, row + i * TLanes.Count, rest);
        }
    }
}
