using RnnViz.Views.Panels.Tasks;

namespace RnnViz.Views.Tests.Panels.Tasks;

public sealed class ValueRangeTests
{
    [Theory]
    [InlineData(0.3, 0.30000000000000004)]
    [InlineData(1e17, 1.0000000000000002e17)]
    [InlineData(-1e308, 1e308)]
    [InlineData(1e308, 1e308)]
    [InlineData(5e-324, 1e-323)]
    [InlineData(0, 0)]
    [InlineData(-3, 7)]
    public void Ticks_are_few_and_each_value_has_a_place(double least, double greatest)
    {
        var range = new ValueRange();
        range.Include(least);
        range.Include(greatest);
        double distance = range.TickDistance(4);
        int count = range.TickCount(distance);
        Assert.InRange(count, 1, 100);
        double[] ticks = [.. Enumerable.Range(0, count).Select(i => range.Tick(distance, i))];
        Assert.Equal(count, ticks.Distinct().Count());
        Assert.All(ticks, tick => Assert.InRange(tick, range.Low, range.High));
        Assert.All((double[])[least, greatest], value => Assert.InRange(range.Position(value), 0f, 1f));
    }

    [Fact]
    public void A_range_without_numbers_is_around_zero() => Assert.Equal((-1.0, 1.0), (new ValueRange().Low, new ValueRange().High));
}
