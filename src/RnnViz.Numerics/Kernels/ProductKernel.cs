namespace RnnViz.Numerics.Kernels;

/// <summary>
/// C = A X, cut into tiles that fit the registers. Forward pass, backward pass and the sums of gradients are all this
/// product; what differs is where the factors lie.
/// </summary>
internal static unsafe class ProductKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>C = A X or C += A X, M×N.</summary>
    /// <param name="left">A, M×K, read number by number.</param>
    /// <param name="right">X, K×N, read a register at a time; seven numbers beyond its end are read and not used.</param>
    /// <param name="M">Rows of C.</param>
    /// <param name="N">Columns of C.</param>
    /// <param name="sums">K.</param>
    /// <param name="c">C, whose rows are contiguous.</param>
    /// <param name="cRow">From one row of C to the next.</param>
    public static void Run(in LeftOperand left, in RightOperand right, int M, int N, in Reduction sums, double* c, nint cRow)
    {
        // columns outside, so that the few columns of X that a tile reads stay in the innermost cache for all rows
        int n = 0, whole = M / 8 * 8, pair = 2 * TLanes.Count;
        if (whole > 0)
        {
            for (; TLanes.HasManyRegisters && n + pair <= N; n += pair)
            {
                ProductTiles<TLanes>.EightByTwo(left, right, whole, n, sums, c + n, cRow);
            }

            for (; n + TLanes.Count <= N; n += TLanes.Count)
            {
                ProductTiles<TLanes>.EightByOne(left, right, whole, n, sums, c + n, cRow);
            }

            if (n < N)
            {
                LastColumns(left, right, whole, n, N - n, sums, c + n, cRow);
            }
        }

        for (int m = whole; m + 2 <= M; m += 2)
        {
            LastTwoRows(left, right, m, N, sums, c + m * cRow, cRow);
        }

        for (n = 0; M % 2 == 1 && n < N; n += 8 * TLanes.Count)
        {
            ProductTiles<TLanes>.OneByEight(left, right, M - 1, n, N - n, sums, c + (M - 1) * cRow + n);
        }
    }

    /// <summary>Columns that do not fill a register: the tile goes to a place of its own, and from there what belongs to C.</summary>
    private static void LastColumns(
        in LeftOperand left, in RightOperand right, int rows, int column, int n, in Reduction sums, double* c, nint cRow)
    {
        double* unaligned = stackalloc double[AlignedBuffer.LengthToAlign(8 * TLanes.Count)], tile = AlignedBuffer.Align(unaligned);
        for (int m = 0; m < rows; m += 8, c += 8 * cRow)
        {
            if (sums.Accumulate)
            {
                Copy(c, cRow, tile, TLanes.Count, 8, n);
            }

            ProductTiles<TLanes>.EightByOne(left.From(m), right, 8, column, sums, tile, TLanes.Count);
            Copy(tile, TLanes.Count, c, cRow, 8, n);
        }
    }

    /// <summary>Two rows; where they do not fill the tile's registers, as above.</summary>
    private static void LastTwoRows(in LeftOperand left, in RightOperand right, int row, int N, in Reduction sums, double* c, nint cRow)
    {
        int step = 4 * TLanes.Count;
        double* unaligned = stackalloc double[AlignedBuffer.LengthToAlign(2 * step)], tile = AlignedBuffer.Align(unaligned);
        int n = 0;
        for (; n + step <= N; n += step)
        {
            ProductTiles<TLanes>.TwoByFour(left, right, row, n, 4, sums, c + n, cRow);
        }

        if (n < N)
        {
            if (sums.Accumulate)
            {
                Copy(c + n, cRow, tile, step, 2, N - n);
            }

            ProductTiles<TLanes>.TwoByFour(left, right, row, n, (N - n + TLanes.Count - 1) / TLanes.Count, sums, tile, step);
            Copy(tile, step, c + n, cRow, 2, N - n);
        }
    }

    private static void Copy(double* from, nint fromRow, double* to, nint toRow, int rows, int columns)
    {
        for (int i = 0; i < rows; i++, from += fromRow, to += toRow)
        {
            int n = 0;
            for (; n + TLanes.Count <= columns; n += TLanes.Count)
            {
                TLanes.Store(TLanes.Load(from + n), to + n);
            }

            if (n < columns)
            {
                TLanes.StorePart(TLanes.LoadPart(from + n, columns - n), to + n, columns - n);
            }
        }
    }
}
