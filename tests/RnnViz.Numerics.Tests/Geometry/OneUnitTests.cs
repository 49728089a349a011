using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Geometry;

namespace RnnViz.Numerics.Tests.Geometry;

public sealed class OneUnitTests
{
    [Theory]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(5)]
    public void Two_fixed_points_of_tanh_vanish_at_the_b_that_the_closed_form_gives(double w)
    {
        // w (1 − h²) = 1 and h = tanh(w h + b): h = √(1 − 1/w), b = artanh(h) − w h
        double h = Math.Sqrt(1 - 1 / w), b = Math.Atanh(h) - w * h;
        (double lower, double lowerState, double upper, double upperState) = OneUnit.Folds(Activation.Tanh, w);
        Assert.Equal(b, lower, 1e-12);
        Assert.Equal(h, lowerState, 1e-12);
        Assert.Equal(-b, upper, 1e-12);
        Assert.Equal(-h, upperState, 1e-12);
        Assert.Equal(1, w * (1 - lowerState * lowerState), 1e-12);

        // found by counting, without the formula
        Assert.Equal(-b, LastWithThree(w, 0, 10), 1e-6);
        Assert.Equal(b, -LastWithThree(w, 0, 10), 1e-6);
        Assert.Equal((3, 1), (Count(w, lower + 1e-9), Count(w, lower - 1e-9)));
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_fold_over_w_is_where_the_fold_over_b_is_the_b_that_stays(double w)
    {
        double b = OneUnit.Folds(Activation.Tanh, w).Upper;
        (double lower, _, double upper, double state) = OneUnit.FoldsOverWeight(Activation.Tanh, b);
        Assert.True(double.IsNaN(lower));
        Assert.Equal(w, upper, 1e-9);
        Assert.Equal(-Math.Sqrt(1 - 1 / w), state, 1e-9);
        Assert.Equal(w, OneUnit.FoldsOverWeight(Activation.Tanh, -b).Lower, 1e-9);
    }

    [Theory]
    [InlineData(Activation.Tanh, 5, 0.3, 3)]
    [InlineData(Activation.Tanh, 5, 0, 3)]
    [InlineData(Activation.Tanh, 1, 0, 1)]
    [InlineData(Activation.Tanh, 0.5, 0.2, 1)]
    [InlineData(Activation.Tanh, -3, 0.2, 1)]
    [InlineData(Activation.Tanh, 0, 0.7, 1)]
    [InlineData(Activation.Tanh, 50, 2, 3)]
    [InlineData(Activation.Tanh, 1e6, 0.5, 3)]
    [InlineData(Activation.Tanh, 2, 900, 1)]
    [InlineData(Activation.Sigmoid, 10, -5, 3)]
    [InlineData(Activation.Sigmoid, 10, 3, 1)]
    [InlineData(Activation.Sigmoid, 3, -1.5, 1)]
    [InlineData(Activation.Sigmoid, 4, -2, 1)]
    [InlineData(Activation.Identity, 0.5, 1, 1)]
    [InlineData(Activation.Identity, 1, 1, 0)]
    [InlineData(Activation.Relu, 0.5, 1, 1)]
    [InlineData(Activation.Relu, 2, -1, 2)]
    [InlineData(Activation.Relu, 2, 1, 0)]
    public void Fixed_points_are_as_many_as_there_are_and_stay_where_they_are(Activation activation, double w, double β, int expected)
    {
        var points = new FixedPoint[OneUnit.Most];
        int count = OneUnit.FixedPoints(activation, w, β, points);
        Assert.Equal(expected, count);
        double before = double.NegativeInfinity;
        foreach (FixedPoint point in points[..count])
        {
            double slope = Math.Abs(w * Slope(activation, w * point.X + β));
            Assert.True(point.Residual < 1e-12 * Math.Max(1, Math.Abs(w)), $"{point}");
            Assert.True(point.X > before);
            Assert.Equal(slope, point.Largest, 1e-9 * Math.Max(1, slope));
            if (Math.Abs(slope - 1) > 1e-6)
            {
                Assert.Equal(slope < 1 ? Stability.Attracting : Stability.Repelling, point.Stability);
            }

            before = point.X;
        }
    }

    [Fact]
    public void The_sigmoid_folds_where_w_h_times_one_minus_h_is_one()
    {
        foreach (double w in new[] { 4.5, 6, 20 })
        {
            (double lower, double high, double upper, double low) = OneUnit.Folds(Activation.Sigmoid, w);
            Assert.All([(lower, high), (upper, low)], fold =>
            {
                Assert.Equal(1, w * fold.Item2 * (1 - fold.Item2), 1e-9);
                Assert.Equal(fold.Item2, 1 / (1 + Math.Exp(-(w * fold.Item2 + fold.Item1))), 1e-12);
            });
            Assert.True(lower < upper && low < high);
            Assert.Equal(w, OneUnit.FoldsOverWeight(Activation.Sigmoid, lower).Lower, 1e-9);
            Assert.Equal(w, OneUnit.FoldsOverWeight(Activation.Sigmoid, upper).Upper, 1e-9);
        }
    }

    [Theory]
    [InlineData(Activation.Tanh, 1)]
    [InlineData(Activation.Tanh, 0.9)]
    [InlineData(Activation.Tanh, -2)]
    [InlineData(Activation.Tanh, double.NaN)]
    [InlineData(Activation.Sigmoid, 4)]
    [InlineData(Activation.Relu, 2)]
    [InlineData(Activation.Identity, 2)]
    public void There_is_no_fold_where_the_map_is_nowhere_steep_enough_or_has_no_bend(Activation activation, double w)
    {
        Assert.Equal((double.NaN, double.NaN, double.NaN, double.NaN), OneUnit.Folds(activation, w));
        Assert.Equal(0, OneUnit.FixedPoints(activation, double.NaN, 0, new FixedPoint[3]));
    }

    private static double Slope(Activation activation, double a) => activation.SlopeAt(activation.Of(a));

    private static int Count(double w, double b) => OneUnit.FixedPoints(Activation.Tanh, w, b, new FixedPoint[OneUnit.Most]);

    // the greatest b with three fixed points, by halving
    private static double LastWithThree(double w, double three, double one)
    {
        for (int i = 0; i < 60; i++)
        {
            double middle = (three + one) / 2;
            (three, one) = Count(w, middle) == 3 ? (middle, one) : (three, middle);
        }

        return three;
    }
}
