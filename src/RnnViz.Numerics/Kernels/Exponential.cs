using System.Runtime.CompilerServices;

namespace RnnViz.Numerics.Kernels;

/// <summary>eʸ, a register at a time.</summary>
internal static class Exponential<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>
    /// eʸ = 2ᵏ (1 + p) with y = k ln 2 + r and p = eʳ − 1 = r + r² q(r), which has no cancellation: 2ᵏ p + (2ᵏ − 1) is eʸ − 1 to
    /// the last digits. q interpolates (eʳ − 1 − r)/r² at the ten Chebyshev nodes of |r| ≤ ½ ln 2, which is 4e-17 off at most.
    /// </summary>
    /// <param name="y">From −708 to 709.</param>
    /// <param name="power">2ᵏ.</param>
    /// <param name="isExact">Whether r is exact; else it is 2.3e-17 k off, which eʸ feels where it is large.</param>
    /// <returns>p.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Split(TLanes y, out TLanes power, bool isExact = true)
    {
        TLanes magic = TLanes.Broadcast(1.5 * (1L << 52));
        TLanes shifted = TLanes.MultiplyAdd(y, TLanes.Broadcast(1.4426950408889634), magic);
        TLanes k = shifted - magic;
        TLanes r = TLanes.MultiplyAdd(k, TLanes.Broadcast(-0.6931471805599453), y);
        if (isExact)
        {
            r = TLanes.MultiplyAdd(k, TLanes.Broadcast(-2.3190468138462996e-17), r); // ln 2 beyond its double
        }

        // even and odd powers of q apart so that neither sum waits for the other
        TLanes square = r * r;
        TLanes even = TLanes.Broadcast(2.7620075879983367e-07);
        TLanes odd = TLanes.Broadcast(2.5100375832561234e-08);
        even = TLanes.MultiplyAdd(even, square, TLanes.Broadcast(2.4801521322368692e-05));
        odd = TLanes.MultiplyAdd(odd, square, TLanes.Broadcast(2.7557268480310024e-06));
        even = TLanes.MultiplyAdd(even, square, TLanes.Broadcast(0.0013888888917196719));
        odd = TLanes.MultiplyAdd(odd, square, TLanes.Broadcast(0.00019841269863040545));
        even = TLanes.MultiplyAdd(even, square, TLanes.Broadcast(0.041666666666624164));
        odd = TLanes.MultiplyAdd(odd, square, TLanes.Broadcast(0.008333333333330065));
        even = TLanes.MultiplyAdd(even, square, TLanes.Broadcast(0.5000000000000001));
        odd = TLanes.MultiplyAdd(odd, square, TLanes.Broadcast(0.16666666666666669));
        power = TLanes.PowerOfTwo(shifted);
        return TLanes.MultiplyAdd(TLanes.MultiplyAdd(odd, r, even), square, r);
    }

    /// <summary>eʸ for y ≤ 0; 0 below −708, where doubles lose digits; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfNegative(TLanes y)
    {
        TLanes p = Split(TLanes.Max(TLanes.Broadcast(-708), y), out TLanes power);
        return TLanes.MultiplyAdd(power, p, power) * TLanes.Positive(y + TLanes.Broadcast(708));
    }
}
