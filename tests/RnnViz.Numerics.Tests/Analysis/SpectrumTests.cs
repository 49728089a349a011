using MathNet.Numerics.LinearAlgebra;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Initializers;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Tests.Analysis;

/// <summary>Our eigenvalues and singular values against MathNet's, and against matrices whose values are known.</summary>
public sealed class SpectrumTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(8, 4)]
    [InlineData(33, 5)]
    [InlineData(128, 6)]
    public void Eigenvalues_and_the_largest_singular_value_are_MathNets(int n, int seed)
    {
        double[] matrix = RandomMatrix(n, seed);
        var spectrum = new Spectrum(n);
        spectrum.Compute(matrix);
        Matrix<double> reference = Matrix<double>.Build.DenseOfRowMajor(n, n, matrix);
        double size = reference.L2Norm();
        Assert.Equal(0, Distance(spectrum, reference.Evd().EigenValues) / size, 11);
        Assert.Equal(size, spectrum.LargestSingularValue, 1e-12 * size);
    }

    [Fact]
    public void A_rotation_has_its_angle()
    {
        (double sin, double cos) = Math.SinCos(0.3);
        var spectrum = new Spectrum(2);
        spectrum.Compute([cos, -sin, sin, cos]);
        Assert.Equal([cos, cos], spectrum.Real.ToArray());
        Assert.Equal(sin, Math.Abs(spectrum.Imaginary[0]), 15);
        Assert.Equal(1, spectrum.SpectralRadius, 15);
        Assert.Equal(1, spectrum.LargestSingularValue, 15);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(32)]
    [InlineData(64)]
    public void Orthogonal_matrices_whose_eigenvalues_all_have_one_modulus_come_to_an_end(int n)
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            var parameters = new NetworkParameters(new NetworkShape(2, n, 2, true));
            new OrthogonalInitializer(3).Fill(parameters, new RandomSource(seed));
            var spectrum = new Spectrum(n);
            spectrum.Compute(parameters.Whh);
            Assert.Equal(3, spectrum.SpectralRadius, 11);
            Assert.Equal(3, spectrum.LargestSingularValue, 11);
        }
    }

    [Fact]
    public void A_cyclic_shift_has_the_roots_of_unity()
    {
        const int n = 16;
        var matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            matrix[i * n + (i + 1) % n] = 1;
        }

        var spectrum = new Spectrum(n);
        spectrum.Compute(matrix);
        IEnumerable<double> angles = Enumerable.Range(0, n).Select(k => 2 * Math.PI * k / n);
        Assert.Equal(0, Distance(spectrum, angles.Select(angle => System.Numerics.Complex.FromPolarCoordinates(1, angle))), 12);
        Assert.Equal(1, spectrum.LargestSingularValue, 14);
    }

    [Fact]
    public void Zero_diagonal_and_defective_matrices_come_out_right()
    {
        var spectrum = new Spectrum(3);
        spectrum.Compute(new double[9]);
        Assert.Equal((0, 0), (spectrum.SpectralRadius, spectrum.LargestSingularValue));
        spectrum.Compute([2, 0, 0, 0, -5, 0, 0, 0, 1]);
        Assert.Equal([-5, 1, 2], spectrum.Real.ToArray().Order());
        Assert.Equal(5, spectrum.LargestSingularValue, 14);
        spectrum.Compute([3, 1, 0, 0, 3, 1, 0, 0, 3]); // one eigenvector only: eigenvalues are known to the cube root of rounding
        Assert.Equal(3, spectrum.SpectralRadius, 4);
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    public void Huge_and_tiny_matrices_keep_their_spectrum(double scale)
    {
        double[] matrix = RandomMatrix(12, 7);
        var spectrum = new Spectrum(12);
        spectrum.Compute(matrix);
        (double radius, double sigma) = (spectrum.SpectralRadius, spectrum.LargestSingularValue);
        spectrum.Compute([.. matrix.Select(value => value * scale)]);
        Assert.Equal(1, spectrum.SpectralRadius / scale / radius, 10);
        Assert.Equal(1, spectrum.LargestSingularValue / scale / sigma, 10);
    }

    [Fact]
    public void Subnormal_numbers_have_a_spectrum()
    {
        var spectrum = new Spectrum(2);
        spectrum.Compute([0, 3e-310, 3e-310, 0]);
        Assert.Equal((3e-310, 3e-310), (spectrum.SpectralRadius, spectrum.LargestSingularValue));
        spectrum.Compute([double.Epsilon, 0, 0, 0]);
        Assert.Equal((double.Epsilon, double.Epsilon), (spectrum.SpectralRadius, spectrum.LargestSingularValue));
    }

    [Fact]
    public void A_chain_that_a_next_to_nothing_closes_has_eigenvalues_of_next_to_nothing()
    {
        var spectrum = new Spectrum(3);
        spectrum.Compute([0, 0, 1, 1e-310, 0, 0, 0, 1, 0]);
        Assert.Equal(0, spectrum.SpectralRadius, 1e-100);
        Assert.Equal(1, spectrum.LargestSingularValue, 15);
    }

    [Fact]
    public void A_finite_matrix_has_a_finite_spectrum_however_far_apart_its_numbers_lie()
    {
        var random = new Random(9);
        for (int trial = 0; trial < 2000; trial++)
        {
            int n = random.Next(1, 9);
            double width = 305 * random.NextDouble();
            double[] matrix = [.. Enumerable.Range(0, n * n).Select(_ =>
                random.Next(4) == 0 ? 0 : (random.NextDouble() - 0.5) * Math.Pow(10, width * (2 * random.NextDouble() - 1)))];
            var spectrum = new Spectrum(n);
            spectrum.Compute(matrix);
            Assert.InRange(spectrum.LargestSingularValue, 0, double.MaxValue);
            Assert.InRange(spectrum.SpectralRadius, 0, spectrum.LargestSingularValue * (1 + 1e-12));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_matrix_that_is_not_finite_has_no_spectrum(double bad)
    {
        var spectrum = new Spectrum(2);
        spectrum.Compute([1, 2, bad, 4]);
        Assert.True(double.IsNaN(spectrum.SpectralRadius) && double.IsNaN(spectrum.LargestSingularValue) && double.IsNaN(spectrum.Real[0]));
    }

    [Theory]
    [InlineData(8, 1e-1)]
    [InlineData(32, 1e-3)]
    [InlineData(32, 1e-7)]
    [InlineData(64, 1e-12)]
    public void Eigenvalues_that_lie_close_together_are_found(int n, double apart)
    {
        // a multiple of the identity that training has moved a little
        double[] matrix = [.. RandomMatrix(n, n).Select(value => apart * value)];
        for (int i = 0; i < n; i++)
        {
            matrix[i * n + i] += 3;
        }

        var spectrum = new Spectrum(n);
        spectrum.Compute(matrix);
        Assert.Equal(0, Distance(spectrum, Matrix<double>.Build.DenseOfRowMajor(n, n, matrix).Evd().EigenValues), 1e-12);
        Assert.InRange(spectrum.SpectralRadius, 3, 3 + n * apart);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        double[] matrix = RandomMatrix(40, 8);
        var spectrum = new Spectrum(40);
        spectrum.Compute(matrix);
        long before = GC.GetAllocatedBytesForCurrentThread();
        spectrum.Compute(matrix);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static double[] RandomMatrix(int n, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n * n).Select(_ => random.NextDouble() * 2 - 1)];
    }

    /// <summary>How far the worst eigenvalue is from the nearest one expected that no other has taken.</summary>
    private static double Distance(Spectrum spectrum, IEnumerable<System.Numerics.Complex> expected)
    {
        List<System.Numerics.Complex> left = [.. expected];
        double worst = 0;
        for (int i = 0; i < spectrum.Real.Length; i++)
        {
            var found = new System.Numerics.Complex(spectrum.Real[i], spectrum.Imaginary[i]);
            System.Numerics.Complex nearest = left.MinBy(value => (value - found).Magnitude);
            worst = Math.Max(worst, (nearest - found).Magnitude);
            left.Remove(nearest);
        }

        return worst;
    }
}
