using MathNet.Numerics.LinearAlgebra;

namespace RnnViz.Numerics;

/// <summary>The eigenvalues and the largest singular value of a square matrix, by MathNet; costly, so never within a frame.</summary>
public sealed class Spectrum
{
    private readonly double[] real, imaginary;

    /// <summary>A spectrum of n eigenvalues, all zero until <see cref="Compute"/>.</summary>
    public Spectrum(int n)
    {
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
        int n = real.Length;
        bool finite = true;
        foreach (double value in matrix)
        {
            finite &= double.IsFinite(value);
        }

        if (!finite)
        {
            Array.Fill(real, double.NaN);
            Array.Fill(imaginary, double.NaN);
            SpectralRadius = LargestSingularValue = double.NaN;
            return;
        }

        Matrix<double> m = Matrix<double>.Build.DenseOfRowMajor(n, n, matrix.ToArray());
        var eigenvalues = m.Evd(Symmetricity.Unknown).EigenValues;
        SpectralRadius = 0;
        for (int i = 0; i < n; i++)
        {
            (real[i], imaginary[i]) = (eigenvalues[i].Real, eigenvalues[i].Imaginary);
            SpectralRadius = Math.Max(SpectralRadius, eigenvalues[i].Magnitude);
        }

        LargestSingularValue = m.Svd(computeVectors: false).S[0];
    }
}
