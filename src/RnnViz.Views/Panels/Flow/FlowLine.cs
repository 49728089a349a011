using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Views.Layout;

namespace RnnViz.Views.Panels.Flow;

/// <summary>The norms of one run as a line in the plot of the flow row, cut off where it leaves the plot.</summary>
internal sealed class FlowLine
{
    private static readonly Point Nowhere = new(float.NaN, float.NaN);

    private readonly List<Point> points = [];
    private Point[] stroke = [];
    private TimeAxis columns;
    private Box plot;

    /// <summary>Takes the places of all timesteps over; allocates where there are more of them than before.</summary>
    /// <param name="norms">Of t = 1..T.</param>
    /// <param name="axis">The columns.</param>
    /// <param name="within">The plot.</param>
    /// <param name="scale">Of the norms: logarithmic.</param>
    public void Read(ReadOnlySpan<double> norms, TimeAxis axis, Box within, ValueScale scale)
    {
        (plot, columns) = (within, axis);
        points.Clear();
        points.EnsureCapacity(norms.Length);
        for (int t = 1; t <= norms.Length; t++)
        {
            double norm = norms[t - 1], position = (Math.Log10(norm) - scale.Low) / (scale.High - scale.Low);
            points.Add(norm > 0 && double.IsFinite(norm)
                ? new Point(axis.Center(t), (float)(plot.Bottom - position * plot.Height)) : Nowhere);
        }

        // a segment has two ends, and a gap before it
        if (stroke.Length < 3 * points.Count)
        {
            stroke = new Point[3 * points.Count];
        }
    }

    /// <summary>The place of timestep t, which may lie outside the plot; NaN where the norm is 0 or not finite.</summary>
    public Point this[int t] => points[t - 1];

    /// <summary>Whether timestep t lies in the plot.</summary>
    public bool IsInside(int t) => points[t - 1] is var at && at.Y >= plot.Y && at.Y <= plot.Bottom && at.X >= plot.X && at.X <= plot.Right;

    /// <summary>Whether a line goes through timestep t to one beside it.</summary>
    public bool IsJoined(int t) => t > 1 && float.IsFinite(points[t - 2].Y) || t < points.Count && float.IsFinite(points[t].Y);

    /// <summary>What is seen of the line from a later timestep to an earlier one, with gaps; valid until the next call.</summary>
    /// <param name="last">The later one, where the line begins.</param>
    /// <param name="first">The earlier one.</param>
    public ReadOnlySpan<Point> Between(int last, int first)
    {
        int count = 0;
        for (int t = last; t > first; t--)
        {
            Point from = points[t - 1], to = points[t - 2];
            if (!TryClip(ref from, ref to))
            {
                continue;
            }

            if (count == 0 || stroke[count - 1] != from)
            {
                stroke[count++] = Nowhere;
                stroke[count++] = from;
            }

            stroke[count++] = to;
        }

        return stroke.AsSpan(0, count);
    }

    /// <summary>Whether the line goes through a box.</summary>
    public bool Crosses(Box box)
    {
        int first = Math.Max(1, (int)(columns.ColumnsBefore(box.X) + 0.5f));
        int last = Math.Min(points.Count - 1, (int)(columns.ColumnsBefore(box.Right) + 0.5f));
        for (int t = first; t <= last; t++)
        {
            Point from = points[t - 1], to = points[t];
            if (TryClip(ref from, ref to, box))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryClip(ref Point from, ref Point to) => TryClip(ref from, ref to, plot);

    /// <summary>Cuts a segment to a box (Liang and Barsky 1984); answers whether any of it lies there.</summary>
    private static bool TryClip(ref Point from, ref Point to, Box box)
    {
        Point way = to - from;
        float begin = 0, end = 1;
        bool isThere = float.IsFinite(way.X) && float.IsFinite(way.Y)
            && Cut(-way.X, from.X - box.X, ref begin, ref end) && Cut(way.X, box.Right - from.X, ref begin, ref end)
            && Cut(-way.Y, from.Y - box.Y, ref begin, ref end) && Cut(way.Y, box.Bottom - from.Y, ref begin, ref end);
        if (isThere)
        {
            Point start = from;
            (from, to) = (begin > 0 ? start + way * begin : start, end < 1 ? start + way * end : to);
        }

        return isThere;

        static bool Cut(float direction, float distance, ref float begin, ref float end)
        {
            if (direction == 0)
            {
                return distance >= 0;
            }

            float at = distance / direction;
            (begin, end) = direction < 0 ? (MathF.Max(begin, at), end) : (begin, MathF.Min(end, at));
            return begin <= end;
        }
    }
}
