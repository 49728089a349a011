using System.Runtime.CompilerServices;
using RnnViz.Numerics.Activations;

namespace RnnViz.Numerics.Kernels;

/// <summary>
/// What gated cells do with each unit of each sequence by itself, forward and backward, in one sweep. The numbers of a gate lie side by
/// side, those of the next gate after them. What does not fill a register is done one by one.
/// </summary>
internal static unsafe class GateKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>i, f, g and o from their sums, tanh(c_t) after them, c_t = f ⊙ c_{t−1} + i ⊙ g and h_t = o ⊙ tanh(c_t).</summary>
    /// <param name="sums">Four lists; they may lie where the gates will be.</param>
    /// <param name="gates">Five lists, i, f, g, o and tanh(c_t), overwritten.</param>
    /// <param name="size">Numbers of each.</param>
    /// <param name="before">c_{t−1}.</param>
    /// <param name="cell">c_t, overwritten.</param>
    /// <param name="hidden">h_t, overwritten.</param>
    /// <param name="first">The first that is to be done.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void LstmForward(
        double* sums, double* gates, nint size, double* before, double* cell, double* hidden, nint first = 0)
    {
        nint j = first;
        for (; j + TLanes.Count <= size; j += TLanes.Count)
        {
            double* from = sums + j, to = gates + j;
            TLanes i = Sigmoid(TLanes.Load(from)), g = Tanh(TLanes.Load(from + 2 * size));
            TLanes.Store(i, to);
            TLanes.Store(g, to + 2 * size);
            TLanes f = Sigmoid(TLanes.Load(from + size));
            TLanes.Store(f, to + size);
            TLanes c = TLanes.MultiplyAdd(f, TLanes.Load(before + j), i * g);
            TLanes.Store(c, cell + j);
            TLanes o = Sigmoid(TLanes.Load(from + 3 * size)), shown = Tanh(c);
            TLanes.Store(o, to + 3 * size);
            TLanes.Store(shown, to + 4 * size);
            TLanes.Store(o * shown, hidden + j);
        }

        if (j < size)
        {
            GateKernel<SingleLane>.LstmForward(sums, gates, size, before, cell, hidden, j);
        }
    }

    /// <summary>
    /// γc_t = γh_t ⊙ o ⊙ (1 − tanh² c_t) + what c_{t+1} gives back, what c_t gives back, and δ_t; in the same sweep the sums of squares
    /// of γh_t and γc_t.
    /// </summary>
    /// <param name="g">γh_t.</param>
    /// <param name="gates">As <see cref="LstmForward"/> left them.</param>
    /// <param name="size">Numbers of each.</param>
    /// <param name="before">c_{t−1}.</param>
    /// <param name="cellGradient">γc_t, overwritten.</param>
    /// <param name="carry">f_{t+1} ⊙ γc_{t+1}, and then f_t ⊙ γc_t. Null where γc_t is there already.</param>
    /// <param name="delta">Four lists, δ^i, δ^f, δ^g and δ^o, overwritten.</param>
    /// <param name="first">The first that is to be done.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static GateSquares LstmBackward(
        double* g, double* gates, nint size, double* before, double* cellGradient, double* carry, double* delta, nint first = 0)
    {
        TLanes one = TLanes.Broadcast(1), hiddenSquares = default, cellSquares = default;
        nint j = first;
        for (; j + TLanes.Count <= size; j += TLanes.Count)
        {
            double* at = gates + j, to = delta + j;
            TLanes dh = TLanes.Load(g + j), o = TLanes.Load(at + 3 * size), shown = TLanes.Load(at + 4 * size);
            TLanes f = TLanes.Load(at + size), dc;
            if (carry == null)
            {
                dc = TLanes.Load(cellGradient + j);
            }
            else
            {
                dc = TLanes.MultiplyAdd(dh * o, one - shown * shown, TLanes.Load(carry + j));
                TLanes.Store(dc, cellGradient + j);
                TLanes.Store(f * dc, carry + j);
            }

            TLanes i = TLanes.Load(at), candidate = TLanes.Load(at + 2 * size);
            TLanes.Store(dc * candidate * (i * (one - i)), to);
            TLanes.Store(dc * TLanes.Load(before + j) * (f * (one - f)), to + size);
            TLanes.Store(dc * i * (one - candidate * candidate), to + 2 * size);
            TLanes.Store(dh * shown * (o * (one - o)), to + 3 * size);
            hiddenSquares = TLanes.MultiplyAdd(dh, dh, hiddenSquares);
            cellSquares = TLanes.MultiplyAdd(dc, dc, cellSquares);
        }

        var squares = new GateSquares(TLanes.Sum(hiddenSquares), TLanes.Sum(cellSquares));
        return j < size ? squares + GateKernel<SingleLane>.LstmBackward(g, gates, size, before, cellGradient, carry, delta, j) : squares;
    }

    /// <summary>r, z and n from their sums, and h_t = (1 − z) ⊙ n + z ⊙ h_{t−1}.</summary>
    /// <param name="sums">Three lists, that of n without r ⊙ q; they may lie where the gates will be.</param>
    /// <param name="q">q = Whn h_{t−1} + bhn; likewise.</param>
    /// <param name="gates">Four lists, r, z, n and q, overwritten.</param>
    /// <param name="size">Numbers of each.</param>
    /// <param name="before">h_{t−1}.</param>
    /// <param name="hidden">h_t, overwritten.</param>
    /// <param name="first">The first that is to be done.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void GruForward(double* sums, double* q, double* gates, nint size, double* before, double* hidden, nint first = 0)
    {
        TLanes one = TLanes.Broadcast(1);
        nint j = first;
        for (; j + TLanes.Count <= size; j += TLanes.Count)
        {
            double* from = sums + j, to = gates + j;
            TLanes r = Sigmoid(TLanes.Load(from)), product = TLanes.Load(q + j);
            TLanes.Store(r, to);
            TLanes n = Tanh(TLanes.MultiplyAdd(r, product, TLanes.Load(from + 2 * size)));
            TLanes.Store(n, to + 2 * size);
            TLanes.Store(product, to + 3 * size);
            TLanes z = Sigmoid(TLanes.Load(from + size));
            TLanes.Store(z, to + size);
            TLanes.Store(TLanes.MultiplyAdd(z, TLanes.Load(before + j), (one - z) * n), hidden + j);
        }

        if (j < size)
        {
            GateKernel<SingleLane>.GruForward(sums, q, gates, size, before, hidden, j);
        }
    }

    /// <summary>
    /// γh_t += what h_{t+1} gives back by z, what h_t gives back by z, and δ_t; in the same sweep the sum of squares of γh_t.
    /// </summary>
    /// <param name="g">γh_t without z_{t+1} ⊙ γh_{t+1}, which is added; complete where the carry is null.</param>
    /// <param name="gates">As <see cref="GruForward"/> left them.</param>
    /// <param name="size">Numbers of each.</param>
    /// <param name="before">h_{t−1}.</param>
    /// <param name="carry">z_{t+1} ⊙ γh_{t+1}, and then z_t ⊙ γh_t; or null.</param>
    /// <param name="delta">Four lists, δ^r, δ^z, δ^n and r ⊙ δ^n, overwritten.</param>
    /// <param name="first">The first that is to be done.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double GruBackward(
        double* g, double* gates, nint size, double* before, double* carry, double* delta, nint first = 0)
    {
        TLanes one = TLanes.Broadcast(1), squares = default;
        nint j = first;
        for (; j + TLanes.Count <= size; j += TLanes.Count)
        {
            double* at = gates + j, to = delta + j;
            TLanes dh = TLanes.Load(g + j), r = TLanes.Load(at), z = TLanes.Load(at + size), n = TLanes.Load(at + 2 * size);
            if (carry != null)
            {
                dh += TLanes.Load(carry + j);
                TLanes.Store(dh, g + j);
                TLanes.Store(z * dh, carry + j);
            }

            TLanes dn = dh * (one - z) * (one - n * n);
            TLanes.Store(dn * TLanes.Load(at + 3 * size) * (r * (one - r)), to);
            TLanes.Store(dh * (TLanes.Load(before + j) - n) * (z * (one - z)), to + size);
            TLanes.Store(dn, to + 2 * size);
            TLanes.Store(r * dn, to + 3 * size);
            squares = TLanes.MultiplyAdd(dh, dh, squares);
        }

        double sum = TLanes.Sum(squares);
        return j < size ? sum + GateKernel<SingleLane>.GruBackward(g, gates, size, before, carry, delta, j) : sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Sigmoid(TLanes a) => ActivationKernel<TLanes>.Of(Activation.Sigmoid, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Tanh(TLanes a) => ActivationKernel<TLanes>.Of(Activation.Tanh, a);
}
