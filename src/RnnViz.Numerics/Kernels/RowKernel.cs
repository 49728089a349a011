using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RnnViz.Numerics;

/// <summary>Products with few rows of X, such as the one or two inputs of a series, where tiles would be mostly empty.</summary>
internal static unsafe class RowKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Up to so many rows of X a product goes row by row.</summary>
    public const int FewRows = 4;

    /// <summary>y_i = b_i + Σ_k W_ik x_k, each a row of n numbers, K at most four. W is given as the panels of its transpose; b may be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Product(double* w, int panelStep, double* b, double* x, nint xRow, int K, double* y, int M, int n)
    {
        for (int s = 0; s < n; s += TLanes.Count)
        {
            double* column = x + s, to = y + s, weights = w;
            TLanes x0 = TLanes.Load(column), x1 = K > 1 ? TLanes.Load(column + xRow) : default;
            TLanes x2 = K > 2 ? TLanes.Load(column + 2 * xRow) : default, x3 = K > 3 ? TLanes.Load(column + 3 * xRow) : default;
            bool isWhole = n - s >= TLanes.Count;
            for (int i = 0; i < M; i++, to += n, weights += (i & 7) > 0 ? 1 : panelStep - 7)
            {
                TLanes sum = TLanes.MultiplyAdd(TLanes.Broadcast(*weights), x0, b == null ? default : TLanes.Broadcast(b[i]));
                if (K > 1)
                {
                    sum = TLanes.MultiplyAdd(TLanes.Broadcast(weights[Panels.Width]), x1, sum);
                }

                if (K > 2)
                {
                    sum = TLanes.MultiplyAdd(TLanes.Broadcast(weights[2 * Panels.Width]), x2, sum);
                }

                if (K > 3)
                {
                    sum = TLanes.MultiplyAdd(TLanes.Broadcast(weights[3 * Panels.Width]), x3, sum);
                }

                if (Sse.IsSupported)
                {
                    Sse.Prefetch0(to + (nint)M * n); // the next timestep's Y, which a large batch has pushed out of the cache
                }

                if (isWhole)
                {
                    TLanes.Store(sum, to);
                }
                else
                {
                    TLanes.StorePart(sum, to, n - s);
                }
            }
        }
    }

    /// <summary>
    /// y = b + Σ_k w_k x_k, a single row of n numbers, as the output of a network with one. Every fourth summand goes to a sum
    /// of its own, so that none waits for the one before. w is the first column of panels; b may be null.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ProductOfOneRow(double* w, double* b, double* x, nint xRow, int K, double* y, int n)
    {
        for (int s = 0; s < n; s += TLanes.Count)
        {
            double* weights = w, column = x + s;
            TLanes s0 = b == null ? default : TLanes.Broadcast(*b), s1 = default, s2 = default, s3 = default;
            int k = K;
            for (; k >= 4; k -= 4, weights += 4 * Panels.Width, column += 4 * xRow)
            {
                s0 = TLanes.MultiplyAdd(TLanes.Broadcast(*weights), TLanes.Load(column), s0);
                s1 = TLanes.MultiplyAdd(TLanes.Broadcast(weights[Panels.Width]), TLanes.Load(column + xRow), s1);
                s2 = TLanes.MultiplyAdd(TLanes.Broadcast(weights[2 * Panels.Width]), TLanes.Load(column + 2 * xRow), s2);
                s3 = TLanes.MultiplyAdd(TLanes.Broadcast(weights[3 * Panels.Width]), TLanes.Load(column + 3 * xRow), s3);
            }

            for (; k > 0; k--, weights += Panels.Width, column += xRow)
            {
                s0 = TLanes.MultiplyAdd(TLanes.Broadcast(*weights), TLanes.Load(column), s0);
            }

            s0 = (s0 + s1) + (s2 + s3);
            if (n - s >= TLanes.Count)
            {
                TLanes.Store(s0, y + s);
            }
            else
            {
                TLanes.StorePart(s0, y + s, n - s);
            }
        }
    }

    /// <summary>v_i += Σ_t Σ_s d_t[i, s] x_t[s], for M rows of n numbers at T timesteps. Without x, the sums of the rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddSums(double* d, nint dStep, double* x, nint xStep, int T, int n, double* v, nint vStep, int M)
    {
        for (int i = 0; i < M; i += 4)
        {
            // four rows at once; rows beyond the last repeat it and are not added
            nint r1 = Math.Min(1, M - 1 - i) * n, r2 = Math.Min(2, M - 1 - i) * n, r3 = Math.Min(3, M - 1 - i) * n;
            TLanes w0 = default, w1 = default, w2 = default, w3 = default;
            SingleLane s0 = default, s1 = default, s2 = default, s3 = default;
            for (int t = 0; t < T; t++)
            {
                double* row = d + t * dStep + (nint)i * n, factor = x + t * xStep;
                int s = 0;
                for (; s + TLanes.Count <= n; s += TLanes.Count)
                {
                    TLanes f = x == null ? TLanes.Broadcast(1) : TLanes.Load(factor + s);
                    w0 = TLanes.MultiplyAdd(TLanes.Load(row + s), f, w0);
                    w1 = TLanes.MultiplyAdd(TLanes.Load(row + r1 + s), f, w1);
                    w2 = TLanes.MultiplyAdd(TLanes.Load(row + r2 + s), f, w2);
                    w3 = TLanes.MultiplyAdd(TLanes.Load(row + r3 + s), f, w3);
                }

                for (; s < n; s++)
                {
                    SingleLane f = x == null ? SingleLane.Broadcast(1) : SingleLane.Load(factor + s);
                    s0 = SingleLane.MultiplyAdd(SingleLane.Load(row + s), f, s0);
                    s1 = SingleLane.MultiplyAdd(SingleLane.Load(row + r1 + s), f, s1);
                    s2 = SingleLane.MultiplyAdd(SingleLane.Load(row + r2 + s), f, s2);
                    s3 = SingleLane.MultiplyAdd(SingleLane.Load(row + r3 + s), f, s3);
                }
            }

            double* target = v + i * vStep;
            target[0] += TLanes.Sum(w0) + SingleLane.Sum(s0);
            if (i + 1 < M)
            {
                target[vStep] += TLanes.Sum(w1) + SingleLane.Sum(s1);
            }

            if (i + 2 < M)
            {
                target[2 * vStep] += TLanes.Sum(w2) + SingleLane.Sum(s2);
            }

            if (i + 3 < M)
            {
                target[3 * vStep] += TLanes.Sum(w3) + SingleLane.Sum(s3);
            }
        }
    }
}
