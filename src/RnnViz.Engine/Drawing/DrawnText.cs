using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Drawing;

/// <summary>A line of text as it was drawn, with the box that it takes and the y of its baseline.</summary>
public sealed record DrawnText(string Text, Box Bounds, float Baseline, TextStyle Style, Rgba Color)
{
    /// <summary>Its place in the order in which everything was drawn.</summary>
    public int Order { get; init; }
}
