using System.Runtime.CompilerServices;

namespace RnnViz.Numerics.Kernels;

/// <summary>
/// Up to four numbers of as many sequences as a register has lanes, to be multiplied by one row of weights after another.
/// </summary>
internal readonly unsafe struct InputRegisters<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes x0, x1, x2, x3;
    private readonly int count;

    /// <summary>Reads the numbers, whose rows begin <paramref name="row"/> after one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public InputRegisters(double* x, nint row, int count)
    {
        this.count = count;
        x0 = TLanes.Load(x);
        x1 = count > 1 ? TLanes.Load(x + row) : default;
        x2 = count > 2 ? TLanes.Load(x + 2 * row) : default;
        x3 = count > 3 ? TLanes.Load(x + 3 * row) : default;
    }

    /// <summary>sum + Σ_k w_k x_k; the weights are a column of a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Product(double* w, TLanes sum)
    {
        sum = TLanes.MultiplyAdd(TLanes.Broadcast(*w), x0, sum);
        if (count > 1)
        {
            sum = TLanes.MultiplyAdd(TLanes.Broadcast(w[PackedMatrix.Width]), x1, sum);
        }

        if (count > 2)
        {
            sum = TLanes.MultiplyAdd(TLanes.Broadcast(w[2 * PackedMatrix.Width]), x2, sum);
        }

        if (count > 3)
        {
            sum = TLanes.MultiplyAdd(TLanes.Broadcast(w[3 * PackedMatrix.Width]), x3, sum);
        }

        return sum;
    }
}
