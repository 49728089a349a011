using RnnViz.Numerics.Analysis;

namespace RnnViz.Numerics.Tests.Analysis;

/// <summary>A spectrum of a thousand rows takes ten seconds: it can be broken off.</summary>
public sealed class StoppedSpectrumTests
{
    private static readonly double[] Matrix = [.. Enumerable.Range(0, 36).Select(i => Math.Sin(1 + 1.7 * i))];

    [Fact]
    public void A_spectrum_that_is_broken_off_says_so_and_has_no_values()
    {
        var spectrum = new Spectrum(6);
        spectrum.Compute(Matrix);
        Assert.Throws<OperationCanceledException>(() => spectrum.Compute(Matrix, new CancellationToken(canceled: true)));
        Assert.Equal((double.NaN, double.NaN), (spectrum.SpectralRadius, spectrum.LargestSingularValue));
        Assert.All(spectrum.Real.ToArray().Concat(spectrum.Imaginary.ToArray()), value => Assert.Equal(double.NaN, value));
    }

    [Fact]
    public void Afterwards_it_computes_the_same_as_a_new_one()
    {
        Spectrum broken = new(6), fresh = new(6);
        Assert.Throws<OperationCanceledException>(() => broken.Compute(Matrix, new CancellationToken(canceled: true)));
        broken.Compute(Matrix);
        fresh.Compute(Matrix);
        Assert.Equal(fresh.Real.ToArray(), broken.Real.ToArray());
        Assert.Equal(fresh.LargestSingularValue, broken.LargestSingularValue);
    }

    [Fact]
    public void Each_part_of_it_can_be_broken_off()
    {
        var stop = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => new LargestSingularValue(6).Of(Matrix, stop));
        Assert.Throws<OperationCanceledException>(() => new Eigenvalues(6).Compute(Matrix, stop));
        Assert.Throws<OperationCanceledException>(() => new HessenbergReduction([.. Matrix], 6).Run(stop));
    }
}
