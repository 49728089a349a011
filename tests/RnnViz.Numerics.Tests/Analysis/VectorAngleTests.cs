using RnnViz.Numerics.Analysis;

namespace RnnViz.Numerics.Tests.Analysis;

public sealed class VectorAngleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1e-9)]
    [InlineData(0.3)]
    [InlineData(1.57)]
    [InlineData(3)]
    public void The_angle_of_two_vectors_is_found_however_small_and_whatever_their_lengths(double angle)
    {
        double[] a = [3e-200, 0, 0], b = [7e150 * Math.Cos(angle), 0, 7e150 * Math.Sin(angle)];
        Assert.Equal(angle, VectorAngle.Between(a, b), 2e-15);
    }

    [Fact]
    public void A_positive_multiple_has_the_angle_zero_and_nothing_has_none()
    {
        double[] a = [0.1, -0.7, 0.33], zero = new double[3];
        Assert.Equal(0, VectorAngle.Between(a, [.. a.Select(x => x / 3)]));
        Assert.Equal(Math.PI, VectorAngle.Between(a, [.. a.Select(x => -x)]), 12);
        Assert.True(double.IsNaN(VectorAngle.Between(a, zero)));
        Assert.True(double.IsNaN(VectorAngle.Between([double.NaN, 1, 1], a)));
    }
}
