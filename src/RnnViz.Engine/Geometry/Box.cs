namespace RnnViz.Engine.Geometry;

/// <summary>An axis-parallel rectangle in pixels.</summary>
public readonly record struct Box(float X, float Y, float Width, float Height)
{
    /// <summary>The x of the right edge.</summary>
    public float Right => X + Width;

    /// <summary>The y of the lower edge.</summary>
    public float Bottom => Y + Height;

    /// <summary>The middle.</summary>
    public Point Center => new(X + Width / 2, Y + Height / 2);

    /// <summary>Whether a point lies inside (upper and left edge included).</summary>
    public bool Contains(Point p) => p.X >= X && p.X < Right && p.Y >= Y && p.Y < Bottom;

    /// <summary>Whether two rectangles share an area.</summary>
    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>Whether <paramref name="inner"/> lies within, allowing <paramref name="slack"/> pixels.</summary>
    public bool Encloses(Box inner, float slack = 0) =>
        inner.X >= X - slack && inner.Y >= Y - slack && inner.Right <= Right + slack && inner.Bottom <= Bottom + slack;

    /// <summary>The rectangle with every edge moved inwards.</summary>
    public Box Inset(float by) => Inset(by, by, by, by);

    /// <summary>The rectangle with each edge moved inwards; never of negative extent.</summary>
    public Box Inset(float left, float top, float right, float bottom) =>
        new(X + left, Y + top, MathF.Max(0, Width - left - right), MathF.Max(0, Height - top - bottom));

    /// <summary>The same rectangle moved.</summary>
    public Box Offset(float dx, float dy) => new(X + dx, Y + dy, Width, Height);

    /// <summary>Edges moved to whole pixels, so that fills are crisp.</summary>
    public Box Snapped()
    {
        float left = MathF.Round(X), top = MathF.Round(Y);
        return new Box(left, top, MathF.Round(Right) - left, MathF.Round(Bottom) - top);
    }

    /// <summary>A strip of the given height at the top, and what remains below a gap.</summary>
    public (Box Strip, Box Remainder) CutTop(float height, float gap = 0) =>
        (this with { Height = height }, Inset(0, height + gap, 0, 0));

    /// <summary>A strip of the given height at the bottom, and what remains above a gap.</summary>
    public (Box Strip, Box Remainder) CutBottom(float height, float gap = 0) =>
        (new Box(X, Bottom - height, Width, height), Inset(0, 0, 0, height + gap));

    /// <summary>A strip of the given width at the left, and what remains right of a gap.</summary>
    public (Box Strip, Box Remainder) CutLeft(float width, float gap = 0) =>
        (this with { Width = width }, Inset(width + gap, 0, 0, 0));

    /// <summary>A strip of the given width at the right, and what remains left of a gap.</summary>
    public (Box Strip, Box Remainder) CutRight(float width, float gap = 0) =>
        (new Box(Right - width, Y, width, Height), Inset(0, 0, width + gap, 0));
}
