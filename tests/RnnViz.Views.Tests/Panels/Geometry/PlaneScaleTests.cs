using System.Globalization;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Panels.Geometry;

namespace RnnViz.Views.Tests.Panels.Geometry;

/// <summary>Numbers, places in a plot, and round ticks.</summary>
public sealed class PlaneScaleTests
{
    private static readonly PlaneScale Scale = new(new Box(100, 50, 400, 200), -2, 2, 0, 10);

    [Fact]
    public void A_place_is_that_of_its_numbers()
    {
        Assert.Equal(new Point(300, 250), Scale.Of(0, 0));
        Assert.Equal((1, 7.5), Scale.At(Scale.Of(1, 7.5)));
        Assert.True(Scale.Contains(-2, 10) && !Scale.Contains(-2.01, 5));
    }

    [Theory]
    [InlineData(1e300, 5)]
    [InlineData(-1e300, 1e300)]
    [InlineData(50, -3)]
    public void A_stroke_to_far_away_ends_at_the_edge(double x, double y)
    {
        Assert.True(Scale.TryClip((0, 5), (x, y), out Point from, out Point to));
        Assert.Equal(Scale.Of(0, 5), from);
        Assert.True(Scale.Plot.Inset(-0.01f).Contains(to));
        Assert.True(MathF.Abs(to.X - 100) < 0.01f || MathF.Abs(to.X - 500) < 0.01f || MathF.Abs(to.Y - 50) < 0.01f
            || MathF.Abs(to.Y - 250) < 0.01f);
        Assert.True(Scale.Widths((0, 5), (x, y)) > 1);
    }

    [Theory]
    [InlineData(double.NaN, 5)]
    [InlineData(double.PositiveInfinity, 5)]
    [InlineData(0, double.NegativeInfinity)]
    public void A_stroke_to_no_number_is_not_drawn(double x, double y) =>
        Assert.False(Scale.TryClip((0, 5), (x, y), out _, out _));

    [Fact]
    public void A_stroke_beside_the_plot_is_not_drawn() => Assert.False(Scale.TryClip((3, 0), (3, 10), out _, out _));

    [Theory]
    [InlineData(-2, 2, 4, "-2 -1 0 1 2")]
    [InlineData(0, 0.55, 5, "0.0 0.2 0.4")]
    [InlineData(-4, 4, 8, "-4 -3 -2 -1 0 1 2 3 4")]
    [InlineData(0.1e-6, 0.9e-6, 4, "2e-7 4e-7 6e-7 8e-7")]
    [InlineData(1.832e-3, 1.874e-3, 3, "0.00184 0.00186")]
    [InlineData(1.832e-7, 1.874e-7, 3, "1.84e-7 1.86e-7")]
    [InlineData(-1e6, 1e6, 4, "-1.0e6 -5e5 0 5e5 1.0e6")]
    public void Ticks_are_round_and_lie_within(double low, double high, int most, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Labels(AxisTicks.Of(low, high, most))));
    }

    [Fact]
    public void Every_number_of_an_axis_is_told_from_the_next_and_is_that_of_its_tick()
    {
        double[] middles = [0, 1, -1, 1.85e-3, -0.693147, 9.9999, 12345.678, -99999.5, 2.5e8, 1e12, -7e15, 3e-9, 1e-300, -3e300];
        double[] widths = [1e-12, 3e-9, 1e-6, 2e-4, 0.013, 0.2, 1, 2, 30, 1e5];
        foreach (double middle in middles)
        {
            foreach (double width in widths)
            {
                double half = (middle == 0 ? 1 : Math.Abs(middle)) * width / 2;
                foreach (int most in (int[])[2, 5, 9])
                {
                    Check(AxisTicks.Of(middle - half, middle + half, most), $"{middle} ± {half}, {most} ticks");
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 1 + 1e-15)]
    [InlineData(-1e300, -1e300 * (1 - 1e-15))]
    public void A_range_that_digits_cannot_tell_apart_has_no_ticks(double low, double high) =>
        Assert.Equal(0, AxisTicks.Of(low, high, 5).Count);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(2, 1)]
    public void No_range_has_no_ticks(double low, double high) => Assert.Equal(0, AxisTicks.Of(low, high, 5).Count);

    private static void Check(AxisTicks ticks, string where)
    {
        string[] labels = Labels(ticks);
        Assert.True(labels.Length > 0, where);
        for (int i = 0; i < labels.Length; i++)
        {
            double read = double.Parse(labels[i], CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(read - ticks.At(i)) <= ticks.Step / 2, $"{where}: {labels[i]} stands at {ticks.At(i)}");
            Assert.True(i == 0 || labels[i] != labels[i - 1], $"{where}: {labels[i]} twice");
            Assert.True(labels[i].Length <= ticks.LongestLabel, $"{where}: {labels[i]} is longer than the longest");
        }
    }

    private static string[] Labels(AxisTicks ticks)
    {
        var texts = new List<string>();
        for (int i = 0; i < ticks.Count; i++)
        {
            var line = new TextLine(new char[32]);
            ticks.AddLabel(ref line, i);
            texts.Add(line.Span.ToString());
        }

        return [.. texts];
    }
}
