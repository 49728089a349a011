using System.Runtime.CompilerServices;

namespace RnnViz.Numerics;

/// <summary>The kernels for one register width; sequences left over by the width go one by one.</summary>
internal sealed class LaneKernels<TLanes>(string name) : Kernels
    where TLanes : struct, ILanes<TLanes>
{
    /// <inheritdoc/>
    public override string Name => name;

    internal override void Product(
        PackedMatrix w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, int B, SequenceRange sequences)
    {
        for (int i = 0; i < w.Rows; i++)
        {
            y.Slice(i * B + sequences.Start, sequences.Count).Fill(b.IsEmpty ? 0 : b[i]);
        }

        AddProduct(w, x, y, B, sequences);
    }

    internal override void AddProduct(PackedMatrix w, ReadOnlySpan<double> x, Span<double> y, int B, SequenceRange sequences)
    {
        RequireSize(x.Length, w.Columns * B, "X");
        RequireSize(y.Length, w.Rows * B, "Y");
        ProductKernel<TLanes>.Add(w, x, y, B, sequences);
    }

    internal override void AddOuterProducts(
        ReadOnlySpan<double> d, ReadOnlySpan<double> x, int T, Span<double> w, int M, int K, int B, SequenceRange sequences)
    {
        RequireSize(d.Length, T * M * B, "the left factors");
        RequireSize(x.Length, T * K * B, "the right factors");
        RequireSize(w.Length, M * K, "W");
        OuterProductKernel<TLanes>.Add(d, x, T, w, M, K, B, sequences);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void AddSums(ReadOnlySpan<double> d, int T, Span<double> v, int B, SequenceRange sequences)
    {
        for (int t = 0; t < T; t++)
        {
            for (int i = 0; i < v.Length; i++)
            {
                double sum = 0;
                foreach (double value in d.Slice((t * v.Length + i) * B + sequences.Start, sequences.Count))
                {
                    sum += value;
                }

                v[i] += sum;
            }
        }
    }

    internal override void Activate(Activation activation, Span<double> a, int B, SequenceRange sequences)
    {
        if (activation == Activation.Identity)
        {
            return;
        }

        for (int row = sequences.Start; row < a.Length; row += B)
        {
            ActivationKernel<TLanes>.Apply(activation, a.Slice(row, sequences.Count));
        }
    }

    internal override void MultiplyBySlope(
        Activation activation, ReadOnlySpan<double> g, ReadOnlySpan<double> h, Span<double> delta, int B, SequenceRange sequences)
    {
        for (int row = sequences.Start; row < g.Length; row += B)
        {
            ActivationKernel<TLanes>.MultiplyBySlope(
                activation, g.Slice(row, sequences.Count), h.Slice(row, sequences.Count), delta.Slice(row, sequences.Count));
        }
    }

    internal override void Softmax(ReadOnlySpan<double> o, Span<double> p, Span<double> logSums, int B, SequenceRange sequences)
    {
        int b = sequences.Start, end = sequences.Start + sequences.Count;
        for (; b + TLanes.Count <= end; b += TLanes.Count)
        {
            Softmax<TLanes>(o, p, logSums, B, b);
        }

        for (; b < end; b++)
        {
            Softmax<SingleLane>(o, p, logSums, B, b);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override double SumOfSquares(ReadOnlySpan<double> m, int B, SequenceRange sequences)
    {
        double sum = 0;
        for (int row = sequences.Start; row < m.Length; row += B)
        {
            foreach (double value in m.Slice(row, sequences.Count))
            {
                sum += value * value;
            }
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Softmax<TNarrow>(ReadOnlySpan<double> o, Span<double> p, Span<double> logSums, int B, int b)
        where TNarrow : struct, ILanes<TNarrow>
    {
        TNarrow largest = TNarrow.Load(in o[b], 0);
        for (int i = b + B; i < o.Length; i += B)
        {
            largest = TNarrow.Max(largest, TNarrow.Load(in o[i], 0));
        }

        TNarrow sum = default;
        for (int i = b; i < o.Length; i += B)
        {
            TNarrow power = TNarrow.Exp(TNarrow.Load(in o[i], 0) - largest);
            TNarrow.Store(power, ref p[i], 0);
            sum += power;
        }

        for (int i = b; i < p.Length; i += B)
        {
            TNarrow.Store(TNarrow.Load(in p[i], 0) / sum, ref p[i], 0);
        }

        // log Σ eᵒ = max + log Σ eᵒ⁻ᵐᵃˣ
        Span<double> sums = stackalloc double[TNarrow.Count];
        TNarrow.Store(sum, ref sums[0], 0);
        TNarrow.Store(largest, ref logSums[b], 0);
        for (int lane = 0; lane < sums.Length; lane++)
        {
            logSums[b + lane] += Math.Log(sums[lane]);
        }
    }

    private static void RequireSize(int found, int expected, string what)
    {
        if (found != expected)
        {
            throw new ArgumentException($"{what} has {found} elements, expected {expected}; build the tape and the batch from one shape.");
        }
    }
}
