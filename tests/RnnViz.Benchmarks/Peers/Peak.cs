using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RnnViz.Benchmarks;

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
            int lanes = Avx512F.IsSupported ? Wide() : Narrow();
            best = Math.Max(best, 2.0 * lanes * Sums * Rounds / Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Wide()
    {
        Vector512<double> a = Vector512.Create(1.0000001), b = Vector512.Create(0.999);
        Vector512<double> s0 = a, s1 = a, s2 = a, s3 = a, s4 = a, s5 = a, s6 = a, s7 = a, s8 = a, s9 = a, s10 = a, s11 = a;
        for (int i = 0; i < Rounds; i++)
        {
            s0 = Avx512F.FusedMultiplyAdd(s0, b, a);
            s1 = Avx512F.FusedMultiplyAdd(s1, b, a);
            s2 = Avx512F.FusedMultiplyAdd(s2, b, a);
            s3 = Avx512F.FusedMultiplyAdd(s3, b, a);
            s4 = Avx512F.FusedMultiplyAdd(s4, b, a);
            s5 = Avx512F.FusedMultiplyAdd(s5, b, a);
            s6 = Avx512F.FusedMultiplyAdd(s6, b, a);
            s7 = Avx512F.FusedMultiplyAdd(s7, b, a);
            s8 = Avx512F.FusedMultiplyAdd(s8, b, a);
            s9 = Avx512F.FusedMultiplyAdd(s9, b, a);
            s10 = Avx512F.FusedMultiplyAdd(s10, b, a);
            s11 = Avx512F.FusedMultiplyAdd(s11, b, a);
        }

        Keep((s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11)[0]);
        return Vector512<double>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Narrow()
    {
        Vector256<double> a = Vector256.Create(1.0000001), b = Vector256.Create(0.999);
        Vector256<double> s0 = a, s1 = a, s2 = a, s3 = a, s4 = a, s5 = a, s6 = a, s7 = a, s8 = a, s9 = a, s10 = a, s11 = a;
        for (int i = 0; i < Rounds; i++)
        {
            s0 = Vector256.FusedMultiplyAdd(s0, b, a);
            s1 = Vector256.FusedMultiplyAdd(s1, b, a);
            s2 = Vector256.FusedMultiplyAdd(s2, b, a);
            s3 = Vector256.FusedMultiplyAdd(s3, b, a);
            s4 = Vector256.FusedMultiplyAdd(s4, b, a);
            s5 = Vector256.FusedMultiplyAdd(s5, b, a);
            s6 = Vector256.FusedMultiplyAdd(s6, b, a);
            s7 = Vector256.FusedMultiplyAdd(s7, b, a);
            s8 = Vector256.FusedMultiplyAdd(s8, b, a);
            s9 = Vector256.FusedMultiplyAdd(s9, b, a);
            s10 = Vector256.FusedMultiplyAdd(s10, b, a);
            s11 = Vector256.FusedMultiplyAdd(s11, b, a);
        }

        Keep((s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11)[0]);
        return Vector256<double>.Count;
    }

    // a sum that nobody reads would not be computed
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(double sum) => GC.KeepAlive(sum);
}
