using RnnViz.Engine.Geometry;
using RnnViz.Views.Layout;

namespace RnnViz.Views.Tests.Layout;

public sealed class TimeRangeTests
{
    [Theory]
    [InlineData(0.2f)]
    [InlineData(0.77f)]
    public void Zooming_keeps_the_column_under_the_pointer_where_it_is(float share)
    {
        var axis = new TimeAxis(new Box(100, 0, 800, 10), 400);
        float x = 100 + 800 * share, before = axis.ColumnsBefore(x);
        TimeAxis zoomed = axis with { Range = axis.Range.Zoomed(4, before, 400) };
        Assert.Equal(100, zoomed.Range.Count, 2);
        Assert.Equal(before, zoomed.ColumnsBefore(x), 2);
    }

    [Fact]
    public void No_zoom_and_no_pan_leaves_the_timesteps()
    {
        TimeRange range = TimeRange.All(50).Zoomed(5, 25, 50);
        Assert.Equal(40, range.Panned(1000, 50).Start, 3);
        Assert.Equal(0, range.Panned(-1000, 50).Start);
        Assert.Equal(TimeRange.All(50), range.Zoomed(1e-6f, 3, 50));
        Assert.Equal(2, range.Zoomed(1e6f, 3, 50).Count);
        Assert.Equal(1, TimeRange.All(1).Zoomed(9, 0.5f, 1).Count);
    }

    [Fact]
    public void Columns_of_a_part_are_found_again_where_they_are_drawn()
    {
        var axis = new TimeAxis(new Box(50, 0, 600, 10), 30, new TimeRange(7.5f, 6));
        Assert.Equal((8, 14), (axis.First, axis.Last));
        for (int t = 9; t <= 13; t++)
        {
            Assert.Equal(t, axis.TimestepAt(axis.Center(t)));
        }

        Assert.Equal(50, axis.VisibleLeft(8));
        Assert.Equal(650, axis.VisibleLeft(15));
        Assert.False(axis.Shows(8), "only half of it is there");
    }
}
