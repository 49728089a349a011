using RnnViz.Engine.Geometry;

namespace RnnViz.Engine.Drawing;

/// <summary>Anything but text, with the box that it takes.</summary>
/// <param name="Kind">box, rounded box, outline, circle, line, polyline, triangle, gradient or heatmap.</param>
/// <param name="Bounds">In pixels of the canvas.</param>
/// <param name="Color">What it was drawn in.</param>
public sealed record DrawnShape(string Kind, Box Bounds, Rgba Color)
{
    /// <summary>Its place in the order in which everything was drawn.</summary>
    public int Order { get; init; }

    /// <summary>Whether it covers its box, or nearly all of it.</summary>
    public bool IsFill => Kind is "box" or "gradient" or "rounded box" or "circle" or "heatmap";

    /// <summary>The colour at a point inside.</summary>
    public Func<Point, Rgba> ColorAt { get; init; } = _ => default;
}
