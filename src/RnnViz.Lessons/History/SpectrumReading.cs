using RnnViz.Numerics.Analysis;

namespace RnnViz.Lessons.History;

/// <summary>Eigenvalues and largest singular value of Whh, with the iteration that they are of.</summary>
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

    /// <summary>Takes over a spectrum that was computed.</summary>
    internal void Take(Spectrum spectrum, int iteration)
    {
        spectrum.Real.CopyTo(numbers);
        spectrum.Imaginary.CopyTo(numbers.AsSpan(Count));
        (numbers[^2], numbers[^1]) = (spectrum.SpectralRadius, spectrum.LargestSingularValue);
        Iteration = iteration;
        Version++;
    }

    /// <summary>As before the first reading.</summary>
    internal void Forget()
    {
        numbers.AsSpan().Fill(double.NaN);
        Iteration = -1;
        Version++;
    }
}
