namespace RnnViz.Numerics.Analysis;

/// <summary>
/// The eigenvalues and the largest singular value of a square matrix, to rounding. The work grows with n³, milliseconds at
/// 128 rows and tens of them at 256, so it is not for every frame. Allocates nothing once built.
/// </summary>
public sealed class Spectrum
{
    private readonly Eigenvalues eigenvalues;
    private readonly LargestSingularValue largestSingularValue;
    private readonly double[] real, imaginary;

    /// <summary>For matrices of n×n. Eigenvalues are 0, ρ and σ_max NaN until <see cref="Compute"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is less than 1.</exception>
    public Spectrum(int n)
    {
        eigenvalues = new Eigenvalues(n);
        largestSingularValue = new LargestSingularValue(n);
        real = new double[n];
        imaginary = new double[n];
        SpectralRadius = LargestSingularValue = double.NaN;
    }

    /// <summary>ρ = max |λ|, 0 or more; NaN where the matrix has numbers that are not finite.</summary>
    public double SpectralRadius { get; private set; }

    /// <summary>σ_max = max ‖W v‖ / ‖v‖, ρ or more; NaN where the matrix has numbers that are not finite.</summary>
    public double LargestSingularValue { get; private set; }

    /// <summary>Real parts of the eigenvalues, n, in no order; NaN where the matrix has numbers that are not finite.</summary>
    public ReadOnlySpan<double> Real => real;

    /// <summary>Imaginary parts, n, in the order of <see cref="Real"/>; conjugates stand side by side.</summary>
    public ReadOnlySpan<double> Imaginary => imaginary;

    /// <summary>Takes over the spectrum of a matrix. It ends with any numbers, be they NaN, infinite or subnormal.</summary>
    /// <param name="matrix">n×n, row by row; unchanged.</param>
    /// <param name="stop">Breaks it off, soon where n is in the thousands; null for a run that nobody stops.</param>
    /// <exception cref="OperationCanceledException">It was broken off; all values are NaN then.</exception>
    public void Compute(ReadOnlySpan<double> matrix, CancellationToken? stop = null)
    {
        Array.Fill(real, double.NaN);
        Array.Fill(imaginary, double.NaN);
        SpectralRadius = LargestSingularValue = double.NaN;
        double largest = largestSingularValue.Of(matrix, stop ?? CancellationToken.None);
        if (double.IsNaN(largest) || !eigenvalues.Compute(matrix, stop ?? CancellationToken.None))
        {
            LargestSingularValue = largest;
            return;
        }

        LargestSingularValue = largest;

        eigenvalues.Real.CopyTo(real);
        eigenvalues.Imaginary.CopyTo(imaginary);
        SpectralRadius = 0;
        for (int i = 0; i < real.Length; i++)
        {
            SpectralRadius = Math.Max(SpectralRadius, double.Hypot(real[i], imaginary[i]));
        }
    }
}
