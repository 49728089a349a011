namespace RnnViz.Numerics.Analysis;

/// <summary>
/// σ_max of a real square matrix, to rounding and without allocating: the largest eigenvalue of WᵀW, which is made
/// tridiagonal by Householder reflections and then searched by bisection with Sturm counts (Golub and Van Loan, Matrix
/// Computations, 4th edition, sections 8.3.1 and 8.4.1). Squaring harms small singular values only.
/// </summary>
internal sealed class LargestSingularValue
{
    /// <summary>Halvings after which the search ends in any case; about 60 leave no double between the ends.</summary>
    private const int MostHalvings = 2000;

    /// <summary>2⁵⁰⁰, for matrices so small that the reciprocal of their largest entry overflows.</summary>
    private const double Lift = 3.273390607896142e150;

    /// <summary>A length that is nothing beside the largest eigenvalue, which is 1 or more; smaller squares have no reciprocal.</summary>
    private const double Negligible = 1e-150;

    private readonly int n;
    private readonly double[] a, diagonal, offDiagonal, v, p;

    /// <summary>For matrices of n×n.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is less than 1.</exception>
    public LargestSingularValue(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        this.n = n;
        a = new double[n * n];
        (diagonal, offDiagonal, v, p) = (new double[n], new double[n], new double[n], new double[n]);
    }

    /// <summary>σ_max of a row-major n×n matrix; NaN where it has a number that is not finite.</summary>
    /// <param name="matrix">n×n; unchanged.</param>
    /// <param name="stop">Breaks it off.</param>
    /// <exception cref="OperationCanceledException">It was broken off.</exception>
    public double Of(ReadOnlySpan<double> matrix, CancellationToken stop)
    {
        double scale = 0;
        foreach (double value in matrix)
        {
            if (!double.IsFinite(value))
            {
                return double.NaN;
            }

            scale = Math.Max(scale, Math.Abs(value));
        }

        if (scale == 0)
        {
            return 0;
        }

        double lift = double.IsFinite(1 / scale) ? 1 : Lift;
        Square(matrix, lift, 1 / (scale * lift), stop);
        Tridiagonalise(stop);
        return scale * Math.Sqrt(LargestEigenvalue());
    }

    /// <summary>A = (s l W)ᵀ (s l W), the lower triangle; scaled, so that no square overflows.</summary>
    private void Square(ReadOnlySpan<double> w, double l, double s, CancellationToken stop)
    {
        Array.Clear(a);
        Span<double> row = v;
        for (int k = 0; k < n; k++)
        {
            stop.ThrowIfCancellationRequested();
            for (int j = 0; j < n; j++)
            {
                row[j] = l * w[k * n + j];
            }

            for (int i = 0; i < n; i++)
            {
                double left = s * row[i] * s;
                Span<double> target = a.AsSpan(i * n, i + 1);
                for (int j = 0; j < target.Length; j++)
                {
                    target[j] += left * row[j];
                }
            }
        }
    }

    /// <summary>Reflections from the last row upwards leave a diagonal and what stands beside it.</summary>
    private void Tridiagonalise(CancellationToken stop)
    {
        for (int m = n - 1; m > 0; m--)
        {
            stop.ThrowIfCancellationRequested();
            Span<double> row = a.AsSpan(m * n, m);
            diagonal[m] = a[m * n + m];
            double squares = 0;
            foreach (double value in row)
            {
                squares += value * value;
            }

            double length = Math.Sqrt(squares);
            if (length < Negligible)
            {
                offDiagonal[m] = 0;
                continue;
            }

            row.CopyTo(v);
            length = Math.CopySign(length, row[m - 1]);
            v[m - 1] += length;
            offDiagonal[m] = -length;
            Reflect(m, 1 / (length * v[m - 1]));
        }

        diagonal[0] = a[0];
    }

    /// <summary>A ← (I − β v vᵀ) A (I − β v vᵀ) for the m×m part, whose lower triangle alone is kept.</summary>
    private void Reflect(int m, double beta)
    {
        Span<double> product = p.AsSpan(0, m);
        product.Clear();
        for (int i = 0; i < m; i++)
        {
            ReadOnlySpan<double> row = a.AsSpan(i * n, i + 1);
            double sum = 0;
            for (int j = 0; j < i; j++)
            {
                sum += row[j] * v[j];
                product[j] += row[j] * v[i];
            }

            product[i] += sum + row[i] * v[i];
        }

        double along = 0;
        for (int i = 0; i < m; i++)
        {
            product[i] *= beta;                                              // p = β A v
            along += product[i] * v[i];
        }

        for (int i = 0; i < m; i++)
        {
            product[i] -= beta / 2 * along * v[i];                           // w = p − ½ β (pᵀv) v
        }

        for (int i = 0; i < m; i++)
        {
            Span<double> row = a.AsSpan(i * n, i + 1);
            for (int j = 0; j <= i; j++)
            {
                row[j] -= v[i] * product[j] + product[i] * v[j];             // A ← A − v wᵀ − w vᵀ
            }
        }
    }

    /// <summary>The largest eigenvalue of the tridiagonal matrix, which is above 0.</summary>
    private double LargestEigenvalue()
    {
        double low = 0, high = 0;
        for (int i = 0; i < n; i++)
        {
            double beside = (i > 0 ? Math.Abs(offDiagonal[i]) : 0) + (i + 1 < n ? Math.Abs(offDiagonal[i + 1]) : 0);
            high = Math.Max(high, diagonal[i] + beside);                     // Gershgorin
            low = Math.Max(low, diagonal[i]);
        }

        double middle = low + (high - low) / 2;
        for (int halvings = 0; middle > low && middle < high && halvings < MostHalvings; halvings++)
        {
            (low, high) = HasEigenvalueAbove(middle) ? (middle, high) : (low, middle);
            middle = low + (high - low) / 2;
        }

        return middle;
    }

    /// <summary>Whether T − x I has a positive pivot (Sylvester's law of inertia).</summary>
    private bool HasEigenvalueAbove(double x)
    {
        double q = 1;
        for (int i = 0; i < n; i++)
        {
            double beside = i == 0 ? 0 : offDiagonal[i] * offDiagonal[i];
            q = diagonal[i] - x - (beside == 0 ? 0 : beside / q);
            if (q > 0)
            {
                return true;
            }

            if (q == 0)
            {
                q = -double.Epsilon;
            }
        }

        return false;
    }
}
