using System.Runtime.CompilerServices;

namespace RnnViz.Numerics.Kernels;

/// <summary>p = softmax(o), the maximum subtracted first, log Σ exp o, and e = s·p, the error so far.</summary>
internal static unsafe class SoftmaxKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Of n sequences side by side, O outputs each; logarithms of the sums go to <paramref name="logSums"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfColumns(double* o, double* p, double s, double* e, double* logSums, int O, int n)
    {
        double* unaligned = stackalloc double[AlignedBuffer.LengthToAlign(TLanes.Count)], sums = AlignedBuffer.Align(unaligned);
        for (int b = 0; b < n; b += TLanes.Count)
        {
            // lanes beyond the last sequence are computed and not stored
            int lanes = Math.Min(TLanes.Count, n - b);
            TLanes largest = TLanes.Load(o + b);
            for (int i = 1; i < O; i++)
            {
                largest = TLanes.Max(largest, TLanes.Load(o + (nint)i * n + b));
            }

            TLanes sum = default;
            for (int i = 0; i < O; i++)
            {
                TLanes power = Exponential<TLanes>.OfNegative(TLanes.Load(o + (nint)i * n + b) - largest);
                Store(power, p + (nint)i * n + b, lanes);
                sum += power;
            }

            TLanes scale = TLanes.Broadcast(1) / sum, errorScale = TLanes.Broadcast(s);
            for (int i = 0; i < O; i++)
            {
                TLanes probability = TLanes.Load(p + (nint)i * n + b) * scale;
                Store(probability, p + (nint)i * n + b, lanes);
                Store(probability * errorScale, e + (nint)i * n + b, lanes);
            }

            // log Σ eᵒ = max + log Σ eᵒ⁻ᵐᵃˣ
            Store(largest, logSums + b, lanes);
            TLanes.Store(sum, sums);
            for (int lane = 0; lane < lanes; lane++)
            {
                logSums[b + lane] += Math.Log(sums[lane]);
            }
        }
    }

    /// <summary>Of a single sequence, its O outputs side by side; gives log Σ exp o.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double OfRow(double* o, double* p, double s, double* e, int O)
    {
        double largest = Largest(o, O);
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
            SingleLane.Store(Exponential<SingleLane>.OfNegative(SingleLane.Broadcast(o[i] - largest)), p + i);
            sum += p[i];
        }

        double scale = 1 / sum;
        TLanes scales = TLanes.Broadcast(scale), errorScales = TLanes.Broadcast(s);
        for (n = 0; n + TLanes.Count <= O; n += TLanes.Count)
        {
            TLanes probability = TLanes.Load(p + n) * scales;
            TLanes.Store(probability, p + n);
            TLanes.Store(probability * errorScales, e + n);
        }

        for (; n < O; n++)
        {
            p[n] *= scale;
            e[n] = p[n] * s;
        }

        return largest + Math.Log(sum);
    }

    private static double Largest(double* o, int O)
    {
        double largest = double.NegativeInfinity;
        int n = 0;
        if (O >= TLanes.Count)
        {
            double* unaligned = stackalloc double[AlignedBuffer.LengthToAlign(TLanes.Count)], lanes = AlignedBuffer.Align(unaligned);
            TLanes largests = TLanes.Load(o);
            for (n = TLanes.Count; n + TLanes.Count <= O; n += TLanes.Count)
            {
                largests = TLanes.Max(largests, TLanes.Load(o + n));
            }

            TLanes.Store(largests, lanes);
            for (int lane = 0; lane < TLanes.Count; lane++)
            {
                largest = Math.Max(largest, lanes[lane]);
            }
        }

        for (; n < O; n++)
        {
            largest = Math.Max(largest, o[n]);
        }

        return largest;
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
