using RnnViz.Engine.Geometry;
using RnnViz.Views.Panels.Geometry;

namespace RnnViz.Views.Tests.Panels.Geometry;

/// <summary>Contour lines lie where numbers between the points of a grid have their value.</summary>
public sealed class ContourLinesTests
{
    private const int Side = 21;

    [Fact]
    public void A_circle_is_one_closed_line_at_its_radius()
    {
        var lines = new ContourLines(Side, Side);
        lines.Add(Grid((x, y) => x * x + y * y), 36, 7);
        Assert.Equal((1, 7), (lines.Count, lines.MarkOf(0)));
        Point[] points = [.. lines[0]];
        Assert.Equal(points[0], points[^1]);
        Assert.All(points, point => Assert.Equal(6, new Point(point.X - 10, point.Y - 10).Length, 0.05f));
    }

    [Fact]
    public void A_line_that_crosses_the_grid_goes_from_edge_to_edge_in_one_piece()
    {
        var lines = new ContourLines(Side, Side);
        lines.Add(Grid((x, y) => x + 0.25 * y), 0.3, 0);
        Assert.Equal(1, lines.Count);
        Point[] points = [.. lines[0]];
        Assert.Equal([0, Side - 1], new[] { points[0].Y, points[^1].Y }.Order());
        Assert.All(points, point => Assert.Equal(0.3, point.X - 10 + 0.25 * (point.Y - 10), 1e-4));
    }

    [Fact]
    public void Where_two_lines_cross_a_cell_they_stay_apart()
    {
        var lines = new ContourLines(Side, Side);
        lines.Add(Grid((x, y) => (x - 0.5) * (y - 0.5)), 0.1, 0);
        Assert.Equal(2, lines.Count);
    }

    [Fact]
    public void Around_what_is_no_number_there_is_no_line_and_the_others_stay()
    {
        var lines = new ContourLines(Side, Side);
        double[] values = Grid((x, _) => x);
        values[10 * Side + 10] = double.NaN;
        values[3 * Side + 10] = double.PositiveInfinity;
        lines.Add(values, 0.5, 0);
        Assert.Equal(3, lines.Count);
        Assert.All(Enumerable.Range(0, 3), line => Assert.All(lines[line].ToArray(), point => Assert.Equal(10.5f, point.X, 1e-4f)));
    }

    [Fact]
    public void Noise_has_no_more_lines_than_there_is_memory_for()
    {
        var lines = new ContourLines(101, 101);
        for (int i = 0; i < 20; i++)
        {
            lines.Add([.. Enumerable.Range(0, 101 * 101).Select(place => place * 2654435761L % 1000 / 1000.0)], 0.5, i);
        }

        Assert.InRange(lines.Count, 1, 2000);
        lines.Clear();
        Assert.Equal(0, lines.Count);
    }

    private static double[] Grid(Func<double, double, double> value) =>
        [.. Enumerable.Range(0, Side * Side).Select(i => value(i % Side - 10, i / Side - 10))];
}
