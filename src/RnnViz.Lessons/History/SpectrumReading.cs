namespace RnnViz.Lessons.History;

/// <summary>Eigenvalues and largest singular value of Whh, computed now and then, with the iteration that they are of.</summary>
public sealed class SpectrumReading
{
    private readonly double[] numbers;

    internal SpectrumReading(int hidden)
    {
        Count = hidden;
        numbers = new double[2 * hidden + 2];
        numbers.AsSpan().Fill(double.NaN);
    }

    /// <summary>Updates applied to the weights that were read; −1 before the first reading.</summary>
    public int Iteration { get; private set; } = -1;

    /// <summary>ρ(Whh); NaN before the first reading and where the weights are not finite.</summary>
    public double SpectralRadius => numbers[^2];

    /// <summary>σ_max(Whh); NaN before the first reading and where the weights are not finite.</summary>
    public double LargestSingularValue => numbers[^1];

    /// <summary>How many eigenvalues there are, each as often as its multiplicity: H.</summary>
    public int Count { get; }

    /// <summary>The real part of the i-th eigenvalue, 0 to H − 1; NaN before the first reading.</summary>
    public double Real(int i) => numbers[i];

    /// <summary>The imaginary part of the i-th eigenvalue, 0 to H − 1; NaN before the first reading.</summary>
    public double Imaginary(int i) => numbers[Count + i];

    /// <summary>Grows with each reading taken over.</summary>
    public int Version { get; private set; }

    /// <summary>Takes over what <see cref="Write"/> wrote.</summary>
    internal void Take(ReadOnlySpan<double> reading, int iteration)
    {
        reading.CopyTo(numbers);
        Iteration = iteration;
        Version++;
    }

    /// <summary>Writes a spectrum as 2H + 2 numbers: real parts, imaginary parts, ρ and σ_max.</summary>
    internal static void Write(Numerics.Analysis.Spectrum spectrum, Span<double> reading)
    {
        spectrum.Real.CopyTo(reading);
        spectrum.Imaginary.CopyTo(reading[spectrum.Real.Length..]);
        (reading[^2], reading[^1]) = (spectrum.SpectralRadius, spectrum.LargestSingularValue);
    }
}
