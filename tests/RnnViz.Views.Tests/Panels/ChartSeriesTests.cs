using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.History;
using RnnViz.Views.Panels;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Panels;

/// <summary>What a chart shows of numbers that are beyond its axis, and of those that are none.</summary>
public sealed class ChartSeriesTests
{
    private static readonly Box Plot = new(40, 20, 400, 100);

    private static Rgba Ink => ThemeCatalog.Light.Text;

    [Fact]
    public void Below_the_axis_a_series_has_marks_and_no_stroke()
    {
        DrawnShape[] shapes = Drawn(Series(1, 0.1, 1e-9, 1e-9, 1e-9, 1e-9), low: -4);
        DrawnShape stroke = Assert.Single(shapes, shape => shape.Kind == "polyline" && shape.Bounds.Width > 1);
        Assert.Equal(XOf(2), stroke.Bounds.Right, 1f);
        DrawnShape[] marks = [.. shapes.Where(shape => shape.Kind == "triangle")];
        Assert.Equal(4, marks.Length);
        Assert.All(marks, mark => Assert.Equal(Plot.Bottom, mark.Bounds.Center.Y, 4f));
        Assert.DoesNotContain(shapes, shape => shape.Kind == "circle");
    }

    [Fact]
    public void A_series_that_comes_back_onto_the_axis_is_a_stroke_from_there_on()
    {
        DrawnShape[] shapes = Drawn(Series(0, 0, 0, 1e-9, 0.1, 1), low: -4);
        DrawnShape stroke = Assert.Single(shapes, shape => shape.Kind == "polyline" && shape.Bounds.Width > 1);
        Assert.Equal(XOf(3), stroke.Bounds.X, 1f);
        Assert.Equal(XOf(5), stroke.Bounds.Right, 1f);
        Assert.Equal(4, shapes.Count(shape => shape.Kind == "triangle"));
    }

    [Fact]
    public void A_series_on_the_axis_has_no_marks_of_what_is_beyond_it() =>
        Assert.DoesNotContain(Drawn(Series(1, 0.1, 0.01, 0.001), low: -4), shape => shape.Kind == "triangle");

    [Fact]
    public void Iterations_that_are_all_NaN_are_one_red_band_without_gaps()
    {
        foreach (int count in new[] { 6, 60, 300, 1700 })
        {
            double[] numbers = new double[count];
            Array.Fill(numbers, double.NaN);
            numbers[0] = 1;
            Box[] bands =
            [
                .. Drawn(Series(numbers), low: -4).Where(shape => shape.Kind == "box" && shape.Bounds.Height == Plot.Height)
                    .Select(shape => shape.Bounds),
            ];
            Assert.True(bands[0].X <= MathF.Ceiling(Plot.X + Plot.Width / (count - 1)), $"{count}: from {bands[0].X}");
            Assert.Equal(Plot.Right, bands[^1].Right, 1f);
            for (int i = 1; i < bands.Length; i++)
            {
                Assert.True(bands[i].X <= bands[i - 1].Right, $"{count}: between {bands[i - 1].Right} and {bands[i].X}");
            }
        }
    }

