using RnnViz.Engine.Geometry;
using RnnViz.Window;

namespace RnnViz.Tests.Window;

public sealed class WindowPlaceTests
{
    [Theory]
    [InlineData(1280, 720, 1920, 1040, 30, 1)]
    [InlineData(2560, 1440, 1920, 1040, 30, 2)] // 1280×720 on a laptop with a scale of 2
    [InlineData(1920, 1080, 1920, 1040, 30, 1)] // as large as the screen, whose bars leave less
    [InlineData(1920, 1080, 1366, 768, 0, 1)]
    [InlineData(7680, 4320, 1024, 600, 40, 1.5f)]
    [InlineData(1280, 720, 1, 1, 40, 1)]
    public void The_whole_window_with_its_title_is_within_the_work_area(
        float width, float height, float areaWidth, float areaHeight, float title, float scale)
    {
        var area = new Box(10, 20, areaWidth, areaHeight);
        var place = WindowPlace.Of(new Extent(width, height), area, title, scale);
        Assert.InRange(place.Content.X, area.X, area.Right - place.Content.Width);
        Assert.True(place.Content.Y >= area.Y + title, "the title bar is on the screen");
        Assert.True(place.Content.Bottom <= MathF.Max(area.Bottom, area.Y + title + 1), "the lower edge is on the screen");
        Assert.True(place.Content.Width <= width && place.Content.Height <= height, "it is no larger than wanted");
    }

    [Fact]
    public void A_window_that_fits_is_as_large_as_wanted_and_in_the_middle() => Assert.Equal(
        new Box(320, 190, 1280, 720), WindowPlace.Of(new Extent(1280, 720), new Box(0, 0, 1920, 1080), 20, 1).Content);

    [Theory]
    [InlineData(1, 960, 600)]
    [InlineData(1.5f, 1440, 900)]
    [InlineData(2, 1920, 1200)]
    public void The_smallest_size_grows_with_the_scale_of_the_screen(float scale, float width, float height) => Assert.Equal(
        new Extent(width, height), WindowPlace.Of(new Extent(2560, 1440), new Box(0, 0, 3840, 2160), 0, scale).Least);

    [Fact]
    public void The_smallest_size_is_never_larger_than_the_window_that_fits() => Assert.Equal(
        new Extent(1366, 700), WindowPlace.Of(new Extent(2560, 1440), new Box(0, 0, 1366, 740), 40, 2).Least);
}
