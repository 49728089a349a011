using System.Runtime.CompilerServices;

namespace RnnViz.Numerics;

/// <summary>φ and φ' over contiguous numbers, a register at a time.</summary>
internal static unsafe class ActivationKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>h = φ(a) in place. Numbers beyond the end, up to a register, are read and not used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(Activation activation, double* a, int n)
    {
        for (int i = 0; i < n; i += TLanes.Count)
        {
            TLanes h = TLanes.Load(a + i);
            h = activation == Activation.Tanh ? Tanh(h) : Other(activation, h);
            if (n - i >= TLanes.Count)
            {
                TLanes.Store(h, a + i);
            }
            else
            {
                TLanes.StorePart(h, a + i, n - i);
            }
        }
    }

    /// <summary>δ = g ⊙ φ'(a), φ' in terms of h; gives Σ g² in the same pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double MultiplyBySlope(Activation activation, double* g, double* h, double* delta, int n)
    {
        TLanes squares = default;
        int i = 0;
        for (; i + TLanes.Count <= n; i += TLanes.Count)
        {
            TLanes gradient = TLanes.Load(g + i);
            squares = TLanes.MultiplyAdd(gradient, gradient, squares);
            TLanes.Store(gradient * Slope(activation, TLanes.Load(h + i)), delta + i);
        }

        double sum = TLanes.Sum(squares);
        for (; i < n; i++)
        {
            sum += g[i] * g[i];
            delta[i] = g[i] * activation.SlopeAt(h[i]);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Slope(Activation activation, TLanes h) => activation switch
    {
        Activation.Tanh => TLanes.Broadcast(1) - h * h,
        Activation.Sigmoid => h * (TLanes.Broadcast(1) - h),
        Activation.Relu => TLanes.Positive(h),
        _ => TLanes.Broadcast(1),
    };

    private static TLanes Other(Activation activation, TLanes a) => activation switch
    {
        Activation.Relu => TLanes.Max(default, a),
        Activation.Sigmoid => TLanes.Broadcast(1) / (TLanes.Broadcast(1) + TLanes.Exp(TLanes.Broadcast(-1) * a)),
        _ => a,
    };

    /// <summary>
    /// tanh a = u / (u + 2) with u = e^(2|a|) − 1, and the sign of a. With 2|a| = k ln 2 + r the small part
    /// p = eʳ − 1 = r + r² q(r) has no cancellation, and u = 2ᵏ p + (2ᵏ − 1); so results near zero keep all their digits.
    /// q interpolates (eʳ − 1 − r)/r² at the ten Chebyshev nodes of |r| ≤ ½ ln 2, which is 4e-17 off at most. Above 22 the result rounds to 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Tanh(TLanes a)
    {
        TLanes y = TLanes.Min(TLanes.Broadcast(22), TLanes.Abs(a));
        y += y;
        TLanes magic = TLanes.Broadcast(1.5 * (1L << 52));
        TLanes shifted = TLanes.MultiplyAdd(y, TLanes.Broadcast(1.4426950408889634), magic);
        TLanes k = shifted - magic;
        TLanes r = TLanes.MultiplyAdd(k, TLanes.Broadcast(-0.6931471805599453), y);
        r = TLanes.MultiplyAdd(k, TLanes.Broadcast(-2.3190468138462996e-17), r); // ln 2 beyond its double

        // p = r + r² q, even and odd powers of q apart so that neither sum waits for the other
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
        TLanes p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(odd, r, even), square, r);

        TLanes power = TLanes.PowerOfTwo(shifted);
        TLanes u = TLanes.MultiplyAdd(power, p, power - TLanes.Broadcast(1));
        return TLanes.CopySign(u / (u + TLanes.Broadcast(2)), a);
    }
}
