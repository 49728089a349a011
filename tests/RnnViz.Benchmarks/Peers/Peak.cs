using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using RnnViz.Numerics.Kernels;

namespace RnnViz.Benchmarks.Peers;

/// <summary>What one core can do at most in float64: fused multiply-adds of registers that wait for nothing.</summary>
internal static class Peak
{
    private const int Rounds = 2_000_000, Sums = 12;

    /// <summary>10⁹ multiplications and additions a second, the best of some trials.</summary>
    public static double GigaFlops()
    {
        double best = 0;
        for (int trial = 0; trial < 12; trial++)
        {
            long start = Stopwatch.GetTimestamp();
            int lanes = Avx512F.IsSupported ? Run<Avx512Lanes>() : Fma.IsSupported ? Run<Avx2Lanes>() : Run<PortableLanes>();
            best = Math.Max(best, 2.0 * lanes * Sums * Rounds / Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Run<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = TLanes.Broadcast(1.0000001), b = TLanes.Broadcast(0.999);
        TLanes s0 = a, s1 = a, s2 = a, s3 = a, s4 = a, s5 = a, s6 = a, s7 = a, s8 = a, s9 = a, s10 = a, s11 = a;
        for (int i = 0; i < Rounds; i++)
        {
            s0 = TLanes.MultiplyAdd(s0, b, a);
            s1 = TLanes.MultiplyAdd(s1, b, a);
            s2 = TLanes.MultiplyAdd(s2, b, a);
            s3 = TLanes.MultiplyAdd(s3, b, a);
            s4 = TLanes.MultiplyAdd(s4, b, a);
            s5 = TLanes.MultiplyAdd(s5, b, a);
            s6 = TLanes.MultiplyAdd(s6, b, a);
            s7 = TLanes.MultiplyAdd(s7, b, a);
            s8 = TLanes.MultiplyAdd(s8, b, a);
            s9 = TLanes.MultiplyAdd(s9, b, a);
            s10 = TLanes.MultiplyAdd(s10, b, a);
            s11 = TLanes.MultiplyAdd(s11, b, a);
        }

        Keep(TLanes.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11));
        return TLanes.Count;
    }

    // a sum that nobody reads would not be computed
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(double sum) => GC.KeepAlive(sum);
}
