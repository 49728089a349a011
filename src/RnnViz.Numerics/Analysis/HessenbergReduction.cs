namespace RnnViz.Numerics.Analysis;

/// <summary>
/// Makes a square matrix a Hessenberg one, which has nothing below its first subdiagonal, with the same eigenvalues: Householder
/// reflections from both sides (Golub and Van Loan, Matrix Computations, 4th edition, algorithms 5.1.1 and 7.4.2).
/// </summary>
internal sealed class HessenbergReduction
{
    private readonly int n;
    private readonly double[] a, reflector, sums;

    /// <summary>For one matrix A, n×n row by row, which is overwritten.</summary>
    public HessenbergReduction(double[] a, int n)
    {
        (this.a, this.n) = (a, n);
        (reflector, sums) = (new double[n], new double[n]);
    }

    /// <summary>A ← Qᵀ A Q with zeros below the first subdiagonal. No entry of A may be so large that its square overflows.</summary>
    /// <param name="stop">Breaks it off.</param>
    /// <exception cref="OperationCanceledException">It was broken off.</exception>
    public void Run(CancellationToken stop)
    {
        for (int k = 0; k < n - 2; k++)
        {
            stop.ThrowIfCancellationRequested();
            double largest = 0;
            for (int i = k + 1; i < n; i++)
            {
                largest = Math.Max(largest, Math.Abs(a[i * n + k]));
            }

            if (largest == 0)
            {
                continue;
            }

            double squares = 0;
            for (int i = k + 1; i < n; i++)
            {
                reflector[i] = a[i * n + k] / largest;
                squares += reflector[i] * reflector[i];
            }

            double length = Math.CopySign(Math.Sqrt(squares), reflector[k + 1]);
            reflector[k + 1] += length;                                     // v = x + sign(x₁) ‖x‖ e₁
            double beta = 1 / (length * reflector[k + 1]);                  // 2 / ‖v‖²
            ReflectRows(k, beta);
            ReflectColumns(k, beta);
            a[(k + 1) * n + k] = -length * largest;
            for (int i = k + 2; i < n; i++)
            {
                a[i * n + k] = 0;
            }
        }
    }

    /// <summary>A ← (I − β v vᵀ) A, columns after k.</summary>
    private void ReflectRows(int k, double beta)
    {
        // the sums of all columns row by row, so that memory is read in order
        Array.Clear(sums, k + 1, n - k - 1);
        for (int i = k + 1; i < n; i++)
        {
            double v = reflector[i];
            ReadOnlySpan<double> row = a.AsSpan(i * n, n);
            for (int j = k + 1; j < n; j++)
            {
                sums[j] += v * row[j];
            }
        }

        for (int i = k + 1; i < n; i++)
        {
            double v = beta * reflector[i];
            Span<double> row = a.AsSpan(i * n, n);
            for (int j = k + 1; j < n; j++)
            {
                row[j] -= v * sums[j];
            }
        }
    }

    /// <summary>A ← A (I − β v vᵀ).</summary>
    private void ReflectColumns(int k, double beta)
    {
        for (int i = 0; i < n; i++)
        {
            Span<double> row = a.AsSpan(i * n, n);
            double sum = 0;
            for (int j = k + 1; j < n; j++)
            {
                sum += row[j] * reflector[j];
            }

            sum *= beta;
            for (int j = k + 1; j < n; j++)
            {
                row[j] -= sum * reflector[j];
            }
        }
    }
}
