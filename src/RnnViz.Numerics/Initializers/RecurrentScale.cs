using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Initializers;

/// <summary>Scales Whh so that its spectral radius or its largest singular value is what one wants.</summary>
public static class RecurrentScale
{
    /// <summary>Scales Whh to ρ(Whh) = <paramref name="radius"/>.</summary>
    /// <exception cref="ArgumentException">All eigenvalues are zero: no factor changes that.</exception>
    public static void ToSpectralRadius(NetworkParameters parameters, double radius) =>
        Scale(parameters, radius, SpectrumOf(parameters).SpectralRadius, "spectral radius");

    /// <summary>Scales Whh to σ_max(Whh) = <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">Whh is zero: no factor changes that.</exception>
    public static void ToLargestSingularValue(NetworkParameters parameters, double value) =>
        Scale(parameters, value, SpectrumOf(parameters).LargestSingularValue, "largest singular value");

    private static Spectrum SpectrumOf(NetworkParameters parameters)
    {
        var spectrum = new Spectrum(parameters.Shape.H);
        spectrum.Compute(parameters.Whh);
        return spectrum;
    }

    private static void Scale(NetworkParameters parameters, double wanted, double found, string what)
    {
        if (!(found > 0))
        {
            throw new ArgumentException(
                $"Whh has {what} {found}, expected above 0 so that it can be scaled to {wanted}; choose another initializer.");
        }

        foreach (ref double weight in parameters.Whh)
        {
            weight *= wanted / found;
        }
    }
}
