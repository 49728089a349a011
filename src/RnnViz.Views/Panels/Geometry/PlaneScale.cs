using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Panels.Geometry;

/// <summary>From two numbers to a place in a plot and back.</summary>
/// <param name="Plot">The plot, in pixels.</param>
/// <param name="Left">The first number at its left edge.</param>
/// <param name="Right">The first number at its right edge.</param>
/// <param name="Bottom">The second number at its lower edge.</param>
/// <param name="Top">The second number at its upper edge.</param>
internal readonly record struct PlaneScale(Box Plot, double Left, double Right, double Bottom, double Top)
{
    /// <summary>Whether there is a range to draw in.</summary>
    public bool IsValid => Right - Left > 0 && Top - Bottom > 0 && double.IsFinite(Right - Left) && double.IsFinite(Top - Bottom)
        && Plot is { Width: > 0, Height: > 0 };

    /// <summary>The place of two numbers; what lies far outside is put a little outside.</summary>
    public Point Of(double x, double y) => PixelsOf(Math.Clamp(U(x), -1, 2), Math.Clamp(V(y), -1, 2));

    /// <summary>Whether two numbers lie in the plot.</summary>
    public bool Contains(double x, double y) => U(x) is >= 0 and <= 1 && V(y) is >= 0 and <= 1;

    /// <summary>The two numbers of a place.</summary>
    public (double X, double Y) At(Point point) => (
        Left + (point.X - Plot.X) / Plot.Width * (Right - Left), Bottom + (Plot.Bottom - point.Y) / Plot.Height * (Top - Bottom));

    /// <summary>How far apart two places are, in widths and heights of the plot.</summary>
    public double Widths((double X, double Y) from, (double X, double Y) to)
    {
        double u = Math.Abs(U(to.X) - U(from.X)), v = Math.Abs(V(to.Y) - V(from.Y)), most = Math.Max(u, v);
        return most > 0 && double.IsFinite(most) ? most * Math.Sqrt(u / most * (u / most) + v / most * (v / most)) : most;
    }

    /// <summary>The part of a stroke that lies in the plot (Liang and Barsky 1984).</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryClip((double X, double Y) start, (double X, double Y) end, out Point from, out Point to)
    {
        (double u, double v) = (U(start.X), V(start.Y));
        (double du, double dv) = (U(end.X) - u, V(end.Y) - v);
        (from, to) = (default, default);
        if (!double.IsFinite(u) || !double.IsFinite(v) || !double.IsFinite(du) || !double.IsFinite(dv))
        {
            return false;
        }

        double first = 0, last = 1;
        if (!Cut(-du, u, ref first, ref last) || !Cut(du, 1 - u, ref first, ref last)
            || !Cut(-dv, v, ref first, ref last) || !Cut(dv, 1 - v, ref first, ref last))
        {
            return false;
        }

        from = PixelsOf(Math.Clamp(u + first * du, 0, 1), Math.Clamp(v + first * dv, 0, 1));
        to = PixelsOf(Math.Clamp(u + last * du, 0, 1), Math.Clamp(v + last * dv, 0, 1));
        return true;
    }

    private static bool Cut(double direction, double room, ref double first, ref double last)
    {
        if (direction == 0)
        {
            return room >= 0;
        }

        double at = room / direction;
        if (direction < 0)
        {
            first = Math.Max(first, at);
        }
        else
        {
            last = Math.Min(last, at);
        }

        return first <= last;
    }

    private double U(double x) => (x - Left) / (Right - Left);

    private double V(double y) => (y - Bottom) / (Top - Bottom);

    private Point PixelsOf(double u, double v) => new((float)(Plot.X + u * Plot.Width), (float)(Plot.Bottom - v * Plot.Height));
}
