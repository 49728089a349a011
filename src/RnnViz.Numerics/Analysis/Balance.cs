namespace RnnViz.Numerics.Analysis;

/// <summary>
/// Makes the rows and columns of a square matrix alike in size by A ← D⁻¹ A D with powers of two in D, which keeps the eigenvalues and
/// rounds nothing but what becomes subnormal (Parlett and Reinsch 1969, "Balancing a matrix for calculation of eigenvalues and
/// eigenvectors").
/// </summary>
/// <param name="a">A, n×n row by row, which is overwritten; its largest entry is 1 to 2.</param>
/// <param name="n">Rows.</param>
internal sealed class Balance(double[] a, int n)
{
    /// <summary>Times that all rows are gone through at most; two or three are enough where sizes do not lie far apart.</summary>
    private const int MostRounds = 40;

    /// <summary>The most by which a row is scaled at a time, as a power of two: more, and its reciprocal would overflow.</summary>
    private const int MostExponent = 1000;

    /// <summary>Goes through the rows until none becomes smaller by a twentieth, but not for ever.</summary>
    public void Run()
    {
        bool isChanged = true;
        for (int round = 0; isChanged && round < MostRounds; round++)
        {
            isChanged = false;
            for (int i = 0; i < n; i++)
            {
                isChanged |= BalanceRow(i);
            }
        }
    }

    private bool BalanceRow(int i)
    {
        double row = 0, column = 0;
        for (int j = 0; j < n; j++)
        {
            if (j != i)
            {
                row += Math.Abs(a[i * n + j]);
                column += Math.Abs(a[j * n + i]);
            }
        }

        if (!(row > 0 && column > 0))
        {
            return false;
        }

        // f² is the power of four next to row / column: then both have nearly the size √(row · column)
        int exponent = Math.Clamp((Math.ILogB(row) - Math.ILogB(column)) / 2, -MostExponent, MostExponent);
        double up = Math.ScaleB(1, exponent), down = Math.ScaleB(1, -exponent), sum = column * up + row * down;
        if (exponent == 0 || !(sum < 0.95 * (column + row)))
        {
            return false;
        }

        for (int j = 0; j < n; j++)
        {
            if (j != i)
            {
                a[i * n + j] *= down;
                a[j * n + i] *= up;
            }
        }

        return true;
    }
}
