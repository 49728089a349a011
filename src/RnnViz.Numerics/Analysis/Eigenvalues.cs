namespace RnnViz.Numerics.Analysis;

/// <summary>
/// All eigenvalues of a real square matrix without allocating: reduction to Hessenberg form by Householder reflections, then
/// Francis' implicitly shifted QR steps with deflation (Golub and Van Loan, Matrix Computations, 4th edition, algorithms
/// 7.4.2, 7.5.1 and 7.5.2). Library routines build new matrices at each call, which a running picture must not.
/// </summary>
internal sealed class Eigenvalues
{
    /// <summary>QR steps to an eigenvalue after which the iteration is given up; it takes two or three.</summary>
    private const int MostSteps = 60;

    /// <summary>The distance from 1 to the next double.</summary>
    private const double Epsilon = 2.220446049250313e-16;

    private readonly int n;
    private readonly double[] a, reflector, real, imaginary;

    /// <summary>For matrices of n×n.</summary>
    public Eigenvalues(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        this.n = n;
        a = new double[n * n];
        (reflector, real, imaginary) = (new double[n], new double[n], new double[n]);
    }

    /// <summary>Real parts.</summary>
    public ReadOnlySpan<double> Real => real;

    /// <summary>Imaginary parts; conjugates stand side by side.</summary>
    public ReadOnlySpan<double> Imaginary => imaginary;

    /// <summary>Computes the eigenvalues of a finite row-major n×n matrix.</summary>
    /// <returns>Whether the iteration came to its end; if not, the values mean nothing.</returns>
    public bool Compute(ReadOnlySpan<double> matrix)
    {
        int exponent = CopyScaled(matrix);
        ReduceToHessenberg();
        int high = n - 1, steps = 0;
        while (high >= 0)
        {
            int low = StartOfBlock(high);
            if (low >= high - 1)
            {
                Take(low, high);
                high = low - 1;
                steps = 0;
            }
            else if (++steps > MostSteps)
            {
                return false;
            }
            else
            {
                Step(low, high, isExceptional: steps % 10 == 0);
            }
        }

        for (int i = 0; i < n; i++)
        {
            (real[i], imaginary[i]) = (Math.ScaleB(real[i], exponent), Math.ScaleB(imaginary[i], exponent));
        }

        return true;
    }

    /// <summary>Divides by a power of two, so that no square overflows, and answers its exponent.</summary>
    private int CopyScaled(ReadOnlySpan<double> matrix)
    {
        double largest = 0;
        foreach (double value in matrix)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        int exponent = largest > 0 ? Math.ILogB(largest) : 0;
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = Math.ScaleB(matrix[i], -exponent);
        }

        return exponent;
    }

    /// <summary>A ← Qᵀ A Q with zeros below the first subdiagonal.</summary>
    private void ReduceToHessenberg()
    {
        for (int k = 0; k < n - 2; k++)
        {
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
            reflector[k + 1] += length;
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
        // the sums of all columns row by row, so that memory is read in order; they are kept where no one else writes
        Span<double> sums = real;
        sums[(k + 1)..].Clear();
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

    /// <summary>The first row of the block that ends at <paramref name="high"/>: above it a subdiagonal element is negligible, and set to zero.</summary>
    private int StartOfBlock(int high)
    {
        int low = high;
        for (; low > 0; low--)
        {
            double beside = Math.Abs(a[(low - 1) * n + low - 1]) + Math.Abs(a[low * n + low]);
            if (Math.Abs(a[low * n + low - 1]) <= Epsilon * beside)
            {
                a[low * n + low - 1] = 0;
                break;
            }
        }

        return low;
    }

    /// <summary>One or two eigenvalues from a block of that size.</summary>
    private void Take(int low, int high)
    {
        if (low == high)
        {
            (real[high], imaginary[high]) = (a[high * n + high], 0);
            return;
        }

        double p = a[low * n + low], q = a[low * n + high], r = a[high * n + low], s = a[high * n + high];
        double half = (p - s) / 2, discriminant = half * half + q * r;
        if (discriminant < 0)
        {
            real[low] = real[high] = s + half;
            imaginary[low] = Math.Sqrt(-discriminant);
            imaginary[high] = -imaginary[low];
            return;
        }

        // the root that is computed without cancellation, and the other from the product
        double root = half + Math.CopySign(Math.Sqrt(discriminant), half);
        real[low] = s + root;
        real[high] = root == 0 ? s : s - q * r / root;
        imaginary[low] = imaginary[high] = 0;
    }

    /// <summary>One double-shifted QR step on the rows and columns low..high.</summary>
    private void Step(int low, int high, bool isExceptional)
    {
        // the shifts are the eigenvalues of the last 2×2 block: p and r its diagonal, q the product of the other two
        double p = a[(high - 1) * n + high - 1], r = a[high * n + high], q = a[(high - 1) * n + high] * a[high * n + high - 1];
        if (isExceptional)
        {
            // shifts of no meaning, for the rare matrix on which the others go in circles
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
        double v0 = x + length, v1 = y / v0, v2 = z / v0, beta = v0 / length; // v = (1, v1, v2)
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
