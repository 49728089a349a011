using RnnViz.Lessons.History;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Panels.Curves;

namespace RnnViz.Views.Tests.Panels.Curves;

/// <summary>The axis of losses holds what is drawn on it.</summary>
public sealed class LossAxisTests
{
    [Fact]
    public void A_logarithmic_axis_reaches_down_to_the_least_loss_and_grows_when_a_curve_leaves_it()
    {
        ScalarSeries leapt = Series(1.5, 1e6, 1e5), clipped = Series(1.5, 0.1, 1e-3);
        LossAxis axis = Fitted([], leapt, clipped);
        Assert.True(axis.IsLog);
        Assert.Equal(-3, axis.Low);
        clipped.Add(5.6e-6);
        Assert.Equal(-6, Fitted([], leapt, clipped).Low);
    }

    [Fact]
    public void A_logarithmic_axis_reaches_down_to_the_lowest_baseline() =>
        Assert.True(Fitted([new LossBaseline("chance", 1.39), new LossBaseline("floor", 0.02)], Series(1e5, 1e10)).Low <= -2);

    [Fact]
    public void What_is_decades_and_decades_lower_does_not_flatten_the_rest()
    {
        LossAxis axis = Fitted([], Series(1, 1e5, 1e-300, 0));
        Assert.Equal(-12, axis.Low);
        Assert.Equal(6, axis.High);
    }

    [Theory]
    [InlineData(double.MaxValue, double.MaxValue)]
    [InlineData(double.MaxValue, -double.MaxValue)]
    [InlineData(-double.MaxValue, -double.MaxValue)]
    [InlineData(1, double.MaxValue)]
    [InlineData(double.Epsilon, double.Epsilon)]
    [InlineData(-double.Epsilon, double.Epsilon)]
    [InlineData(1e-310, 0)]
    [InlineData(-1e-310, -1e-305)]
    public void Losses_next_to_the_largest_and_the_smallest_double_leave_the_ends_of_the_axis_finite(double first, double second)
    {
        foreach (LossAxis axis in (LossAxis[])[Fitted([], Series(first, second)), Fitted([], Series(first), second)])
        {
            Assert.True(
                double.IsFinite(axis.High - axis.Low) && axis.High > axis.Low && double.IsFinite(axis.Step), $"{axis.Low} to {axis.High}");
        }
    }

    private static LossAxis Fitted(LossBaseline[] baselines, ScalarSeries losses, double now)
    {
        var axis = new LossAxis();
        axis.Fit(baselines, [losses], now, now);
        return axis;
    }

    private static LossAxis Fitted(LossBaseline[] baselines, params ReadOnlySpan<ScalarSeries> losses)
    {
        var axis = new LossAxis();
        axis.Fit(baselines, losses, double.NaN);
        return axis;
    }

    private static ScalarSeries Series(params ReadOnlySpan<double> numbers)
    {
        var series = new ScalarSeries(1024);
        foreach (double number in numbers)
        {
            series.Add(number);
        }

        return series;
    }
}
