using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Themes;

public sealed class RunDrawingTests
{
    private static readonly Look Look = new(ThemeCatalog.Light, 1);
    private static readonly Rgba Ink = Rgba.Hex(0x123456);

    [Fact]
    public void A_solid_line_is_one_stroke_through_all_points()
    {
        DrawnShape shape = Assert.Single(Shapes(RunLine.Solid, Zigzag(0)));
        Assert.Equal(new Box(100, 40, 200, 20), shape.Bounds);
    }

    [Theory]
    [InlineData(RunLine.Dashed)]
    [InlineData(RunLine.Dotted)]
    public void Dashes_begin_and_end_at_the_same_x_whatever_the_heights(RunLine line)
    {
        (float, float)[] flat = Spans(line, Zigzag(0)), steep = Spans(line, Zigzag(1000));
        Assert.True(flat.Length > 5);
        Assert.Equal(flat.Length, steep.Length);
        for (int i = 0; i < flat.Length; i++)
        {
            Assert.Equal(flat[i].Item1, steep[i].Item1, 0.05f);
            Assert.Equal(flat[i].Item2, steep[i].Item2, 0.05f);
        }
    }

    [Theory]
    [InlineData(RunLine.Dashed)]
    [InlineData(RunLine.Dotted)]
    public void Gaps_lie_between_dashes_that_are_all_as_long_but_for_the_last(RunLine line)
    {
        (float From, float To)[] spans = Spans(line, Zigzag(0));
        float length = spans[0].To - spans[0].From, gap = spans[1].From - spans[0].To;
        Assert.True(gap > 1);
        for (int i = 1; i < spans.Length; i++)
        {
            Assert.Equal(gap, spans[i].From - spans[i - 1].To, 0.05f);
            Assert.True(i == spans.Length - 1 || MathF.Abs(spans[i].To - spans[i].From - length) < 0.05f, $"dash {i}");
        }
    }

    [Fact]
    public void A_line_from_the_right_begins_with_a_dash_at_its_first_point()
    {
        Point[] points = [.. Zigzag(0).Reverse()];
        Assert.Equal(300, Shapes(RunLine.Dashed, points)[0].Bounds.Right, 0.01f);
    }

    [Theory]
    [InlineData(RunLine.Solid)]
    [InlineData(RunLine.Dashed)]
    public void A_point_that_is_no_number_leaves_a_gap(RunLine line)
    {
        Point[] points = Zigzag(0);
        points[10] = new Point(points[10].X, float.NaN);
        Assert.DoesNotContain(Shapes(line, points), shape => shape.Bounds.X < 199 && shape.Bounds.Right > 201);
        Assert.Contains(Shapes(line, points), shape => shape.Bounds.X >= 209);
    }

    [Fact]
    public void A_dash_over_more_points_than_are_stroked_at_a_time_has_no_hole()
    {
        Point[] dense = [.. Enumerable.Range(0, 2000).Select(i => new Point(i * 0.005f, 5))];
        DrawnShape[] parts = Shapes(RunLine.Dashed, dense);
        Assert.True(parts.Length > 1);
        for (int i = 1; i < parts.Length; i++)
        {
            Assert.Equal(parts[i - 1].Bounds.Right, parts[i].Bounds.X, 0.001f);
        }

        Assert.Equal(9.995f, parts[^1].Bounds.Right, 0.001f);
    }

    [Fact]
    public void Nothing_is_drawn_of_no_point_or_one()
    {
        Assert.Empty(Shapes(RunLine.Solid, []));
        Assert.Empty(Shapes(RunLine.Dashed, [new Point(1, 1)]));
    }

    [Theory]
    [InlineData(RunMark.Disc, "circle")]
    [InlineData(RunMark.Square, "outline")]
    [InlineData(RunMark.Triangle, "triangle")]
    public void Each_mark_has_a_shape_of_its_own_around_its_point(RunMark mark, string shape)
    {
        var canvas = new RecordingCanvas(new Extent(100, 100), Stage.Fonts);
        canvas.MarkRun(mark, new Point(50, 50), 4, Ink, ThemeCatalog.Light.Surface);
        DrawnShape drawn = canvas.Shapes[^1];
        Assert.Equal(shape, drawn.Kind);
        Assert.Equal(Ink, drawn.Color);
        Assert.True(drawn.Bounds.Contains(new Point(50, 50)));
        Assert.InRange(drawn.Bounds.Width, 6, 11);
    }

    [Fact]
    public void Lines_and_marks_allocate_nothing()
    {
        var canvas = new SilentCanvas(new Extent(400, 400), Stage.Fonts);
        Point[] points = Zigzag(3);
        Draw();
        Assert.Equal(0, Allocations.OfEach(Draw));
        Assert.True(canvas.Calls > 10);

        void Draw()
        {
            for (int i = 0; i < ThemeCatalog.Light.Runs.Count; i++)
            {
                RunLook run = ThemeCatalog.Light.Runs[i];
                canvas.StrokeRun(points, Look, run.Line, 2, Ink);
                canvas.MarkRun(run.Mark, points[0], 4, Ink, ThemeCatalog.Light.Surface);
            }
        }
    }

    private static Point[] Zigzag(float steepness) =>
        [.. Enumerable.Range(0, 21).Select(i => new Point(100 + 10 * i, 40 + (i % 2) * 20 * (1 + steepness)))];

    private static DrawnShape[] Shapes(RunLine line, Point[] points)
    {
        var canvas = new RecordingCanvas(new Extent(400, 400), Stage.Fonts);
        canvas.StrokeRun(points, Look, line, 2, Ink);
        return [.. canvas.Shapes];
    }

    private static (float From, float To)[] Spans(RunLine line, Point[] points) =>
        [.. Shapes(line, points).Select(shape => (shape.Bounds.X, shape.Bounds.Right)).OrderBy(span => span.X)];
}
