using System.Runtime.CompilerServices;

namespace RnnViz.Numerics;

/// <summary>p = softmax(o), the maximum subtracted first, and log Σ exp o.</summary>
internal static unsafe class SoftmaxKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Of n sequences side by side, O outputs each; logarithms of the sums go to <paramref name="logSums"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfColumns(double* o, double* p, double* logSums, int O, int n)
    {
        double* sums = stackalloc double[TLanes.Count];
        for (int s = 0; s < n; s += TLanes.Count)
        {
            // lanes beyond the last sequence are computed and not stored
            int lanes = Math.Min(TLanes.Count, n - s);
            TLanes largest = TLanes.Load(o + s);
            for (int i = 1; i < O; i++)
            {
                largest = TLanes.Max(largest, TLanes.Load(o + (nint)i * n + s));
            }

            TLanes sum = default;
            for (int i = 0; i < O; i++)
            {
                TLanes power = Exponential<TLanes>.OfNegative(TLanes.Load(o + (nint)i * n + s) - largest);
                Store(power, p + (nint)i * n + s, lanes);
                sum += power;
            }

            TLanes scale = TLanes.Broadcast(1) / sum;
            for (int i = 0; i < O; i++)
            {
                Store(TLanes.Load(p + (nint)i * n + s) * scale, p + (nint)i * n + s, lanes);
            }

            // log Σ eᵒ = max + log Σ eᵒ⁻ᵐᵃˣ
            Store(largest, logSums + s, lanes);
            TLanes.Store(sum, sums);
            for (int lane = 0; lane < lanes; lane++)
            {
                logSums[s + lane] += Math.Log(sums[lane]);
            }
        }
    }

    /// <summary>Of a single sequence, its O outputs side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double OfRow(double* o, double* p, int O)
    {
        double largest = double.NegativeInfinity;
        for (int i = 0; i < O; i++)
        {
            largest = Math.Max(largest, o[i]);
        }

        TLanes shift = TLanes.Broadcast(largest), sums = default;
        int n = 0;
        for (; n + TLanes.Count <= O; n += TLanes.Count)
        {
            TLanes power = Exponential<TLanes>.OfNegative(TLanes.Load(o + n) - shift);
            TLanes.Store(power, p + n);
            sums += power;
        }

        double sum = TLanes.Sum(sums);
        for (int i = n; i < O; i++)
        {
            SingleLane power = Exponential<SingleLane>.OfNegative(SingleLane.Broadcast(o[i] - largest));
            SingleLane.Store(power, p + i);
            sum += p[i];
        }

        double scale = 1 / sum;
        for (int i = 0; i < O; i++)
        {
            p[i] *= scale;
        }

        return largest + Math.Log(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TLanes value, double* to, int lanes)
    {
        if (lanes == TLanes.Count)
        {
            TLanes.Store(value, to);
        }
        else
        {
            TLanes.StorePart(value, to, lanes);
        }
    }
}
