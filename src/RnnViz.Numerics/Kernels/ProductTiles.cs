using System.Runtime.CompilerServices;

namespace RnnViz.Numerics;

/// <summary>
/// The innermost loops of every product: a tile of C is kept in registers over the whole sum. The four shapes differ only in
/// how many rows and registers they hold; all of them add the summands of an element in the same order, one after the other.
/// </summary>
internal static unsafe class ProductTiles<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Eight rows, two registers: the shape for machines with 32 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EightByTwo(
        in LeftFactor left, in RightFactor right, int row, int column, in Summands sums, double* c, nint cRow)
    {
        double* a0 = left.At(row), a1 = a0 + left.Row, a2 = a1 + left.Row, a3 = a2 + left.Row;
        double* a4 = a3 + left.Row, a5 = a4 + left.Row, a6 = a5 + left.Row, a7 = a6 + left.Row;
        double* x0 = right.At(column), x1 = right.At(column + TLanes.Count);
        TLanes c00 = default, c01 = default, c10 = default, c11 = default;
        TLanes c20 = default, c21 = default, c30 = default, c31 = default;
        TLanes c40 = default, c41 = default, c50 = default, c51 = default;
        TLanes c60 = default, c61 = default, c70 = default, c71 = default;
        if (sums.AddToTarget)
        {
            (c00, c01) = (TLanes.Load(c), TLanes.Load(c + TLanes.Count));
            (c10, c11) = (TLanes.Load(c + cRow), TLanes.Load(c + cRow + TLanes.Count));
            (c20, c21) = (TLanes.Load(c + 2 * cRow), TLanes.Load(c + 2 * cRow + TLanes.Count));
            (c30, c31) = (TLanes.Load(c + 3 * cRow), TLanes.Load(c + 3 * cRow + TLanes.Count));
            (c40, c41) = (TLanes.Load(c + 4 * cRow), TLanes.Load(c + 4 * cRow + TLanes.Count));
            (c50, c51) = (TLanes.Load(c + 5 * cRow), TLanes.Load(c + 5 * cRow + TLanes.Count));
            (c60, c61) = (TLanes.Load(c + 6 * cRow), TLanes.Load(c + 6 * cRow + TLanes.Count));
            (c70, c71) = (TLanes.Load(c + 7 * cRow), TLanes.Load(c + 7 * cRow + TLanes.Count));
        }

        for (int group = 0; group < sums.Groups; group++)
        {
            nint i = group * left.Jump, j = group * right.Jump;
            for (int k = 0; k < sums.Count; k++, i += left.Step, j += right.Step)
            {
                TLanes l = TLanes.Load(x0 + j), r = TLanes.Load(x1 + j), a = TLanes.Broadcast(a0[i]);
                c00 = TLanes.MultiplyAdd(a, l, c00);
                c01 = TLanes.MultiplyAdd(a, r, c01);
                a = TLanes.Broadcast(a1[i]);
                c10 = TLanes.MultiplyAdd(a, l, c10);
                c11 = TLanes.MultiplyAdd(a, r, c11);
                a = TLanes.Broadcast(a2[i]);
                c20 = TLanes.MultiplyAdd(a, l, c20);
                c21 = TLanes.MultiplyAdd(a, r, c21);
                a = TLanes.Broadcast(a3[i]);
                c30 = TLanes.MultiplyAdd(a, l, c30);
                c31 = TLanes.MultiplyAdd(a, r, c31);
                a = TLanes.Broadcast(a4[i]);
                c40 = TLanes.MultiplyAdd(a, l, c40);
                c41 = TLanes.MultiplyAdd(a, r, c41);
                a = TLanes.Broadcast(a5[i]);
                c50 = TLanes.MultiplyAdd(a, l, c50);
                c51 = TLanes.MultiplyAdd(a, r, c51);
                a = TLanes.Broadcast(a6[i]);
                c60 = TLanes.MultiplyAdd(a, l, c60);
                c61 = TLanes.MultiplyAdd(a, r, c61);
                a = TLanes.Broadcast(a7[i]);
                c70 = TLanes.MultiplyAdd(a, l, c70);
                c71 = TLanes.MultiplyAdd(a, r, c71);
            }
        }

        Store(c, c00, c01);
        Store(c + cRow, c10, c11);
        Store(c + 2 * cRow, c20, c21);
        Store(c + 3 * cRow, c30, c31);
        Store(c + 4 * cRow, c40, c41);
        Store(c + 5 * cRow, c50, c51);
        Store(c + 6 * cRow, c60, c61);
        Store(c + 7 * cRow, c70, c71);
    }

    /// <summary>Eight rows, one register, of which only the first n lanes may be wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EightByOne(
        in LeftFactor left, in RightFactor right, int row, int column, int n, in Summands sums, double* c, nint cRow)
    {
        double* a0 = left.At(row), a1 = a0 + left.Row, a2 = a1 + left.Row, a3 = a2 + left.Row;
        double* a4 = a3 + left.Row, a5 = a4 + left.Row, a6 = a5 + left.Row, a7 = a6 + left.Row, x = right.At(column);
        TLanes c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
        if (sums.AddToTarget)
        {
            (c0, c1) = (Load(c, n), Load(c + cRow, n));
            (c2, c3) = (Load(c + 2 * cRow, n), Load(c + 3 * cRow, n));
            (c4, c5) = (Load(c + 4 * cRow, n), Load(c + 5 * cRow, n));
            (c6, c7) = (Load(c + 6 * cRow, n), Load(c + 7 * cRow, n));
        }

        for (int group = 0; group < sums.Groups; group++)
        {
            nint i = group * left.Jump, j = group * right.Jump;
            for (int k = 0; k < sums.Count; k++, i += left.Step, j += right.Step)
            {
                TLanes l = TLanes.Load(x + j);
                c0 = TLanes.MultiplyAdd(TLanes.Broadcast(a0[i]), l, c0);
                c1 = TLanes.MultiplyAdd(TLanes.Broadcast(a1[i]), l, c1);
                c2 = TLanes.MultiplyAdd(TLanes.Broadcast(a2[i]), l, c2);
                c3 = TLanes.MultiplyAdd(TLanes.Broadcast(a3[i]), l, c3);
                c4 = TLanes.MultiplyAdd(TLanes.Broadcast(a4[i]), l, c4);
                c5 = TLanes.MultiplyAdd(TLanes.Broadcast(a5[i]), l, c5);
                c6 = TLanes.MultiplyAdd(TLanes.Broadcast(a6[i]), l, c6);
                c7 = TLanes.MultiplyAdd(TLanes.Broadcast(a7[i]), l, c7);
            }
        }

        Store(c, c0, n);
        Store(c + cRow, c1, n);
        Store(c + 2 * cRow, c2, n);
        Store(c + 3 * cRow, c3, n);
        Store(c + 4 * cRow, c4, n);
        Store(c + 5 * cRow, c5, n);
        Store(c + 6 * cRow, c6, n);
        Store(c + 7 * cRow, c7, n);
    }

    /// <summary>
    /// Two rows, four registers, for rows that eight leave over. Registers beyond the n columns repeat the last one and are
    /// not stored.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoByFour(
        in LeftFactor left, in RightFactor right, int row, int column, int n, in Summands sums, double* c, nint cRow)
    {
        int last = (n - 1) / TLanes.Count, n1 = Math.Min(1, last) * TLanes.Count, n2 = Math.Min(2, last) * TLanes.Count, n3 = Math.Min(3, last) * TLanes.Count;
        double* a0 = left.At(row), a1 = a0 + left.Row, d = c + cRow;
        double* x0 = right.At(column), x1 = right.At(column + n1), x2 = right.At(column + n2), x3 = right.At(column + n3);
        TLanes c00 = default, c01 = default, c02 = default, c03 = default, c10 = default, c11 = default, c12 = default, c13 = default;
        if (sums.AddToTarget)
        {
            (c00, c01, c02, c03) = (Load(c, n), Load(c + n1, n - n1), Load(c + n2, n - n2), Load(c + n3, n - n3));
            (c10, c11, c12, c13) = (Load(d, n), Load(d + n1, n - n1), Load(d + n2, n - n2), Load(d + n3, n - n3));
        }

        for (int group = 0; group < sums.Groups; group++)
        {
            nint i = group * left.Jump, j = group * right.Jump;
            for (int k = 0; k < sums.Count; k++, i += left.Step, j += right.Step)
            {
                TLanes a = TLanes.Broadcast(a0[i]), b = TLanes.Broadcast(a1[i]), l = TLanes.Load(x0 + j);
                c00 = TLanes.MultiplyAdd(a, l, c00);
                c10 = TLanes.MultiplyAdd(b, l, c10);
                l = TLanes.Load(x1 + j);
                c01 = TLanes.MultiplyAdd(a, l, c01);
                c11 = TLanes.MultiplyAdd(b, l, c11);
                l = TLanes.Load(x2 + j);
                c02 = TLanes.MultiplyAdd(a, l, c02);
                c12 = TLanes.MultiplyAdd(b, l, c12);
                l = TLanes.Load(x3 + j);
                c03 = TLanes.MultiplyAdd(a, l, c03);
                c13 = TLanes.MultiplyAdd(b, l, c13);
            }
        }

        Store(c, c00, n);
        Store(c + TLanes.Count, c01, n - TLanes.Count);
        Store(c + 2 * TLanes.Count, c02, n - 2 * TLanes.Count);
        Store(c + 3 * TLanes.Count, c03, n - 3 * TLanes.Count);
        Store(d, c10, n);
        Store(d + TLanes.Count, c11, n - TLanes.Count);
        Store(d + 2 * TLanes.Count, c12, n - 2 * TLanes.Count);
        Store(d + 3 * TLanes.Count, c13, n - 3 * TLanes.Count);
    }

    /// <summary>One row, eight registers: the product of a single sequence, and the last odd row of others. Registers beyond the n columns as above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneByEight(
        in LeftFactor left, in RightFactor right, int row, int column, int n, in Summands sums, double* c, nint cRow)
    {
        int last = (n - 1) / TLanes.Count;
        int n1 = Math.Min(1, last) * TLanes.Count, n2 = Math.Min(2, last) * TLanes.Count, n3 = Math.Min(3, last) * TLanes.Count;
        int n4 = Math.Min(4, last) * TLanes.Count, n5 = Math.Min(5, last) * TLanes.Count, n6 = Math.Min(6, last) * TLanes.Count, n7 = Math.Min(7, last) * TLanes.Count;
        double* a = left.At(row), x0 = right.At(column), x1 = right.At(column + n1), x2 = right.At(column + n2), x3 = right.At(column + n3);
        double* x4 = right.At(column + n4), x5 = right.At(column + n5), x6 = right.At(column + n6), x7 = right.At(column + n7);
        TLanes c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
        if (sums.AddToTarget)
        {
            (c0, c1, c2, c3) = (Load(c, n), Load(c + n1, n - n1), Load(c + n2, n - n2), Load(c + n3, n - n3));
            (c4, c5, c6, c7) = (Load(c + n4, n - n4), Load(c + n5, n - n5), Load(c + n6, n - n6), Load(c + n7, n - n7));
        }

        // where registers lie a panel apart, two addresses and their distances do for all eight; more do not fit the machine's
        nint distance = right.Panel, second = 2 * distance, third = 3 * distance, eighth = (n7 - n4) / Panels.Width * distance;
        nint leftStep = left.Step, rightStep = right.Step;
        for (int group = 0; group < sums.Groups; group++)
        {
            double* factor = a + group * left.Jump, x = x0 + group * right.Jump, y = x4 + group * right.Jump;
            if (TLanes.Count == Panels.Width && last >= 6)
            {
                for (int k = sums.Count; k > 0; k--, factor += leftStep, x += rightStep, y += rightStep)
                {
                    TLanes l = TLanes.Broadcast(*factor);
                    c0 = TLanes.MultiplyAdd(l, TLanes.Load(x), c0);
                    c1 = TLanes.MultiplyAdd(l, TLanes.Load(x + distance), c1);
                    c2 = TLanes.MultiplyAdd(l, TLanes.Load(x + second), c2);
                    c3 = TLanes.MultiplyAdd(l, TLanes.Load(x + third), c3);
                    c4 = TLanes.MultiplyAdd(l, TLanes.Load(y), c4);
                    c5 = TLanes.MultiplyAdd(l, TLanes.Load(y + distance), c5);
                    c6 = TLanes.MultiplyAdd(l, TLanes.Load(y + second), c6);
                    c7 = TLanes.MultiplyAdd(l, TLanes.Load(y + eighth), c7);
                }

                continue;
            }

            nint i = group * left.Jump, j = group * right.Jump;
            for (int k = 0; k < sums.Count; k++, i += left.Step, j += right.Step)
            {
                TLanes l = TLanes.Broadcast(a[i]);
                c0 = TLanes.MultiplyAdd(l, TLanes.Load(x0 + j), c0);
                c1 = TLanes.MultiplyAdd(l, TLanes.Load(x1 + j), c1);
                c2 = TLanes.MultiplyAdd(l, TLanes.Load(x2 + j), c2);
                c3 = TLanes.MultiplyAdd(l, TLanes.Load(x3 + j), c3);
                c4 = TLanes.MultiplyAdd(l, TLanes.Load(x4 + j), c4);
                c5 = TLanes.MultiplyAdd(l, TLanes.Load(x5 + j), c5);
                c6 = TLanes.MultiplyAdd(l, TLanes.Load(x6 + j), c6);
                c7 = TLanes.MultiplyAdd(l, TLanes.Load(x7 + j), c7);
            }
        }

        Store(c, c0, n);
        Store(c + TLanes.Count, c1, n - TLanes.Count);
        Store(c + 2 * TLanes.Count, c2, n - 2 * TLanes.Count);
        Store(c + 3 * TLanes.Count, c3, n - 3 * TLanes.Count);
        Store(c + 4 * TLanes.Count, c4, n - 4 * TLanes.Count);
        Store(c + 5 * TLanes.Count, c5, n - 5 * TLanes.Count);
        Store(c + 6 * TLanes.Count, c6, n - 6 * TLanes.Count);
        Store(c + 7 * TLanes.Count, c7, n - 7 * TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Load(double* from, int n) => n >= TLanes.Count ? TLanes.Load(from) : TLanes.LoadPart(from, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* to, TLanes left, TLanes right)
    {
        TLanes.Store(left, to);
        TLanes.Store(right, to + TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* to, TLanes lanes, int n)
    {
        if (n >= TLanes.Count)
        {
            TLanes.Store(lanes, to);
        }
        else if (n > 0)
        {
            TLanes.StorePart(lanes, to, n);
        }
    }
}
