using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.History;
using RnnViz.Views.Layout;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels;

/// <summary>
/// Draws series over iterations into a plot: gridlines, the range of each bucket, and a stroke through the means.
/// </summary>
internal readonly ref partial struct Chart(ICanvas canvas, Look look, ChartScale scale)
{
    private const int MostPoints = 1024;

    private readonly Box plot = scale.Plot;

    /// <summary>The y of a value; values beyond the axis are put at its ends.</summary>
    public float YOf(double value) => scale.YOf(value);

    /// <summary>The x of an iteration, fractions allowed.</summary>
    public float XOf(double iteration) => scale.XOf(iteration);

    /// <summary>Where in its history the walk stands.</summary>
    public void Position(int iteration)
    {
        float x = MathF.Round(XOf(iteration)), head = look.Px(4.5f);
        canvas.FillBox(new Box(x, MathF.Round(plot.Y), look.Hair(), MathF.Round(plot.Height)), look.Theme.Text);
        canvas.FillTriangle(
            new Point(x - head, plot.Y - head * 1.4f), new Point(x + head, plot.Y - head * 1.4f), new Point(x, plot.Y), look.Theme.Text);
    }

    /// <summary>A gridline at a value, labelled left of the plot.</summary>
    public void Gridline(double value, ReadOnlySpan<char> label)
    {
        float y = MathF.Round(YOf(value));
        canvas.FillBox(new Box(plot.X, y, plot.Width, look.Hair()), look.Theme.Quiet);
        canvas.CenteredText(label, new Point(plot.X - look.Px(6), y), look.SmallNumber, look.Theme.Muted, TextAlign.Right);
    }

    /// <summary>Gridlines at powers of ten, as many as have room for their labels.</summary>
    /// <param name="lowest">The exponent at the lower end.</param>
    /// <param name="highest">The exponent at the upper end.</param>
    public void Decades(int lowest, int highest)
    {
        int every = 1;
        while (plot.Height * every / Math.Max(1, highest - lowest) < look.Px(18) && every < highest - lowest)
        {
            every *= 2;
        }

        Span<char> buffer = stackalloc char[16];
        for (int exponent = lowest; exponent <= highest; exponent += every)
        {
            var label = new TextLine(buffer);
            label.AddPowerOfTen(exponent);
            Gridline(Math.Pow(10, exponent), label.Span);
        }
    }

    /// <summary>The point of a series at an x within a plot of so many iterations: its iterations and the mean of their numbers.</summary>
    /// <returns>Whether there is a finite one.</returns>
    public static bool TryFind(ScalarSeries series, Box plot, int iterations, float x, out int iteration, out int span, out double mean)
    {
        int bucket = (int)MathF.Round((x - plot.X) / plot.Width * Math.Max(1, iterations - 1)) / series.BucketSize;
        bool isThere = bucket >= 0 && bucket < series.BucketCount;
        iteration = isThere ? series.FirstIteration(bucket) : 0;
        span = isThere ? Math.Min(series.BucketSize, series.Count - iteration) : 0;
        mean = isThere ? series.Mean(bucket) : double.NaN;
        return double.IsFinite(mean);
    }

    /// <summary>The last place of a series' stroke that is finite, though others may have followed; null where there is none.</summary>
    public static Point? LastOf(ScalarSeries series, in ChartScale scale)
    {
        int count = series.BucketCount, columns = count == 0 ? 0 : ColumnsOf(count, scale.Plot);
        for (int column = columns - 1; column >= 0; column--)
        {
            (int from, int to) = BucketsOf(column, columns, count);
            for (int i = to - 1; i >= from; i--)
            {
                if (double.IsFinite(series.Mean(i)))
                {
                    return new Point(scale.XOf((from + to - 1) / 2.0 * series.BucketSize), scale.YOf(series.Mean(i)));
                }
            }
        }

        return null;
    }

    /// <summary>Where the stroke of a series ends in a plot; null where it has no finite end.</summary>
    public static Point? EndOf(ScalarSeries series, in ChartScale scale)
    {
        int count = series.BucketCount;
        if (count == 0)
        {
            return null;
        }

        int columns = ColumnsOf(count, scale.Plot);
        (int from, int to) = BucketsOf(columns - 1, columns, count);
        double sum = 0;
        for (int i = from; i < to; i++)
        {
            sum += series.Mean(i);
        }

        double mean = sum / (to - from);
        return double.IsFinite(mean) ? new Point(scale.XOf((from + to - 1) / 2.0 * series.BucketSize), scale.YOf(mean)) : null;
    }

    /// <summary>Continues a curve to the number after its last one, which has a dot.</summary>
    /// <param name="series">The curve.</param>
    /// <param name="value">The number; NaN for none. One beyond the axis is not drawn.</param>
    /// <param name="color">Of the curve.</param>
    /// <param name="stroke">Its width, in pixels.</param>
    public void Last(ScalarSeries series, double value, Rgba color, float stroke)
    {
        if (!(scale.PositionOf(value) is >= 0 and <= 1))
        {
            return;
        }

        var at = new Point(XOf(series.Count), YOf(value));
        if (EndOf(series, scale) is { } end)
        {
            canvas.Line(end, at, stroke, color);
        }

        canvas.FillCircle(at, look.Px(3), color);
    }

    private static int ColumnsOf(int buckets, Box plot) => Math.Min(Math.Min(buckets, MostPoints), Math.Max(2, (int)plot.Width));

    private static (int From, int To) BucketsOf(int column, int columns, int count)
    {
        int from = (int)((long)column * count / columns);
        return (from, Math.Max(from + 1, (int)((long)(column + 1) * count / columns)));
    }

    /// <summary>The first and last iteration, below the plot.</summary>
    public void IterationLabels()
    {
        float y = plot.Bottom + look.Px(15);
        var first = new TextLine(stackalloc char[24]);
        first.Add(scale.NameOf(0));
        canvas.Text(first.Span, new Point(plot.X, y), look.SmallNumber, look.Theme.Muted);
        var last = new TextLine(stackalloc char[24]);
        last.Add(scale.NameOf(Math.Max(0, scale.Iterations - 1)));
        canvas.Text(last.Span, new Point(plot.Right, y), look.SmallNumber, look.Theme.Muted, TextAlign.Right);
        if (plot.Width > look.Px(600))
        {
            IterationTicks();
        }

        float before = MathF.Max(look.Px(15), canvas.Fonts.Measure(first.Span, look.SmallNumber) + look.Px(6));
        float between = plot.Width - canvas.Fonts.Measure(last.Span, look.SmallNumber) - look.Px(15) - before;
        if (canvas.Fonts.Measure("iteration", look.Label) < between)
        {
            canvas.Text("iteration", new Point(plot.X + before + between / 2, y), look.Label, look.Theme.Muted, TextAlign.Center);
        }
    }

    /// <summary>Round iterations between the first and the last, left and right of the axis' name.</summary>
    private void IterationTicks()
    {
        int step = new TimeAxis(plot, Math.Max(1, scale.Iterations)).LabelStep(look.Px(90));
        Span<char> buffer = stackalloc char[16];
        for (int iteration = step; iteration < scale.Iterations; iteration += step)
        {
            float x = XOf(iteration);
            if (plot.Right - x < look.Px(60) || MathF.Abs(x - plot.Center.X) < look.Px(60))
            {
                continue;
            }

            canvas.FillBox(new Box(MathF.Round(x), plot.Bottom, look.Hair(), look.Px(4)), look.Theme.Muted);
            var label = new TextLine(buffer);
            label.Add(scale.NameOf(iteration));
            canvas.Text(label.Span, new Point(x, plot.Bottom + look.Px(15)), look.SmallNumber, look.Theme.Muted, TextAlign.Center);
        }
    }
}
