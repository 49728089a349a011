using RnnViz.Engine.Controls;

namespace RnnViz.Engine.Tests.Controls;

public sealed class SliderRangeTests
{
    public static TheoryData<SliderRange> Ranges() =>
    [
        SliderRange.Linear(0, 2, 0.01), SliderRange.Linear(1, 25, 1, isWhole: true), SliderRange.Linear(-3, 3, 0.25),
        SliderRange.Logarithmic(1e-6, 10, 20), SliderRange.Logarithmic(1, 100, 10, isWhole: true),
        SliderRange.Logarithmic(1e-5, 1, 20, hasZero: true),
    ];

    [Theory]
    [MemberData(nameof(Ranges))]
    public void The_ends_are_reached_exactly(SliderRange range)
    {
        Assert.Equal(range.HasZero ? 0 : range.Low, range.ValueAt(0));
        Assert.Equal(range.High, range.ValueAt(1));
        Assert.Equal(1, range.PositionOf(range.High), 12);
        Assert.Equal(0, range.PositionOf(range.ValueAt(0)), 12);
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void A_value_lies_where_it_was_taken(SliderRange range)
    {
        for (double position = 0; position <= 1; position += 0.01)
        {
            double value = range.ValueAt(position);
            Assert.Equal(value, range.ValueAt(range.PositionOf(value)), 12);
        }
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Steps_always_change_the_value_until_the_end_and_come_back(SliderRange range)
    {
        double value = range.ValueAt(0);
        int steps = 0;
        for (; value < range.High; steps++)
        {
            double next = range.Stepped(value, 1);
            Assert.True(next > value, $"{value} was followed by {next}");
            value = next;
            Assert.True(steps < 1000);
        }

        Assert.Equal(range.High, range.Stepped(value, 1));
        for (int i = 0; i < 1000 && value > range.ValueAt(0); i++)
        {
            value = range.Stepped(value, -1);
        }

        Assert.Equal(range.ValueAt(0), value);
    }

    [Fact]
    public void What_a_slider_gives_has_no_more_digits_than_are_printed()
    {
        Assert.Equal(0.29, SliderRange.Linear(0, 2, 0.01).ValueAt(0.145));
        SliderRange rate = SliderRange.Logarithmic(1e-6, 10, 20);
        for (double position = 0; position <= 1; position += 0.013)
        {
            double value = rate.ValueAt(position);
            string printed = value.ToString("E2", System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(value, double.Parse(printed, System.Globalization.CultureInfo.InvariantCulture), 1e-12 * value);
        }
    }

    [Fact]
    public void Equal_ways_are_equal_ratios_on_a_logarithmic_slider()
    {
        SliderRange range = SliderRange.Logarithmic(0.001, 10, 20);
        Assert.Equal(0.1, range.ValueAt(0.5), 10);
        Assert.Equal(0.25, range.PositionOf(0.01), 10);
    }

    [Fact]
    public void A_range_without_values_is_refused() => Assert.Throws<ArgumentException>(() => SliderRange.Logarithmic(0, 1, 10));
}
