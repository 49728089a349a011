using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Initializers;

/// <summary>Scales Whh, that of each gate by itself, so that its spectral radius or its largest singular value is as wanted.</summary>
public static class RecurrentScale
{
    /// <summary>Scales Whh to ρ(Whh) = <paramref name="radius"/>.</summary>
    /// <exception cref="ArgumentException">All eigenvalues are zero: no factor changes that.</exception>
    public static void ToSpectralRadius(NetworkParameters parameters, double radius) =>
        Scale(parameters, radius, spectrum => spectrum.SpectralRadius, "spectral radius");

    /// <summary>Scales Whh to σ_max(Whh) = <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">Whh is zero: no factor changes that.</exception>
    public static void ToLargestSingularValue(NetworkParameters parameters, double value) =>
        Scale(parameters, value, spectrum => spectrum.LargestSingularValue, "largest singular value");

    private static void Scale(NetworkParameters parameters, double wanted, Func<Spectrum, double> measure, string what)
    {
        var spectrum = new Spectrum(parameters.Shape.H);
        for (int gate = 0; gate < parameters.Shape.G; gate++)
        {
            Span<double> whh = parameters.WhhOf(gate);
            spectrum.Compute(whh);
            double found = measure(spectrum);
            double factor = wanted / found;
            if (!(found > 0) || !double.IsFinite(factor))
            {
                throw new ArgumentException(
                    $"Whh has {what} {found}, expected more, so that it can be scaled to {wanted}; choose another initializer.");
            }

            foreach (ref double weight in whh)
            {
                weight *= factor;
            }
        }
    }
}
