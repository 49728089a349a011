namespace RnnViz.Numerics.Analysis;

/// <summary>The eigenvalues and the largest singular value of a square matrix; costly, so never within a frame. Allocates nothing once built.</summary>
public sealed class Spectrum
{
    private readonly Eigenvalues eigenvalues;
    private readonly LargestSingularValue largestSingularValue;
    private readonly double[] real, imaginary;

    /// <summary>A spectrum of n eigenvalues, all zero until <see cref="Compute"/>.</summary>
    public Spectrum(int n)
    {
        eigenvalues = new Eigenvalues(n);
        largestSingularValue = new LargestSingularValue(n);
        real = new double[n];
        imaginary = new double[n];
        SpectralRadius = LargestSingularValue = double.NaN;
    }

    /// <summary>ρ = max |λ|; NaN where the matrix has numbers that are not finite.</summary>
    public double SpectralRadius { get; private set; }

    /// <summary>σ_max; NaN where the matrix has numbers that are not finite.</summary>
    public double LargestSingularValue { get; private set; }

    /// <summary>Real parts of the eigenvalues.</summary>
    public ReadOnlySpan<double> Real => real;

    /// <summary>Imaginary parts of the eigenvalues.</summary>
    public ReadOnlySpan<double> Imaginary => imaginary;

    /// <summary>Takes over the spectrum of the row-major n×n matrix.</summary>
    public void Compute(ReadOnlySpan<double> matrix)
    {
        LargestSingularValue = largestSingularValue.Of(matrix);
        if (double.IsNaN(LargestSingularValue) || !eigenvalues.Compute(matrix))
        {
            Array.Fill(real, double.NaN);
            Array.Fill(imaginary, double.NaN);
            SpectralRadius = double.NaN;
            return;
        }

        eigenvalues.Real.CopyTo(real);
        eigenvalues.Imaginary.CopyTo(imaginary);
        SpectralRadius = 0;
        for (int i = 0; i < real.Length; i++)
        {
            SpectralRadius = Math.Max(SpectralRadius, double.Hypot(real[i], imaginary[i]));
        }
    }
}
