using MathNet.Numerics.LinearAlgebra;
using RnnViz.Numerics.Analysis;

namespace RnnViz.Numerics.Tests.Analysis;

/// <summary>Every iteration of the analysis comes to an end with any numbers, and to the right one where there is one.</summary>
public sealed class HostileSpectrumTests
{
    private static readonly int[] Sizes = [1, 2, 3, 4, 5, 7, 8, 12, 16, 33];

    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, HostileMatrices.Kinds)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_spectrum_of_every_finite_matrix_comes_to_an_end_with_a_radius_that_does_not_exceed_sigma(int kind)
    {
        var matrices = new HostileMatrices(kind);
        Spectrum[] spectra = [.. Sizes.Select(n => new Spectrum(n))];
        for (int trial = 0; trial < 1000; trial++)
        {
            Spectrum spectrum = spectra[trial % Sizes.Length];
            double[] matrix = matrices.Next(kind, Sizes[trial % Sizes.Length]);
            spectrum.Compute(matrix);
            Assert.InRange(spectrum.LargestSingularValue, 0, double.PositiveInfinity);
            Assert.InRange(spectrum.SpectralRadius, 0, spectrum.LargestSingularValue * (1 + 1e-9) + 1e-322);
            Assert.InRange(spectrum.LargestSingularValue, matrix.Max(Math.Abs) * (1 - 1e-9) - 1e-322, double.PositiveInfinity);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    public void Scaled_to_any_size_the_spectrum_is_MathNets_of_the_matrix_before(int kind)
    {
        var matrices = new HostileMatrices(100 + kind);
        foreach (int n in Sizes)
        {
            var spectrum = new Spectrum(n);
            for (int trial = 0; trial < 10; trial++)
            {
                double[] matrix = matrices.Next(kind, n);
                int exponent = Math.ILogB(matrix.Max(Math.Abs));
                if (exponent is int.MinValue or < -1000 or > 1015)
                {
                    continue; // zero, of few digits, or with a norm that is no double
                }

                Matrix<double> reference = Matrix<double>.Build.DenseOfRowMajor(
                    n, n, matrix.Select(value => Math.ScaleB(value, -exponent)));
                spectrum.Compute(matrix);
                double size = reference.L2Norm(), radius = reference.Evd().EigenValues.Max(value => value.Magnitude);
                Assert.Equal(size, ScaleBack(spectrum.LargestSingularValue, -exponent), 1e-9 * size);
                Assert.Equal(radius, ScaleBack(spectrum.SpectralRadius, -exponent), 1e-6 * size);
            }
        }
    }

    [Theory]
    [InlineData(1e-310)]
    [InlineData(5e-324)]
    [InlineData(1e300)]
    public void The_largest_network_has_a_spectrum_at_any_scale(double scale)
    {
        var random = new Random(3);
        double[] matrix = [.. Enumerable.Range(0, 256 * 256).Select(_ => (random.NextDouble() * 2 - 1) * scale)];
        var spectrum = new Spectrum(256);
        spectrum.Compute(matrix);
        Assert.InRange(spectrum.SpectralRadius, 0, spectrum.LargestSingularValue * (1 + 1e-9));
        Assert.InRange(spectrum.LargestSingularValue, double.Epsilon, double.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Power_iteration_gives_sigma_of_any_finite_matrix_from_below(int kind)
    {
        var matrices = new HostileMatrices(200 + kind);
        Spectrum[] spectra = [.. Sizes.Select(n => new Spectrum(n))];
        for (int trial = 0; trial < 500; trial++)
        {
            int place = trial % Sizes.Length;
            double[] matrix = matrices.Next(kind, Sizes[place]);
            spectra[place].Compute(matrix);
            double sigma = spectra[place].LargestSingularValue, found = new SpectralNorm(Sizes[place]).Of(matrix);
            Assert.InRange(found, 0, sigma * (1 + 1e-6) + 1e-322);
            if (double.IsFinite(sigma) && sigma > 1e-300)
            {
                Assert.InRange(found, 0.4 * sigma, double.MaxValue);
            }
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_matrix_with_one_number_that_is_not_finite_has_no_sigma_and_the_next_one_has(double bad)
    {
        var norm = new SpectralNorm(3);
        Assert.True(double.IsNaN(norm.Of([1, 0, 0, 0, bad, 0, 0, 0, 2])));
        Assert.Equal(2, norm.Of([1, 0, 0, 0, 0.5, 0, 0, 0, 2]), 1e-6);
        Assert.Equal(0, norm.Of(new double[9]));
        Assert.Equal(3e-310, norm.Of([3e-310, 0, 0, 0, 0, 0, 0, 0, 0]), 1e-314);
    }

    // 2^e may be beyond the doubles where x · 2^e is not
    private static double ScaleBack(double x, int e) => Math.ScaleB(Math.ScaleB(x, e / 2), e - e / 2);
}
