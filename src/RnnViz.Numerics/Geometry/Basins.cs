namespace RnnViz.Numerics.Geometry;

/// <summary>To which attracting fixed point a state comes when the map is applied again and again.</summary>
public static class Basins
{
    /// <summary>Applications of the map after which a state counts as coming to none.</summary>
    public const int MostSteps = 2000;

    private const double Near = 1e-3;

    /// <summary>The place of the fixed point among those given; −1 where the state comes to none of them in time, as in a cycle.</summary>
    /// <param name="map">The map.</param>
    /// <param name="points">Fixed points; only attracting ones are come to.</param>
    /// <param name="s">The state.</param>
    public static int Of(StateMap map, ReadOnlySpan<FixedPoint> points, (double X, double Y) s)
    {
        for (int step = 0; step <= MostSteps; step++)
        {
            for (int i = 0; i < points.Length; i++)
            {
                if (points[i].Stability == Stability.Attracting
                    && Math.Abs(s.X - points[i].X) < Near && Math.Abs(s.Y - points[i].Y) < Near)
                {
                    return i;
                }
            }

            s = map.Of(s);
            if (!double.IsFinite(s.X + s.Y))
            {
                return -1;
            }
        }

        return -1;
    }
}
