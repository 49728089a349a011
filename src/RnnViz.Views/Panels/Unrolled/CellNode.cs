using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>A node of a gated cell: a product, a sum, or a function.</summary>
/// <param name="Part">What it computes.</param>
/// <param name="At">Its middle; x from the middle of the column, in pixels.</param>
internal readonly record struct CellNode(CellPart Part, Point At)
{
    /// <summary>Whether it adds; else it multiplies, or is tanh.</summary>
    public bool IsSum => Part is CellPart.CellSum or CellPart.HiddenSum;
}
