using System.Runtime.CompilerServices;
using RnnViz.Numerics.Activations;

namespace RnnViz.Numerics.Kernels;

/// <summary>
/// φ and φ' over contiguous numbers, a register at a time. Not to be inlined: a caller's budget of inlining would end within a loop.
/// </summary>
internal static unsafe class ActivationKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>h = φ(a) in place. Numbers beyond the end, up to a register, are read and not used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Apply(Activation activation, double* a, int n)
    {
        for (int i = 0; i < n; i += TLanes.Count)
        {
            TLanes h = Of(activation, TLanes.Load(a + i));
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

    /// <summary>φ(a).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of(Activation activation, TLanes a) => activation == Activation.Tanh ? Tanh(a) : Other(activation, a);

    /// <summary>δ = g ⊙ φ'(a), φ' in terms of h; gives Σ g² in the same pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Other(Activation activation, TLanes a) => activation switch
    {
        Activation.Relu => TLanes.Max(default, a),
        Activation.Sigmoid => Sigmoid(a),
        _ => a,
    };

    /// <summary>1/(1 + e^(−a)), with all its digits on both sides; 3e-308 below −708, where e^(−a) would overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Sigmoid(TLanes a)
    {
        TLanes y = TLanes.Min(TLanes.Broadcast(708), TLanes.Max(TLanes.Broadcast(-708), default(TLanes) - a)), one = TLanes.Broadcast(1);
        TLanes p = Exponential<TLanes>.Split(y, out TLanes power);
        return one / TLanes.MultiplyAdd(power, p, power + one);
    }

    /// <summary>
    /// tanh a = u / (u + 2) with u = e^(2|a|) − 1, and the sign of a; u has no cancellation, so results near zero keep all their
    /// digits. Above 22 the result rounds to 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Tanh(TLanes a)
    {
        TLanes y = TLanes.Min(TLanes.Broadcast(22), TLanes.Abs(a));
        TLanes p = Exponential<TLanes>.Split(y + y, out TLanes power, isExact: false); // a large u is nearly u + 2, errors and all
        TLanes u = TLanes.MultiplyAdd(power, p, power - TLanes.Broadcast(1));
        return TLanes.CopySign(u / (u + TLanes.Broadcast(2)), a);
    }
}
