using System.Reflection;
using RnnViz.Engine.Geometry;
using RnnViz.Views.Layout;

namespace RnnViz.Views.Tests.Layout;

public sealed class ScreenLayoutTests
{
    public static TheoryData<int, int, float, bool> Grid()
    {
        var data = new TheoryData<int, int, float, bool>();
        (int Width, int Height)[] sizes =
            [(960, 600), (1280, 720), (1366, 768), (1024, 1366), (1920, 1080), (2560, 1080), (3840, 2160)];
        foreach ((int width, int height) in sizes)
        {
            foreach (float scale in new[] { 0.75f, 1, 1.5f, 2 })
            {
                foreach (bool hasTask in new[] { true, false })
                {
                    data.Add(width, height, scale, hasTask);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void Panels_lie_on_the_screen_and_apart(int width, int height, float scale, bool hasTask)
    {
        var size = new Extent(width, height);
        ScreenLayout layout = ScreenLayout.Compute(size, MathF.Min(scale, ScreenLayout.LargestScale(size)), 25, hasTask);
        (string Name, Box Box)[] panels = [.. Panels(layout).Where(panel => panel.Box.Width > 0)];
        foreach ((string name, Box box) in panels)
        {
            Assert.True(layout.Screen.Encloses(box), $"{name} {box} leaves the screen");
            Assert.True(box is { Width: > 60, Height: > 30 }, $"{name} {box} is too small for anything");
        }

        for (int i = 0; i < panels.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.False(
                    panels[i].Box.Overlaps(panels[j].Box), $"{panels[i].Name} {panels[i].Box} overlaps {panels[j].Name} {panels[j].Box}");
            }
        }

        Assert.All([layout.Unrolled, layout.Bptt], box =>
            Assert.True(box.Width > 0, "the least of the screen is the unrolled network and the equations"));
        Assert.True(hasTask || layout.Task.Width == 0);
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(1600, 900)]
    [InlineData(3840, 2160)]
    public void Every_panel_has_its_place_at_scale_one(int width, int height)
    {
        ScreenLayout layout = ScreenLayout.Compute(new Extent(width, height), 1, 25, true);
        Assert.All(Panels(layout), panel => Assert.True(panel.Box.Width > 0, $"{panel.Name} has no place"));
    }

    [Fact]
    public void The_layout_grows_with_the_window()
    {
        float small = ScreenLayout.Compute(new Extent(1280, 720), 1, 25, false).Unit;
        float large = ScreenLayout.Compute(new Extent(3840, 2160), 1, 25, false).Unit;
        Assert.InRange(large / small, 2.5f, 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(400)]
    public void Columns_tile_the_axis_and_are_found_again(int timesteps)
    {
        var axis = new TimeAxis(new Box(100, 0, 770, 10), timesteps);
        for (int t = 1; t <= timesteps; t++)
        {
            Assert.Equal(t, axis.TimestepAt(axis.Center(t)));
        }

        Assert.Equal(axis.Area.Right, axis.Left(timesteps + 1), 2);
        Assert.Equal(0, axis.TimestepAt(99));
        Assert.Equal(0, axis.TimestepAt(870));
    }

    private static IEnumerable<(string Name, Box Box)> Panels(ScreenLayout layout) =>
        typeof(ScreenLayout).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType == typeof(Box)
                && property.Name is not (nameof(ScreenLayout.Screen) or nameof(ScreenLayout.Room) or nameof(ScreenLayout.CalloutStrip)))
            .Select(property => (property.Name, (Box)property.GetValue(layout)!));
}
