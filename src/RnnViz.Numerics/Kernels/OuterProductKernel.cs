using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RnnViz.Numerics;

/// <summary>
/// W += Σ_t d_t x_tᵀ, a reduction over sequences and timesteps: a tile of 4×4 sums stays in registers over all of them,
/// and only its end adds up the lanes. Rows of one x-tile over all timesteps are what the cache has to hold.
/// </summary>
internal static class OuterProductKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>W += Σ_t Σ_b d_t[:, b] x_t[:, b]ᵀ for the sequences of the range.</summary>
    public static void Add(
        ReadOnlySpan<double> d, ReadOnlySpan<double> x, int T, Span<double> w, int M, int K, int B, SequenceRange sequences)
    {
        for (int k = 0; k < K; k += 4)
        {
            for (int i = 0; i < M; i += 4)
            {
                if (i + 4 <= M && k + 4 <= K)
                {
                    Tile(d[(i * B)..], x[(k * B)..], T, w[(i * K + k)..], M * B, K * B, K, B, sequences);
                }
                else
                {
                    Edge(d, x, T, w, M, K, B, sequences, i, k);
                }
            }
        }
    }

    private static void Tile(
        ReadOnlySpan<double> d, ReadOnlySpan<double> x, int T, Span<double> w, int dStep, int xStep, int K, int B, SequenceRange sequences)
    {
        int wide = sequences.Count / TLanes.Count * TLanes.Count;
        if (wide > 0)
        {
            Tile<TLanes>(d, x, T, w, dStep, xStep, K, B, sequences with { Count = wide });
        }

        if (wide < sequences.Count)
        {
            Tile<SingleLane>(d, x, T, w, dStep, xStep, K, B, new SequenceRange(sequences.Start + wide, sequences.Count - wide));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TNarrow>(
        ReadOnlySpan<double> d, ReadOnlySpan<double> x, int T, Span<double> w, int dStep, int xStep, int K, int B, SequenceRange sequences)
        where TNarrow : struct, ILanes<TNarrow>
    {
        TNarrow w00 = default, w01 = default, w02 = default, w03 = default;
        TNarrow w10 = default, w11 = default, w12 = default, w13 = default;
        TNarrow w20 = default, w21 = default, w22 = default, w23 = default;
        TNarrow w30 = default, w31 = default, w32 = default, w33 = default;
        ref double dt = ref Unsafe.Add(ref MemoryMarshal.GetReference(d), sequences.Start);
        ref double xt = ref Unsafe.Add(ref MemoryMarshal.GetReference(x), sequences.Start);
        for (int t = 0; t < T; t++)
        {
            for (int b = 0; b < sequences.Count; b += TNarrow.Count)
            {
                TNarrow x0 = TNarrow.Load(ref xt, b), x1 = TNarrow.Load(ref xt, B + b);
                TNarrow x2 = TNarrow.Load(ref xt, 2 * B + b), x3 = TNarrow.Load(ref xt, 3 * B + b);
                TNarrow d0 = TNarrow.Load(ref dt, b);
                w00 = TNarrow.MultiplyAdd(d0, x0, w00);
                w01 = TNarrow.MultiplyAdd(d0, x1, w01);
                w02 = TNarrow.MultiplyAdd(d0, x2, w02);
                w03 = TNarrow.MultiplyAdd(d0, x3, w03);
                TNarrow d1 = TNarrow.Load(ref dt, B + b);
                w10 = TNarrow.MultiplyAdd(d1, x0, w10);
                w11 = TNarrow.MultiplyAdd(d1, x1, w11);
                w12 = TNarrow.MultiplyAdd(d1, x2, w12);
                w13 = TNarrow.MultiplyAdd(d1, x3, w13);
                TNarrow d2 = TNarrow.Load(ref dt, 2 * B + b);
                w20 = TNarrow.MultiplyAdd(d2, x0, w20);
                w21 = TNarrow.MultiplyAdd(d2, x1, w21);
                w22 = TNarrow.MultiplyAdd(d2, x2, w22);
                w23 = TNarrow.MultiplyAdd(d2, x3, w23);
                TNarrow d3 = TNarrow.Load(ref dt, 3 * B + b);
                w30 = TNarrow.MultiplyAdd(d3, x0, w30);
                w31 = TNarrow.MultiplyAdd(d3, x1, w31);
                w32 = TNarrow.MultiplyAdd(d3, x2, w32);
                w33 = TNarrow.MultiplyAdd(d3, x3, w33);
            }

            dt = ref Unsafe.Add(ref dt, dStep);
            xt = ref Unsafe.Add(ref xt, xStep);
        }

        AddRow(w00, w01, w02, w03, w);
        AddRow(w10, w11, w12, w13, w[K..]);
        AddRow(w20, w21, w22, w23, w[(2 * K)..]);
        AddRow(w30, w31, w32, w33, w[(3 * K)..]);
    }

    private static void AddRow<TNarrow>(TNarrow w0, TNarrow w1, TNarrow w2, TNarrow w3, Span<double> w)
        where TNarrow : struct, ILanes<TNarrow>
    {
        w[0] += TNarrow.Sum(w0);
        w[1] += TNarrow.Sum(w1);
        w[2] += TNarrow.Sum(w2);
        w[3] += TNarrow.Sum(w3);
    }

    private static void Edge(
        ReadOnlySpan<double> d, ReadOnlySpan<double> x, int T, Span<double> w, int M, int K, int B, SequenceRange sequences, int row, int column)
    {
        for (int i = row; i < Math.Min(M, row + 4); i++)
        {
            for (int k = column; k < Math.Min(K, column + 4); k++)
            {
                double sum = 0;
                for (int t = 0; t < T; t++)
                {
                    ReadOnlySpan<double> left = d.Slice((t * M + i) * B + sequences.Start, sequences.Count);
                    ReadOnlySpan<double> right = x.Slice((t * K + k) * B + sequences.Start, sequences.Count);
                    sum += Dot(left, right);
                }

                w[i * K + k] += sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        TLanes sums = default;
        int b = 0;
        for (; b + TLanes.Count <= left.Length; b += TLanes.Count)
        {
            sums = TLanes.MultiplyAdd(TLanes.Load(in left[0], b), TLanes.Load(in right[0], b), sums);
        }

        double sum = TLanes.Sum(sums);
        for (; b < left.Length; b++)
        {
            sum = Math.FusedMultiplyAdd(left[b], right[b], sum);
        }

        return sum;
    }
}
