using System.Runtime.CompilerServices;

namespace RnnViz.Numerics.Kernels;

/// <summary>
/// The innermost loops of every product: a tile of C is kept in registers over the whole sum. The four shapes differ only in
/// how many rows and registers they hold; all of them add the summands of an element in the same order, one after the other.
/// Rows and registers of a tile are whole: <see cref="ProductKernel{TLanes}"/> sees to what is left over at the edges.
/// </summary>
internal static unsafe class ProductTiles<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Eight rows, two registers, for one panel of rows after the other: the shape for machines with 32 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EightByTwo(
        in LeftOperand left, in RightOperand right, int rows, int column, in Reduction sums, double* c, nint cRow)
    {
        nint row = left.Row, leftStep = left.Step, rightStep = right.Step;
        double* a = left.At(0), x = right.At(column);
        nint second = (nint)(right.At(column + TLanes.Count) - x);
        for (int m = 0; m < rows; m += 8, a += left.Panel, c += 8 * cRow)
        {
            double* d = c + 4 * cRow;
            TLanes c00 = default, c01 = default, c10 = default, c11 = default;
            TLanes c20 = default, c21 = default, c30 = default, c31 = default;
            TLanes c40 = default, c41 = default, c50 = default, c51 = default;
            TLanes c60 = default, c61 = default, c70 = default, c71 = default;
            if (sums.Accumulate)
            {
                (c00, c01) = RowRegisters<TLanes>.Pair(c);
                (c10, c11) = RowRegisters<TLanes>.Pair(c + cRow);
                (c20, c21) = RowRegisters<TLanes>.Pair(c + 2 * cRow);
                (c30, c31) = RowRegisters<TLanes>.Pair(c + 3 * cRow);
                (c40, c41) = RowRegisters<TLanes>.Pair(d);
                (c50, c51) = RowRegisters<TLanes>.Pair(d + cRow);
                (c60, c61) = RowRegisters<TLanes>.Pair(d + 2 * cRow);
                (c70, c71) = RowRegisters<TLanes>.Pair(d + 3 * cRow);
            }

            for (int group = 0; group < sums.Groups; group++)
            {
                double* upper = a + group * left.Jump, lower = upper + 4 * row, from = x + group * right.Jump;
                for (int k = sums.Count; k > 0; k--, upper += leftStep, lower += leftStep, from += rightStep)
                {
                    TLanes l = TLanes.Load(from), r = TLanes.Load(from + second), f = TLanes.Broadcast(*upper);
                    c00 = TLanes.MultiplyAdd(f, l, c00);
                    c01 = TLanes.MultiplyAdd(f, r, c01);
                    f = TLanes.Broadcast(upper[row]);
                    c10 = TLanes.MultiplyAdd(f, l, c10);
                    c11 = TLanes.MultiplyAdd(f, r, c11);
                    f = TLanes.Broadcast(upper[2 * row]);
                    c20 = TLanes.MultiplyAdd(f, l, c20);
                    c21 = TLanes.MultiplyAdd(f, r, c21);
                    f = TLanes.Broadcast(upper[3 * row]);
                    c30 = TLanes.MultiplyAdd(f, l, c30);
                    c31 = TLanes.MultiplyAdd(f, r, c31);
                    f = TLanes.Broadcast(*lower);
                    c40 = TLanes.MultiplyAdd(f, l, c40);
                    c41 = TLanes.MultiplyAdd(f, r, c41);
                    f = TLanes.Broadcast(lower[row]);
                    c50 = TLanes.MultiplyAdd(f, l, c50);
                    c51 = TLanes.MultiplyAdd(f, r, c51);
                    f = TLanes.Broadcast(lower[2 * row]);
                    c60 = TLanes.MultiplyAdd(f, l, c60);
                    c61 = TLanes.MultiplyAdd(f, r, c61);
                    f = TLanes.Broadcast(lower[3 * row]);
                    c70 = TLanes.MultiplyAdd(f, l, c70);
                    c71 = TLanes.MultiplyAdd(f, r, c71);
                }
            }

            RowRegisters<TLanes>.Store(c, c00, c01);
            RowRegisters<TLanes>.Store(c + cRow, c10, c11);
            RowRegisters<TLanes>.Store(c + 2 * cRow, c20, c21);
            RowRegisters<TLanes>.Store(c + 3 * cRow, c30, c31);
            RowRegisters<TLanes>.Store(d, c40, c41);
            RowRegisters<TLanes>.Store(d + cRow, c50, c51);
            RowRegisters<TLanes>.Store(d + 2 * cRow, c60, c61);
            RowRegisters<TLanes>.Store(d + 3 * cRow, c70, c71);
        }
    }

    /// <summary>Eight rows, one register, for one panel of rows after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EightByOne(
        in LeftOperand left, in RightOperand right, int rows, int column, in Reduction sums, double* c, nint cRow)
    {
        nint row = left.Row, leftStep = left.Step, rightStep = right.Step;
        double* a = left.At(0), x = right.At(column);
        for (int m = 0; m < rows; m += 8, a += left.Panel, c += 8 * cRow)
        {
            double* d = c + 4 * cRow;
            TLanes c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
            if (sums.Accumulate)
            {
                (c0, c1, c2, c3) = (TLanes.Load(c), TLanes.Load(c + cRow), TLanes.Load(c + 2 * cRow), TLanes.Load(c + 3 * cRow));
                (c4, c5, c6, c7) = (TLanes.Load(d), TLanes.Load(d + cRow), TLanes.Load(d + 2 * cRow), TLanes.Load(d + 3 * cRow));
            }

            for (int group = 0; group < sums.Groups; group++)
            {
                double* upper = a + group * left.Jump, lower = upper + 4 * row, from = x + group * right.Jump;
                for (int k = sums.Count; k > 0; k--, upper += leftStep, lower += leftStep, from += rightStep)
                {
                    TLanes l = TLanes.Load(from);
                    c0 = TLanes.MultiplyAdd(TLanes.Broadcast(*upper), l, c0);
                    c1 = TLanes.MultiplyAdd(TLanes.Broadcast(upper[row]), l, c1);
                    c2 = TLanes.MultiplyAdd(TLanes.Broadcast(upper[2 * row]), l, c2);
                    c3 = TLanes.MultiplyAdd(TLanes.Broadcast(upper[3 * row]), l, c3);
                    c4 = TLanes.MultiplyAdd(TLanes.Broadcast(*lower), l, c4);
                    c5 = TLanes.MultiplyAdd(TLanes.Broadcast(lower[row]), l, c5);
                    c6 = TLanes.MultiplyAdd(TLanes.Broadcast(lower[2 * row]), l, c6);
                    c7 = TLanes.MultiplyAdd(TLanes.Broadcast(lower[3 * row]), l, c7);
                }
            }

            TLanes.Store(c0, c);
            TLanes.Store(c1, c + cRow);
            TLanes.Store(c2, c + 2 * cRow);
            TLanes.Store(c3, c + 3 * cRow);
            TLanes.Store(c4, d);
            TLanes.Store(c5, d + cRow);
            TLanes.Store(c6, d + 2 * cRow);
            TLanes.Store(c7, d + 3 * cRow);
        }
    }

    /// <summary>
    /// Two rows, four registers, for rows that eight leave over. Of the registers only the first may be wanted; the others
    /// repeat the last wanted one, and the target holds all four.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoByFour(
        in LeftOperand left, in RightOperand right, int row, int column, int wanted, in Reduction sums, double* c, nint cRow)
    {
        double* a0 = left.At(row), a1 = a0 + left.Row, d = c + cRow;
        double* x0 = right.At(column), x1 = Right(right, column, 1, wanted);
        double* x2 = Right(right, column, 2, wanted), x3 = Right(right, column, 3, wanted);
        TLanes c00 = default, c01 = default, c02 = default, c03 = default, c10 = default, c11 = default, c12 = default, c13 = default;
        if (sums.Accumulate)
        {
            ((c00, c01), (c02, c03)) = (RowRegisters<TLanes>.Pair(c), RowRegisters<TLanes>.Pair(c + 2 * TLanes.Count));
            ((c10, c11), (c12, c13)) = (RowRegisters<TLanes>.Pair(d), RowRegisters<TLanes>.Pair(d + 2 * TLanes.Count));
        }

        nint leftStep = left.Step, rightStep = right.Step;
        for (int group = 0; group < sums.Groups; group++)
        {
            nint i = group * left.Jump, j = group * right.Jump;
            for (int k = sums.Count; k > 0; k--, i += leftStep, j += rightStep)
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

        RowRegisters<TLanes>.Store(c, c00, c01);
        RowRegisters<TLanes>.Store(c + 2 * TLanes.Count, c02, c03);
        RowRegisters<TLanes>.Store(d, c10, c11);
        RowRegisters<TLanes>.Store(d + 2 * TLanes.Count, c12, c13);
    }

    /// <summary>
    /// One row, eight registers: the product of a single sequence, and the last odd row of others. Of the target only n columns
    /// are read and written.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneByEight(
        in LeftOperand left, in RightOperand right, int row, int column, int n, in Reduction sums, double* c)
    {
        int wanted = (n + TLanes.Count - 1) / TLanes.Count;
        double* a = left.At(row), x0 = right.At(column), x1 = Right(right, column, 1, wanted);
        double* x2 = Right(right, column, 2, wanted), x3 = Right(right, column, 3, wanted);
        double* x4 = Right(right, column, 4, wanted), x5 = Right(right, column, 5, wanted);
        double* x6 = Right(right, column, 6, wanted), x7 = Right(right, column, 7, wanted);
        TLanes c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
        if (sums.Accumulate)
        {
            (c0, c1) = (RowRegisters<TLanes>.Load(c, 0, n), RowRegisters<TLanes>.Load(c, 1, n));
            (c2, c3) = (RowRegisters<TLanes>.Load(c, 2, n), RowRegisters<TLanes>.Load(c, 3, n));
            (c4, c5) = (RowRegisters<TLanes>.Load(c, 4, n), RowRegisters<TLanes>.Load(c, 5, n));
            (c6, c7) = (RowRegisters<TLanes>.Load(c, 6, n), RowRegisters<TLanes>.Load(c, 7, n));
        }

        // where registers lie a panel apart, two addresses and their distances do for all eight; more do not fit the machine's
        nint distance = right.Panel, second = 2 * distance, third = 3 * distance;
        nint leftStep = left.Step, rightStep = right.Step;
        for (int group = 0; group < sums.Groups; group++)
        {
            double* factor = a + group * left.Jump, x = x0 + group * right.Jump, y = x4 + group * right.Jump;
            if (TLanes.Count == PackedMatrix.Width && wanted >= 7)
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
                    if (wanted > 7)
                    {
                        c7 = TLanes.MultiplyAdd(l, TLanes.Load(y + third), c7);
                    }
                }

                continue;
            }

            nint j = group * right.Jump;
            for (int k = sums.Count; k > 0; k--, factor += leftStep, j += rightStep)
            {
                TLanes l = TLanes.Broadcast(*factor);
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

        RowRegisters<TLanes>.Store(c, 0, c0, n);
        RowRegisters<TLanes>.Store(c, 1, c1, n);
        RowRegisters<TLanes>.Store(c, 2, c2, n);
        RowRegisters<TLanes>.Store(c, 3, c3, n);
        RowRegisters<TLanes>.Store(c, 4, c4, n);
        RowRegisters<TLanes>.Store(c, 5, c5, n);
        RowRegisters<TLanes>.Store(c, 6, c6, n);
        RowRegisters<TLanes>.Store(c, 7, c7, n);
    }

    /// <summary>The i-th register from a column on, or the last wanted one.</summary>
    private static double* Right(
        in RightOperand right, int column, int i, int wanted) => right.At(column + Math.Min(i, wanted - 1) * TLanes.Count);
}
