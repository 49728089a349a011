using MathNet.Numerics.LinearAlgebra;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Initializers;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Tests.Initializers;

public sealed class InitializerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Gaussian_weights_of_deviation_s_have_spectral_radius_s_root_H_and_largest_singular_value_twice_that(int seed)
    {
        NetworkParameters parameters = Fill(new GaussianInitializer(1.5), seed, H: 200);
        Spectrum spectrum = SpectrumOf(parameters);
        Assert.InRange(spectrum.SpectralRadius, 0.9 * 1.5, 1.15 * 1.5);
        Assert.InRange(spectrum.LargestSingularValue, 0.92 * 3, 1.08 * 3);
        Assert.Equal(1.5 / Math.Sqrt(200), Math.Sqrt(parameters.Whh.ToArray().Average(w => w * w)), 0.002);
        Assert.All(parameters.bh.ToArray(), b => Assert.Equal(0, b));
    }

    [Fact]
    public void Every_singular_value_of_an_orthogonal_initializer_is_the_gain()
    {
        NetworkParameters parameters = Fill(new OrthogonalInitializer(1.0), 1, H: 40);
        var m = Matrix<double>.Build.DenseOfRowMajor(40, 40, parameters.Whh.ToArray());
        Assert.All(m.Svd().S, s => Assert.Equal(1, s, 12));
        Assert.NotEqual(0, parameters.Wxh[0]);
    }

    [Fact]
    public void An_identity_initializer_is_the_identity_times_the_gain()
    {
        NetworkParameters parameters = Fill(new IdentityInitializer(0.5), 1, H: 3);
        Assert.Equal([0.5, 0, 0, 0, 0.5, 0, 0, 0, 0.5], parameters.Whh.ToArray());
    }

    [Fact]
    public void A_uniform_initializer_stays_within_one_over_root_H_and_a_Xavier_one_has_its_variance()
    {
        NetworkParameters uniform = Fill(new UniformInitializer(), 1, H: 100);
        Assert.All(uniform.Values.ToArray(), w => Assert.InRange(w, -0.1, 0.1));
        Assert.Equal(0.1 / Math.Sqrt(3), Math.Sqrt(uniform.Whh.ToArray().Average(w => w * w)), 3);
        NetworkParameters xavier = Fill(new XavierInitializer(), 1, H: 100);
        Assert.Equal(2.0 / 107, xavier.Wxh.ToArray().Average(w => w * w), 0.003);
    }

    [Fact]
    public void Whh_can_be_scaled_to_a_spectral_radius_or_a_largest_singular_value()
    {
        NetworkParameters parameters = Fill(new GaussianInitializer(), 4, H: 20);
        RecurrentScale.ToSpectralRadius(parameters, 1.25);
        Assert.Equal(1.25, SpectrumOf(parameters).SpectralRadius, 12);
        RecurrentScale.ToLargestSingularValue(parameters, 0.9);
        Assert.Equal(0.9, SpectrumOf(parameters).LargestSingularValue, 12);
        parameters.Clear();
        Assert.Throws<ArgumentException>(() => RecurrentScale.ToSpectralRadius(parameters, 1));
    }

    [Theory]
    [InlineData(Cell.Lstm, 4)]
    [InlineData(Cell.Gru, 3)]
    public void Each_gate_has_a_recurrent_matrix_of_its_own(Cell cell, int gates)
    {
        NetworkParameters identity = Fill(new IdentityInitializer(0.5), 1, H: 2, cell);
        NetworkParameters uniform = Fill(new UniformInitializer(), 1, H: 9, cell);
        Assert.Equal(Enumerable.Repeat<double[]>([0.5, 0, 0, 0.5], gates).SelectMany(m => m), identity.Whh.ToArray());
        Assert.DoesNotContain(0, uniform.Values.ToArray());
        NetworkParameters orthogonal = Fill(new OrthogonalInitializer(1.5), 1, H: 20, cell);
        NetworkParameters scaled = Fill(new GaussianInitializer(), 4, H: 20, cell);
        RecurrentScale.ToSpectralRadius(scaled, 1.25);
        for (int gate = 0; gate < gates; gate++)
        {
            var m = Matrix<double>.Build.DenseOfRowMajor(20, 20, orthogonal.WhhOf(gate).ToArray());
            Assert.All(m.Svd().S, s => Assert.Equal(1.5, s, 12));
            var spectrum = new Spectrum(20);
            spectrum.Compute(scaled.WhhOf(gate));
            Assert.Equal(1.25, spectrum.SpectralRadius, 12);
        }
    }

    [Theory]
    [InlineData(Cell.Lstm, 'f')]
    [InlineData(Cell.Gru, 'z')]
    public void A_forget_bias_is_added_to_the_biases_of_the_gate_that_keeps_and_to_nothing_else(Cell cell, char gate)
    {
        NetworkParameters before = Fill(new UniformInitializer(), 2, H: 4, cell), after = Fill(new UniformInitializer(), 2, H: 4, cell);
        ForgetBias.Add(after, 3);
        int start = cell.Letters().IndexOf(gate) * 4;
        for (int i = start; i < start + 4; i++)
        {
            Assert.Equal(before.b[i] + 3, after.b[i]);
            after.b[i] = before.b[i];
        }

        Assert.Equal(before.Values.ToArray(), after.Values.ToArray());
    }

    [Fact]
    public void A_forget_bias_is_refused_without_such_a_gate_and_without_biases()
    {
        Assert.Throws<ArgumentException>(() => ForgetBias.Add(Fill(new UniformInitializer(), 2, H: 4), 1));
        Assert.Throws<ArgumentException>(() => ForgetBias.Add(new NetworkParameters(new(1, 2, 1, bias: false, Cell.Lstm)), 1));
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_and_streams_do_not_disturb_one_another()
    {
        Assert.Equal(Fill(new GaussianInitializer(), 4, 20).Values.ToArray(), Fill(new GaussianInitializer(), 4, 20).Values.ToArray());
        Assert.NotEqual(Fill(new GaussianInitializer(), 4, 20).Values.ToArray(), Fill(new GaussianInitializer(), 5, 20).Values.ToArray());
        var random = new RandomSource(3, RandomStream.Batch, 17);
        double first = random.NextUniform();
        random.Reseed(3, RandomStream.Batch, 18);
        Assert.NotEqual(first, random.NextUniform());
        random.Reseed(3, RandomStream.Batch, 17);
        Assert.Equal(first, random.NextUniform());
    }

    [Fact]
    public void Random_numbers_have_the_distributions_that_they_should()
    {
        var random = new RandomSource(1);
        double[] gaussian = [.. Enumerable.Range(0, 100000).Select(_ => random.NextGaussian())];
        Assert.Equal(0, gaussian.Average(), 0.02);
        Assert.Equal(1, gaussian.Average(v => v * v), 0.02);
        Assert.Equal(3, gaussian.Average(v => v * v * v * v), 0.15);
        int[] counts = new int[7];
        for (int i = 0; i < 70000; i++)
        {
            counts[random.NextInteger(7)]++;
        }

        Assert.All(counts, c => Assert.InRange(c, 9500, 10500));
    }

    private static NetworkParameters Fill(Initializer initializer, int seed, int H, Cell cell = Cell.Vanilla)
    {
        var parameters = new NetworkParameters(new NetworkShape(7, H, 3, cell: cell));
        initializer.Fill(parameters, new RandomSource(seed));
        return parameters;
    }

    private static Spectrum SpectrumOf(NetworkParameters parameters)
    {
        var spectrum = new Spectrum(parameters.Shape.H);
        spectrum.Compute(parameters.Whh);
        return spectrum;
    }
}
