using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Layout;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>Draws a part of a long series as a curve.</summary>
internal static class SeriesCurve
{
    private const int MostColumns = 2048;

    /// <summary>A curve through the points of a part of the series; of several points in one pixel their range.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="axis">The part of the points that is drawn, and where.</param>
    /// <param name="series">All points; gaps where they are not finite.</param>
    /// <param name="values">The range of values from the area's bottom to its top, in the data's own unit.</param>
    /// <param name="units">From the series' numbers to that unit.</param>
    /// <param name="color">Of the curve.</param>
    /// <param name="thickness">In pixels.</param>
    public static void Draw(
        ICanvas canvas, TimeAxis axis, ReadOnlySpan<double> series, ValueRange values, ValueUnits units, Rgba color,
        float thickness)
    {
        Box box = axis.Area;
        TimeRange part = axis.Range;
        Span<Point> points = stackalloc Point[MostColumns];
        int length = 0;
        int columns = Math.Min(MostColumns / 2, (int)box.Width);
        float perColumn = part.Count / columns;
        if (perColumn <= 1)
        {
            for (int i = axis.First - 1; i < axis.Last && length < MostColumns; i++)
            {
                float x = axis.Center(i + 1);
                if (!double.IsFinite(series[i]))
                {
                    Stroke(canvas, points, ref length, thickness, color);
                }
                else if (x >= box.X && x <= box.Right)
                {
                    points[length++] = new Point(x, YOf(series[i]));
                }
            }

            Stroke(canvas, points, ref length, thickness, color);
            return;
        }

        for (int column = 0; column < columns; column++)
        {
            int from = Math.Clamp((int)(part.Start + column * perColumn), 0, axis.Timesteps - 1),
                to = Math.Clamp((int)(part.Start + (column + 1) * perColumn), from + 1, axis.Timesteps);
            double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
            for (int i = from; i < to; i++)
            {
                least = Math.Min(least, series[i]);
                greatest = Math.Max(greatest, series[i]);
            }

            if (!double.IsFinite(least) || !double.IsFinite(greatest))
            {
                Stroke(canvas, points, ref length, thickness, color);
                continue;
            }

            float x = box.X + (column + 0.5f) * box.Width / columns;
            bool isUp = column % 2 == 0;
            points[length++] = new Point(x, YOf(isUp ? least : greatest));
            points[length++] = new Point(x, YOf(isUp ? greatest : least));
        }

        Stroke(canvas, points, ref length, thickness, color);

        float YOf(double value) => box.Bottom - values.Position(units.Original(value)) * box.Height;
    }

    /// <summary>What has been gathered up to a gap; a point alone is a dot.</summary>
    private static void Stroke(ICanvas canvas, ReadOnlySpan<Point> points, ref int length, float thickness, Rgba color)
    {
        if (length == 1)
        {
            canvas.FillCircle(points[0], thickness, color);
        }

        canvas.Polyline(points[..length], thickness, color);
        length = 0;
    }
}
