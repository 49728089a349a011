namespace RnnViz.Numerics;

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
    public static void Run(in LeftFactor left, in RightFactor right, int M, int N, in Summands sums, double* c, nint cRow)
    {
        // columns outside, so that the few columns of X that a tile reads stay in the innermost cache for all rows
        int n = 0, whole = M / 8 * 8, pair = 2 * TLanes.Count;
        if (whole > 0)
        {
            for (; TLanes.HasManyRegisters && n + pair <= N; n += pair)
            {
                for (int m = 0; m < whole; m += 8)
                {
                    ProductTiles<TLanes>.EightByTwo(left, right, m, n, sums, c + m * cRow + n, cRow);
                }
            }

            for (; n < N; n += TLanes.Count)
            {
                for (int m = 0; m < whole; m += 8)
                {
                    ProductTiles<TLanes>.EightByOne(left, right, m, n, N - n, sums, c + m * cRow + n, cRow);
                }
            }
        }

        for (int m = whole; m < M; m += 2)
        {
            RemainingRows(left, right, m, M, N, sums, c + m * cRow, cRow);
        }
    }

    private static void RemainingRows(in LeftFactor left, in RightFactor right, int m, int M, int N, in Summands sums, double* c, nint cRow)
    {
        if (m + 2 <= M)
        {
            for (int n = 0; n < N; n += 4 * TLanes.Count)
            {
                ProductTiles<TLanes>.TwoByFour(left, right, m, n, N - n, sums, c + n, cRow);
            }
        }
        else
        {
            for (int n = 0; n < N; n += 8 * TLanes.Count)
            {
                ProductTiles<TLanes>.OneByEight(left, right, m, n, N - n, sums, c + n, cRow);
            }
        }
    }
}
