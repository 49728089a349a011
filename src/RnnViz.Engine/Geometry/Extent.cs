namespace RnnViz.Engine.Geometry;

/// <summary>An extent in pixels.</summary>
public readonly record struct Extent(float Width, float Height)
{
    /// <summary>As it is typed on the command line: 1280x720.</summary>
    public override string ToString() => $"{Width}x{Height}";
}
