using System.Runtime.CompilerServices;

namespace RnnViz.Numerics;

/// <summary>Products with few rows of X, such as the one or two inputs of a series, where tiles would be mostly empty.</summary>
internal static unsafe class RowKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>y_i = b_i + Σ_k W_ik x_k, each a row of n numbers. W is given as the panels of its transpose; b may be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Product(double* w, int panelStep, double* b, double* x, nint xRow, int K, double* y, int M, int n)
    {
        for (int i = 0; i < M; i++)
        {
            double* weights = w + (nint)(i >> 3) * panelStep + (i & 7), target = y + (nint)i * n;
            TLanes bias = b == null ? default : TLanes.Broadcast(b[i]);
            for (int s = 0; s < n; s += TLanes.Count)
            {
                TLanes sum = bias;
                for (int k = 0; k < K; k++)
                {
                    sum = TLanes.MultiplyAdd(TLanes.Broadcast(weights[k * Panels.Width]), TLanes.Load(x + k * xRow + s), sum);
                }

                if (n - s >= TLanes.Count)
                {
                    TLanes.Store(sum, target + s);
                }
                else
                {
                    TLanes.StorePart(sum, target + s, n - s);
                }
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