    [Fact]
    public void A_single_NaN_leaves_the_iterations_beside_it_free()
    {
        DrawnShape band = Assert.Single(
            Drawn(Series(1, 1, double.NaN, 1, 1), low: -4), shape => shape.Kind == "box" && shape.Bounds.Height == Plot.Height);
        Assert.InRange(band.Bounds.X, Plot.X + 0.375f * Plot.Width - 1, Plot.X + 0.5f * Plot.Width);
        Assert.InRange(band.Bounds.Right, Plot.X + 0.5f * Plot.Width, Plot.X + 0.625f * Plot.Width + 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_finite_number_between_two_that_are_none_is_a_dot(bool isRun)
    {
        RunLook? run = isRun ? ThemeCatalog.Light.Runs[1] : null;
        foreach (double none in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            DrawnShape[] dots = [.. Drawn(Series(none, 0.1, none, 0.01, none, 1), -4, run).Where(shape => shape.Kind == "circle")];
            Assert.Equal([XOf(1), XOf(3)], dots.Select(dot => dot.Bounds.Center.X).Where(x => x < XOf(5) - 1));
            Assert.All(dots, dot => Assert.True(dot.Bounds.Width >= 3, "it is seen"));
        }
    }

    [Fact]
    public void A_first_number_alone_is_a_dot_and_the_last_alone_has_one_end_mark()
    {
        DrawnShape[] dots = [.. Drawn(Series(1, double.NaN, 0.1, 0.1, double.NaN, 0.01), low: -4).Where(shape => shape.Kind == "circle")];
        Assert.Equal([XOf(0), XOf(5)], dots.Select(dot => dot.Bounds.Center.X));
    }

    [Fact]
    public void A_number_alone_below_the_axis_is_a_mark_there_and_no_dot()
    {
        DrawnShape[] shapes = Drawn(Series(1, double.NaN, 1e-9, double.NaN, 1, 1), low: -4);
        Assert.Single(shapes, shape => shape.Kind == "triangle" && MathF.Abs(shape.Bounds.Center.X - XOf(2)) < 1);
        Assert.DoesNotContain(shapes, shape => shape.Kind == "circle" && MathF.Abs(shape.Bounds.Center.X - XOf(2)) < 1);
    }

    [Theory]
    [InlineData(1e-9, false)]
    [InlineData(1e9, true)]
    public void A_line_beyond_the_axis_is_a_name_after_a_mark_and_no_line(double value, bool isAbove)
    {
        RecordingCanvas canvas = Empty();
        Chart chart = On(canvas, 6, low: -4);
        chart.Reference(value, "chance", Ink, [Series(1, 0.5, 0.2, 0.3)], isLabelBelow: false);
        DrawnText name = Assert.Single(canvas.Texts);
        Assert.Equal("chance", name.Text);
        DrawnShape mark = Assert.Single(canvas.Shapes, shape => shape.Kind == "triangle");
        Assert.True(mark.Bounds.Right <= name.Bounds.X);
        Assert.Equal(isAbove ? Plot.Y : Plot.Bottom, mark.Bounds.Center.Y, 4f);
        Assert.DoesNotContain(canvas.Shapes, shape => shape.Kind is "line" or "polyline");
    }

    [Fact]
    public void Two_lines_below_the_axis_have_both_their_names()
    {
        RecordingCanvas canvas = Empty();
        Chart chart = On(canvas, 6, low: -4);
        ScalarSeries series = Series(1, 0.5, 0.2, 0.3);
        chart.Reference(1e-8, "chance", Ink, [series], isLabelBelow: false, isOtherSideFree: false);
        chart.Reference(1e-9, "floor", Ink, [series], isLabelBelow: true, isOtherSideFree: false);
        TextFit.RequireApart([.. canvas.Texts], canvas.Size, "two names");
        Assert.Equal(2, canvas.Texts.Count);
    }

    private static float XOf(int iteration) => Plot.X + Plot.Width * iteration / 5;

    private static ScalarSeries Series(params ReadOnlySpan<double> numbers)
    {
        var series = new ScalarSeries(1024);
        foreach (double number in numbers)
        {
            series.Add(number);
        }

        return series;
    }

    private static DrawnShape[] Drawn(ScalarSeries series, double low, RunLook? run = null)
    {
        RecordingCanvas canvas = Empty();
        On(canvas, series.Count, low).Series(series, Ink, 1.5f, run: run);
        return [.. canvas.Shapes];
    }

    private static RecordingCanvas Empty() => new(new Extent(480, 160), Stage.Fonts);

    private static Chart On(RecordingCanvas canvas, int iterations, double low) =>
        new(canvas, new Look(ThemeCatalog.Light, 1), new ChartScale(Plot, iterations, low, High: 0, IsLog: true));
}
