using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Themes;

/// <summary>Lines and marks of runs on a canvas. Nothing here allocates.</summary>
public static class RunDrawing
{
    /// <summary>A dash and the gap after it, and a dot and its gap, in design units.</summary>
    private const float Dash = 11, DashGap = 5, Dot = 2.4f, DotGap = 3.6f;

    /// <summary>How far beside a boundary of two dashes counts as on it, in pixels.</summary>
    private const float Rounding = 0.01f;

    /// <summary>How many points of a dash are stroked at a time.</summary>
    private const int MostPoints = 128;

    /// <summary>
    /// Strokes through points whose x goes one way. Dashes and dots are measured along x from the first point, so that they stay
    /// where they are when only heights change. A point that is not finite leaves a gap.
    /// </summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="points">From the first to the last; x never turns back.</param>
    /// <param name="look">What units are in pixels.</param>
    /// <param name="line">Solid, dashed or dotted.</param>
    /// <param name="thickness">In pixels.</param>
    /// <param name="color">Of the stroke.</param>
    /// <param name="start">The x at which a dash begins, in pixels; that of the first finite point where it is not given.</param>
    public static void StrokeRun(
        this ICanvas canvas, ReadOnlySpan<Point> points, Look look, RunLine line, float thickness, Rgba color, float? start = null)
    {
        float dash = look.Px(line == RunLine.Dotted ? Dot : Dash), gap = look.Px(line == RunLine.Dotted ? DotGap : DashGap);
        float origin = start ?? float.NaN;
        Span<Point> stroke = stackalloc Point[MostPoints];
        int count = 0;
        Point previous = new(float.NaN, float.NaN);
        foreach (Point point in points)
        {
            if (!IsFinite(point))
            {
                End(canvas, stroke, ref count, thickness, color);
                previous = point;
                continue;
            }

            origin = float.IsNaN(origin) ? point.X : origin;
            if (line == RunLine.Solid)
            {
                Add(canvas, stroke, ref count, point, thickness, color);
            }
            else if (IsFinite(previous))
            {
                Cut(canvas, stroke, ref count, previous, point, origin, dash, gap, thickness, color);
            }

            previous = point;
        }

        End(canvas, stroke, ref count, thickness, color);
    }

    /// <summary>Whether a finite point has no finite one before or after it, so that no stroke goes through it.</summary>
    /// <param name="points">All points of the line.</param>
    /// <param name="index">Which of them.</param>
    public static bool IsAlone(ReadOnlySpan<Point> points, int index) =>
        IsFinite(points[index]) && (index == 0 || !IsFinite(points[index - 1]))
        && (index == points.Length - 1 || !IsFinite(points[index + 1]));

    private static bool IsFinite(Point point) => float.IsFinite(point.X) && float.IsFinite(point.Y);

    /// <summary>Adds those parts of a segment that lie in dashes; one that is begun at its end is continued by the next segment.</summary>
    private static void Cut(
        ICanvas canvas, Span<Point> stroke, ref int count, Point from, Point to, float origin, float dash, float gap,
        float thickness, Rgba color)
    {
        float first = MathF.Abs(from.X - origin), last = MathF.Abs(to.X - origin), period = dash + gap;
        for (float at = first; ;)
        {
            // a place that rounding has put before a boundary lies on it
            float begin = MathF.Floor((at + Rounding) / period) * period;
            bool isDash = at - begin < dash - Rounding;
            float boundary = begin + (isDash ? dash : period), end = MathF.Min(last, boundary);
            if (isDash)
            {
                if (count == 0)
                {
                    Add(canvas, stroke, ref count, Between(at), thickness, color);
                }

                Add(canvas, stroke, ref count, Between(end), thickness, color);
            }

            if (!isDash || boundary <= last)
            {
                End(canvas, stroke, ref count, thickness, color);
            }

            if (boundary >= last)
            {
                return;
            }

            at = boundary;
        }

        Point Between(float place) => last > first ? from + (to - from) * ((place - first) / (last - first)) : to;
    }

    private static void Add(ICanvas canvas, Span<Point> stroke, ref int count, Point point, float thickness, Rgba color)
    {
        if (count == stroke.Length)
        {
            canvas.Polyline(stroke, thickness, color);
            (stroke[0], count) = (stroke[^1], 1);
        }

        stroke[count++] = point;
    }

    private static void End(ICanvas canvas, Span<Point> stroke, ref int count, float thickness, Rgba color)
    {
        if (count > 1)
        {
            canvas.Polyline(stroke[..count], thickness, color);
        }

        count = 0;
    }

    /// <summary>The mark of a run at a point.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="mark">Which.</param>
    /// <param name="center">Its middle.</param>
    /// <param name="radius">Of the disc, in pixels; the others take about as much room.</param>
    /// <param name="color">Of the mark.</param>
    /// <param name="inside">What fills the outline, so that a line does not go through it; null for nothing.</param>
    public static void MarkRun(this ICanvas canvas, RunMark mark, Point center, float radius, Rgba color, Rgba? inside = null)
    {
        switch (mark)
        {
            case RunMark.Disc:
                canvas.FillCircle(center, radius, color);
                break;
            case RunMark.Square:
                float half = radius * 0.95f;
                var box = new Box(center.X - half, center.Y - half, 2 * half, 2 * half);
                if (inside is Rgba fill)
                {
                    canvas.FillBox(box, fill);
                }

                canvas.StrokeRoundedBox(box, 0, MathF.Max(1, radius * 0.45f), color);
                break;
            default:
                // its middle is that of its mass
                float height = radius * 1.3f;
                canvas.FillTriangle(center + new Point(0, -height), center + new Point(height * 0.9f, height * 0.65f),
                    center + new Point(-height * 0.9f, height * 0.65f), color);
                break;
        }
    }
}
