using System.Runtime.CompilerServices;

namespace RnnViz.Numerics;

/// <summary>φ over a row, a register at a time; what is left over goes number by number through the same arithmetic.</summary>
internal static class ActivationKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>h = φ(a) in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(Activation activation, Span<double> a)
    {
        int i = 0;
        for (; i + TLanes.Count <= a.Length; i += TLanes.Count)
        {
            TLanes.Store(Of(activation, TLanes.Load(in a[i], 0)), ref a[i], 0);
        }

        for (; i < a.Length; i++)
        {
            SingleLane.Store(ActivationKernel<SingleLane>.Of(activation, SingleLane.Load(in a[i], 0)), ref a[i], 0);
        }
    }

    /// <summary>δ = g ⊙ φ'(a), φ' in terms of h.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyBySlope(Activation activation, ReadOnlySpan<double> g, ReadOnlySpan<double> h, Span<double> delta)
    {
        int i = 0;
        if (activation is Activation.Tanh or Activation.Sigmoid)
        {
            TLanes one = TLanes.Broadcast(1);
            for (; i + TLanes.Count <= g.Length; i += TLanes.Count)
            {
                TLanes state = TLanes.Load(in h[i], 0);
                TLanes slope = activation == Activation.Tanh ? one - state * state : state * (one - state);
                TLanes.Store(TLanes.Load(in g[i], 0) * slope, ref delta[i], 0);
            }
        }

        for (; i < g.Length; i++)
        {
            delta[i] = g[i] * activation.SlopeAt(h[i]);
        }
    }

    /// <summary>φ(a).</summary>
    public static TLanes Of(Activation activation, TLanes a) => activation switch
    {
        Activation.Tanh => Tanh(a),
        Activation.Relu => TLanes.Max(a, default),
        Activation.Sigmoid => TLanes.Broadcast(1) / (TLanes.Broadcast(1) + TLanes.Exp(TLanes.Broadcast(-1) * a)),
        _ => a,
    };

    /// <summary>
    /// tanh a = u / (u + 2) with u = e^(2|a|) − 1, and the sign of a. With 2|a| = k ln 2 + r the small part
    /// p = eʳ − 1 is a Taylor sum without cancellation, and u = 2ᵏ p + (2ᵏ − 1); so results near zero keep all their
    /// digits. Above 22 the result rounds to 1.
    /// </summary>
    private static TLanes Tanh(TLanes a)
    {
        TLanes y = TLanes.Min(TLanes.Abs(a), TLanes.Broadcast(22));
        y += y;
        TLanes magic = TLanes.Broadcast(1.5 * (1L << 52));
        TLanes shifted = TLanes.MultiplyAdd(y, TLanes.Broadcast(1.4426950408889634), magic);
        TLanes k = shifted - magic;
        TLanes r = TLanes.MultiplyAdd(k, TLanes.Broadcast(-0.6931471805599453), y);
        r = TLanes.MultiplyAdd(k, TLanes.Broadcast(-2.3190468138462996e-17), r); // ln 2 beyond its double

        TLanes sum = TLanes.Broadcast(1.0 / 6227020800); // 1/13!
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Broadcast(1.0 / 479001600));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Broadcast(1.0 / 39916800));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Broadcast(1.0 / 3628800));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Broadcast(1.0 / 362880));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Broadcast(1.0 / 40320));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Broadcast(1.0 / 5040));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Broadcast(1.0 / 720));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Broadcast(1.0 / 120));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Broadcast(1.0 / 24));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Broadcast(1.0 / 6));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Broadcast(0.5));
        TLanes p = TLanes.MultiplyAdd(sum * r, r, r);

        TLanes power = TLanes.PowerOfTwo(shifted);
        TLanes u = TLanes.MultiplyAdd(power, p, power - TLanes.Broadcast(1));
        return TLanes.CopySign(u / (u + TLanes.Broadcast(2)), a);
    }
}
