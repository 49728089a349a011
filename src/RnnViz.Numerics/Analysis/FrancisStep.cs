namespace RnnViz.Numerics.Analysis;

/// <summary>
/// One implicitly double-shifted QR step on a block of a Hessenberg matrix: both eigenvalues of the last 2×2 block are shifts,
/// so that conjugate pairs need no complex numbers (Francis 1962; Golub and Van Loan, Matrix Computations, 4th edition,
/// algorithm 7.5.1). After two or three steps the last subdiagonal elements of the block are next to nothing.
/// </summary>
/// <param name="a">The Hessenberg matrix, n×n row by row, which is overwritten; outside the block its numbers lose their meaning.</param>
/// <param name="n">Rows.</param>
internal sealed class FrancisStep(double[] a, int n)
{
    /// <summary>A ← Qᵀ A Q for the rows and columns low..high, of which there are three or more.</summary>
    /// <param name="low">The first row of the block, from 0.</param>
    /// <param name="high">The last row of the block.</param>
    /// <param name="isExceptional">Whether the shifts are to be ones of no meaning, because the usual ones have led nowhere.</param>
    public void Run(int low, int high, bool isExceptional)
    {
        // the shifts are the eigenvalues of the last 2×2 block: p and r its diagonal, q the product of the other two
        double p = a[(high - 1) * n + high - 1], r = a[high * n + high], q = a[(high - 1) * n + high] * a[high * n + high - 1];
        if (isExceptional)
        {
            // the numbers are those of EISPACK's hqr (Wilkinson and Reinsch, Linear Algebra, 1971, II/14)
            double off = Math.Abs(a[high * n + high - 1]) + Math.Abs(a[(high - 1) * n + high - 2]);
            p = r += 0.75 * off;
            q = -0.4375 * off * off;
        }

        // the first column of (A − s₁)(A − s₂), divided by a subdiagonal element; differences with the diagonal come first, as
        // where the eigenvalues lie close together their squares would cancel
        double first = a[low * n + low], second = a[(low + 1) * n + low];
        double x = ((p - first) * (r - first) - q) / second + a[low * n + low + 1];
        double y = a[(low + 1) * n + low + 1] - first - (p - first) - (r - first);
        double z = a[(low + 2) * n + low + 1];
        for (int k = low; k < high; k++)
        {
            bool isLast = k == high - 1;
            Reflect(k, low, high, x, y, isLast ? 0 : z, isLast ? 2 : 3);
            x = a[(k + 1) * n + k];
            y = k + 2 <= high ? a[(k + 2) * n + k] : 0;
            z = k + 3 <= high ? a[(k + 3) * n + k] : 0;
        }
    }

    /// <summary>Applies the reflection that turns (x, y, z) into a multiple of e₁ to rows and columns k, k + 1 and k + 2.</summary>
    private void Reflect(int k, int low, int high, double x, double y, double z, int count)
    {
        double scale = Math.Max(Math.Abs(x), Math.Max(Math.Abs(y), Math.Abs(z)));
        if (scale == 0)
        {
            return;
        }

        (x, y, z) = (x / scale, y / scale, z / scale);
        double length = Math.CopySign(Math.Sqrt(x * x + y * y + z * z), x);
        double v0 = x + length, v1 = y / v0, v2 = z / v0, beta = v0 / length; // v = (1, v1, v2), β = 2 / ‖v‖²
        Span<double> row0 = a.AsSpan(k * n, n), row1 = a.AsSpan((k + 1) * n, n), row2 = count == 3 ? a.AsSpan((k + 2) * n, n) : row1;
        for (int j = Math.Max(low, k - 1); j <= high; j++)
        {
            double sum = beta * (row0[j] + v1 * row1[j] + (count == 3 ? v2 * row2[j] : 0));
            row0[j] -= sum;
            row1[j] -= sum * v1;
            if (count == 3)
            {
                row2[j] -= sum * v2;
            }
        }

        int last = Math.Min(k + 3, high);
        for (int i = low; i <= last; i++)
        {
            Span<double> row = a.AsSpan(i * n + k, count);
            double sum = beta * (row[0] + v1 * row[1] + (count == 3 ? v2 * row[2] : 0));
            row[0] -= sum;
            row[1] -= sum * v1;
            if (count == 3)
            {
                row[2] -= sum * v2;
            }
        }
    }
}
