namespace RnnViz.Lessons;

/// <summary>Eigenvalues and largest singular value of Whh, computed now and then, with the iteration that they are of.</summary>
public sealed class SpectrumReading
{
    private readonly double[] real, imaginary;

    internal SpectrumReading(int hidden)
    {
        real = new double[hidden];
        imaginary = new double[hidden];
    }

    /// <summary>Updates applied to the weights that were read; −1 before the first reading.</summary>
    public int Iteration { get; private set; } = -1;

    /// <summary>ρ(Whh); NaN before the first reading and where the weights are not finite.</summary>
    public double SpectralRadius { get; private set; } = double.NaN;

    /// <summary>σ_max(Whh); NaN before the first reading and where the weights are not finite.</summary>
    public double LargestSingularValue { get; private set; } = double.NaN;

    /// <summary>How many eigenvalues there are: H.</summary>
    public int Count => real.Length;

    /// <summary>The real part of the i-th eigenvalue.</summary>
    public double Real(int i) => real[i];

    /// <summary>The imaginary part of the i-th eigenvalue.</summary>
    public double Imaginary(int i) => imaginary[i];

    /// <summary>Takes over a spectrum.</summary>
    internal void Take(Numerics.Spectrum spectrum, int iteration)
    {
        spectrum.Real.CopyTo(real);
        spectrum.Imaginary.CopyTo(imaginary);
        (SpectralRadius, LargestSingularValue, Iteration) = (spectrum.SpectralRadius, spectrum.LargestSingularValue, iteration);
    }
}
