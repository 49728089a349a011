using RnnViz.Engine.Geometry;

namespace RnnViz.Engine.Mathematics;

/// <summary>A straight stroke of a formula: norm bars, the line of a root, the sides of a hat.</summary>
/// <param name="From">One end, from where the formula's baseline begins.</param>
/// <param name="To">The other end.</param>
/// <param name="Thickness">In pixels.</param>
/// <param name="Part">The part that it belongs to; 0 for none.</param>
public readonly record struct FormulaRule(Point From, Point To, float Thickness, int Part);
