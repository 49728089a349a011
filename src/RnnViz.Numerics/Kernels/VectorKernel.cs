using System.Runtime.CompilerServices;

namespace RnnViz.Numerics.Kernels;

/// <summary>Sums over contiguous numbers, and one list added to another: what norms and updates are made of.</summary>
internal static unsafe class VectorKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Σ m².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfSquares(double* m, int n)
    {
        TLanes s0 = default, s1 = default, s2 = default, s3 = default;
        int i = 0;
        for (; i + 4 * TLanes.Count <= n; i += 4 * TLanes.Count)
        {
            TLanes v0 = TLanes.Load(m + i), v1 = TLanes.Load(m + i + TLanes.Count);
            TLanes v2 = TLanes.Load(m + i + 2 * TLanes.Count), v3 = TLanes.Load(m + i + 3 * TLanes.Count);
            (s0, s1) = (TLanes.MultiplyAdd(v0, v0, s0), TLanes.MultiplyAdd(v1, v1, s1));
            (s2, s3) = (TLanes.MultiplyAdd(v2, v2, s2), TLanes.MultiplyAdd(v3, v3, s3));
        }

        double sum = TLanes.Sum((s0 + s1) + (s2 + s3));
        for (; i < n; i++)
        {
            sum += m[i] * m[i];
        }

        return sum;
    }

    /// <summary>Σ |m|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfMagnitudes(double* m, int n)
    {
        TLanes even = default, odd = default;
        int i = 0;
        for (; i + 2 * TLanes.Count <= n; i += 2 * TLanes.Count)
        {
            even += TLanes.Abs(TLanes.Load(m + i));
            odd += TLanes.Abs(TLanes.Load(m + i + TLanes.Count));
        }

        double sum = TLanes.Sum(even + odd);
        for (; i < n; i++)
        {
            sum += Math.Abs(m[i]);
        }

        return sum;
    }

    /// <summary>y += s·x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(double s, double* x, double* y, int n)
    {
        TLanes factor = TLanes.Broadcast(s);
        int i = 0;
        for (; i + TLanes.Count <= n; i += TLanes.Count)
        {
            TLanes.Store(TLanes.MultiplyAdd(factor, TLanes.Load(x + i), TLanes.Load(y + i)), y + i);
        }

        for (; i < n; i++)
        {
            y[i] = Math.FusedMultiplyAdd(s, x[i], y[i]);
        }
    }
}
