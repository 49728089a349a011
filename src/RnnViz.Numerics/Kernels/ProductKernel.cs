using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RnnViz.Numerics;

/// <summary>
/// Y += W X, register-blocked: a tile of rows times two registers of sequences stays in registers over the whole sum.
/// Every element of Y is the same chain of fused multiply-adds in k, whatever the width or the tile.
/// </summary>
internal static class ProductKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int PanelRows = PackedMatrix.PanelRows;

    /// <summary>Y += W X for the sequences of the range; rows of X and Y are B apart.</summary>
    public static void Add(PackedMatrix w, ReadOnlySpan<double> x, Span<double> y, int B, SequenceRange sequences)
    {
        ref double x0 = ref MemoryMarshal.GetReference(x);
        ref double y0 = ref MemoryMarshal.GetReference(y);
        int end = sequences.Start + sequences.Count;
        for (int panel = 0; panel < w.Panels; panel++)
        {
            ref double panelWeights = ref Unsafe.Add(ref MemoryMarshal.GetReference(w.Values), (nint)panel * PanelRows * w.Columns);
            int row = panel * PanelRows, rows = Math.Min(PanelRows, w.Rows - row);
            int b = sequences.Start;
            for (; b + 2 * TLanes.Count <= end; b += 2 * TLanes.Count)
            {
                TwoRegisters(ref panelWeights, w.Columns, ref x0, ref y0, B, b, row, rows);
            }

            for (; b + TLanes.Count <= end; b += TLanes.Count)
            {
                OneRegister<TLanes>(ref panelWeights, w.Columns, ref x0, ref y0, B, b, row, rows);
            }

            for (; b < end; b++)
            {
                OneRegister<SingleLane>(ref panelWeights, w.Columns, ref x0, ref y0, B, b, row, rows);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwoRegisters(ref double w, int K, ref double x, ref double y, int B, int b, int row, int rows)
    {
        for (int half = 0; half < rows; half += 4)
        {
            TLanes y00 = default, y01 = default, y10 = default, y11 = default;
            TLanes y20 = default, y21 = default, y30 = default, y31 = default;
            ref double weights = ref Unsafe.Add(ref w, half);
            ref double column = ref Unsafe.Add(ref x, b);
            for (int k = 0; k < K; k++)
            {
                TLanes x0 = TLanes.Load(ref column, 0), x1 = TLanes.Load(ref column, TLanes.Count);
                TLanes w0 = TLanes.Broadcast(weights);
                y00 = TLanes.MultiplyAdd(w0, x0, y00);
                y01 = TLanes.MultiplyAdd(w0, x1, y01);
                TLanes w1 = TLanes.Broadcast(Unsafe.Add(ref weights, 1));
                y10 = TLanes.MultiplyAdd(w1, x0, y10);
                y11 = TLanes.MultiplyAdd(w1, x1, y11);
                TLanes w2 = TLanes.Broadcast(Unsafe.Add(ref weights, 2));
                y20 = TLanes.MultiplyAdd(w2, x0, y20);
                y21 = TLanes.MultiplyAdd(w2, x1, y21);
                TLanes w3 = TLanes.Broadcast(Unsafe.Add(ref weights, 3));
                y30 = TLanes.MultiplyAdd(w3, x0, y30);
                y31 = TLanes.MultiplyAdd(w3, x1, y31);
                weights = ref Unsafe.Add(ref weights, PanelRows);
                column = ref Unsafe.Add(ref column, B);
            }

            ref double target = ref Unsafe.Add(ref y, (nint)(row + half) * B + b);
            AddRow(y00, y01, ref target);
            if (half + 1 < rows)
            {
                AddRow(y10, y11, ref Unsafe.Add(ref target, B));
            }

            if (half + 2 < rows)
            {
                AddRow(y20, y21, ref Unsafe.Add(ref target, 2 * B));
            }

            if (half + 3 < rows)
            {
                AddRow(y30, y31, ref Unsafe.Add(ref target, 3 * B));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneRegister<TNarrow>(ref double w, int K, ref double x, ref double y, int B, int b, int row, int rows)
        where TNarrow : struct, ILanes<TNarrow>
    {
        for (int half = 0; half < rows; half += 4)
        {
            TNarrow y0 = default, y1 = default, y2 = default, y3 = default;
            ref double weights = ref Unsafe.Add(ref w, half);
            ref double column = ref Unsafe.Add(ref x, b);
            for (int k = 0; k < K; k++)
            {
                TNarrow x0 = TNarrow.Load(ref column, 0);
                y0 = TNarrow.MultiplyAdd(TNarrow.Broadcast(weights), x0, y0);
                y1 = TNarrow.MultiplyAdd(TNarrow.Broadcast(Unsafe.Add(ref weights, 1)), x0, y1);
                y2 = TNarrow.MultiplyAdd(TNarrow.Broadcast(Unsafe.Add(ref weights, 2)), x0, y2);
                y3 = TNarrow.MultiplyAdd(TNarrow.Broadcast(Unsafe.Add(ref weights, 3)), x0, y3);
                weights = ref Unsafe.Add(ref weights, PanelRows);
                column = ref Unsafe.Add(ref column, B);
            }

            ref double target = ref Unsafe.Add(ref y, (nint)(row + half) * B + b);
            AddTo(y0, ref target);
            if (half + 1 < rows)
            {
                AddTo(y1, ref Unsafe.Add(ref target, B));
            }

            if (half + 2 < rows)
            {
                AddTo(y2, ref Unsafe.Add(ref target, 2 * B));
            }

            if (half + 3 < rows)
            {
                AddTo(y3, ref Unsafe.Add(ref target, 3 * B));
            }
        }
    }

    private static void AddRow(TLanes left, TLanes right, ref double target)
    {
        AddTo(left, ref target);
        AddTo(right, ref Unsafe.Add(ref target, TLanes.Count));
    }

    private static void AddTo<TNarrow>(TNarrow sum, ref double target)
        where TNarrow : struct, ILanes<TNarrow> =>
        TNarrow.Store(TNarrow.Load(ref target, 0) + sum, ref target, 0);
}
