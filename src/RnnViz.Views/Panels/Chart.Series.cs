using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.History;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels;

// a series: the range of each bucket, a stroke through the means, and marks for what is beyond the axis
internal readonly ref partial struct Chart
{
    /// <summary>A series: hairlines from each bucket's least to its greatest value, and a stroke through the means.</summary>
    /// <remarks>
    /// Below the axis there is no stroke: ▼ says that the numbers are there. A finite number between two that are none is a dot.
    /// </remarks>
    /// <param name="series">The numbers.</param>
    /// <param name="color">Of the stroke.</param>
    /// <param name="thickness">Of the stroke, in pixels.</param>
    /// <param name="first">The first iteration that is drawn.</param>
    /// <param name="run">How the line of one of several runs looks; null for a plain one.</param>
    /// <param name="goesOn">Whether <see cref="Last"/> continues it, so that its end has no dot.</param>
    public void Series(ScalarSeries series, Rgba color, float thickness, int first = 0, RunLook? run = null, bool goesOn = false)
    {
        int count = series.BucketCount;
        if (count == 0)
        {
            return;
        }

        Span<Point> points = stackalloc Point[MostPoints];
        int columns = ColumnsOf(count, plot), length = 0;
        float lastMark = float.NegativeInfinity;
        bool isBelow = false;
        for (int column = (int)((long)(first / series.BucketSize) * columns / count); column < columns; column++)
        {
            (int from, int to) = BucketsOf(column, columns, count);
            double least = double.PositiveInfinity, greatest = double.NegativeInfinity, sum = 0;
            int finite = 0;
            bool isBroken = false;
            for (int i = from; i < to; i++)
            {
                isBroken |= series.HasNonFinite(i);
                if (!double.IsFinite(series.Mean(i)))
                {
                    continue;
                }

                least = Math.Min(least, series.Min(i));
                greatest = Math.Max(greatest, series.Max(i));
                sum += series.Mean(i);
                finite++;
            }

            float x = XOf((from + to - 1) / 2.0 * series.BucketSize);
            if (isBroken)
            {
                Broken((from - 0.5) * series.BucketSize, (to - 0.5) * series.BucketSize);
            }

            if (finite == 0)
            {
                Stroke(points[..(isBelow ? 0 : length)], color, thickness, run);
                (length, isBelow) = (0, false);
                continue;
            }

            float top = YOf(greatest), bottom = YOf(least);
            if (bottom - top > 1)
            {
                canvas.FillBox(new Box(MathF.Round(x), top, look.Hair(), bottom - top), color.WithOpacity(run is null ? 0.3f : 0.15f));
            }

            double mean = sum / finite;
            bool wasBelow = isBelow;
            isBelow = scale.PositionOf(mean) < 0;
            if (isBelow && wasBelow)
            {
                length = 0; // from one number below the axis to the next goes no stroke
            }

            points[length++] = new Point(x, YOf(mean));
            if (isBelow && length > 1)
            {
                Stroke(points[..length], color, thickness, run);
                (points[0], length) = (points[length - 1], 1);
            }

            if (scale.PositionOf(greatest) > 1)
            {
                Above(x, run?.Color ?? look.Theme.Backward);
            }

            if (scale.PositionOf(least) < 0 && (x - lastMark >= look.Px(9) || column == columns - 1))
            {
                Below(x, run?.Color ?? look.Theme.Backward);
                lastMark = x;
            }
        }

        if (isBelow)
        {
            return; // the mark below the axis is its end
        }

        Stroke(points[..(length > 1 ? length : 0)], color, thickness, run);
        if (length > 0 && run is not null)
        {
            canvas.MarkRun(run.Mark, points[length - 1], look.Px(RunLabel.MarkRadius), color, look.Theme.Surface);
        }
        else if (length > 0 && !goesOn)
        {
            canvas.FillCircle(points[length - 1], look.Px(3), color);
        }
    }

    /// <summary>A red band over iterations with a number that is NaN or ∞: those of neighbours join.</summary>
    private void Broken(double from, double to)
    {
        float left = MathF.Round(XOf(from)), right = MathF.Max(left + look.Hair(), MathF.Round(XOf(to)));
        canvas.FillBox(new Box(left, plot.Y, right - left, plot.Height), look.Theme.Wrong.WithOpacity(0.35f));
    }

    /// <summary>▲ at the upper end of the axis: a number is above it.</summary>
    private void Above(float x, Rgba color)
    {
        float head = look.Px(4);
        canvas.FillTriangle(
            new Point(x - head, plot.Y + head), new Point(x + head, plot.Y + head), new Point(x, plot.Y - head / 2), color);
    }

    /// <summary>▼ at the lower end: a number is below it.</summary>
    private void Below(float x, Rgba color)
    {
        float head = look.Px(4);
        canvas.FillTriangle(
            new Point(x - head, plot.Bottom - head), new Point(x + head, plot.Bottom - head), new Point(x, plot.Bottom + head / 2), color);
    }
}
