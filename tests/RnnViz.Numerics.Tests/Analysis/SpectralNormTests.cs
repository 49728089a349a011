using RnnViz.Numerics.Analysis;

namespace RnnViz.Numerics.Tests.Analysis;

public sealed class SpectralNormTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public void It_follows_a_matrix_that_changes_a_little_from_call_to_call(int size)
    {
        var random = new Random(size);
        double[] w = [.. Enumerable.Range(0, size * size).Select(_ => random.NextDouble() - 0.5)];
        var norm = new SpectralNorm(size);
        var exact = new Spectrum(size);
        for (int call = 0; call < 30; call++)
        {
            for (int i = 0; i < w.Length; i++)
            {
                w[i] += 0.001 * (random.NextDouble() - 0.5);
            }

            double sigma = norm.Of(w);
            exact.Compute(w);
            Assert.True(sigma <= exact.LargestSingularValue * (1 + 1e-12), "power iteration comes from below");
            if (call > 5)
            {
                Assert.Equal(1, sigma / exact.LargestSingularValue, 3);
            }
        }
    }

    [Fact]
    public void It_is_exact_for_the_identity_zero_for_zero_and_NaN_for_NaN()
    {
        var norm = new SpectralNorm(2);
        Assert.Equal(1, norm.Of([1, 0, 0, 1]), 12);
        Assert.Equal(0, norm.Of([0, 0, 0, 0]));
        Assert.True(double.IsNaN(norm.Of([double.NaN, 0, 0, 1])));
        Assert.Equal(3, norm.Of([3, 0, 0, 1]), 6);
    }
}
