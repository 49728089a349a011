namespace RnnViz.Numerics.Analysis;

/// <summary>
/// All eigenvalues of a real square matrix without allocating: the Hessenberg form, then QR steps that split it into blocks of
/// one or two rows (Golub and Van Loan, Matrix Computations, 4th edition, algorithm 7.5.2). MathNet's Evd does the same, but
/// takes three times as long at 256 rows and builds new matrices at each call, which a running picture must not.
/// </summary>
internal sealed class Eigenvalues
{
    /// <summary>QR steps to a block after which the iteration is given up; it takes two or three.</summary>
    private const int MostSteps = 60;

    /// <summary>The distance from 1 to the next double.</summary>
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>
    /// The smallest normal double over <see cref="Epsilon"/>: a subdiagonal element below it, where the largest entry is 1 to 2, is
    /// zero even between zeros, as the step divides by it (LAPACK's dlahqr calls it smlnum).
    /// </summary>
    private const double Negligible = 1.0020841800044864e-292;

    private readonly int n;
    private readonly double[] a, real, imaginary;
    private readonly Balance balance;
    private readonly HessenbergReduction reduction;
    private readonly FrancisStep step;

    /// <summary>For matrices of n×n.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is less than 1.</exception>
    public Eigenvalues(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        this.n = n;
        a = new double[n * n];
        (real, imaginary) = (new double[n], new double[n]);
        balance = new Balance(a, n);
        reduction = new HessenbergReduction(a, n);
        step = new FrancisStep(a, n);
    }

    /// <summary>Real parts, n.</summary>
    public ReadOnlySpan<double> Real => real;

    /// <summary>Imaginary parts, n; conjugates stand side by side.</summary>
    public ReadOnlySpan<double> Imaginary => imaginary;

    /// <summary>
    /// Computes the eigenvalues of a row-major n×n matrix. It ends with any numbers, after at most 60 steps to a block, twice; with NaN
    /// or ∞ among them the answer is false or the values mean nothing.
    /// </summary>
    /// <param name="matrix">n×n; unchanged.</param>
    /// <param name="stop">Breaks it off.</param>
    /// <returns>Whether the iteration came to its end; if not, the values mean nothing.</returns>
    /// <exception cref="OperationCanceledException">It was broken off; the values mean nothing.</exception>
    public bool Compute(ReadOnlySpan<double> matrix, CancellationToken stop)
    {
        int exponent = CopyScaled(matrix);
        if (!Iterate(stop))
        {
            // rows and columns whose sizes lie hundreds of decades apart; others are left as they are, for the sake of their last digits
            CopyScaled(matrix);
            balance.Run();
            if (!Iterate(stop))
            {
                return false;
            }
        }

        for (int i = 0; i < n; i++)
        {
            (real[i], imaginary[i]) = (Math.ScaleB(real[i], exponent), Math.ScaleB(imaginary[i], exponent));
        }

        return true;
    }

    private bool Iterate(CancellationToken stop)
    {
        reduction.Run(stop);
        int high = n - 1, steps = 0;
        while (high >= 0)
        {
            stop.ThrowIfCancellationRequested();
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
                step.Run(low, high, isExceptional: steps % 10 == 0);
            }
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

    /// <summary>
    /// The first row of the block that ends at <paramref name="high"/>: the subdiagonal element to its left is negligible, and set
    /// to zero.
    /// </summary>
    private int StartOfBlock(int high)
    {
        int low = high;
        for (; low > 0; low--)
        {
            double beside = Math.Abs(a[(low - 1) * n + low - 1]) + Math.Abs(a[low * n + low]);
            if (Math.Abs(a[low * n + low - 1]) <= Math.Max(Epsilon * beside, Negligible))
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

        // λ² − (p + s) λ + p s − q r = 0 about s: the root that is computed without cancellation, and the other from the product
        double root = half + Math.CopySign(Math.Sqrt(discriminant), half);
        real[low] = s + root;
        real[high] = root == 0 ? s : s - q * r / root;
        imaginary[low] = imaginary[high] = 0;
    }
}
