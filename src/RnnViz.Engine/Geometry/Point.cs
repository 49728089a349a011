namespace RnnViz.Engine.Geometry;

/// <summary>A place on the canvas in pixels, origin top left, y downwards.</summary>
public readonly record struct Point(float X, float Y)
{
    /// <summary>The vector sum.</summary>
    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);

    /// <summary>The vector difference.</summary>
    public static Point operator -(Point a, Point b) => new(a.X - b.X, a.Y - b.Y);

    /// <summary>The vector scaled.</summary>
    public static Point operator *(Point a, float factor) => new(a.X * factor, a.Y * factor);

    /// <summary>Euclidean length in pixels.</summary>
    public float Length => MathF.Sqrt(X * X + Y * Y);
}
