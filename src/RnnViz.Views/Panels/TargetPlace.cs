using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Panels;

/// <summary>Where on the screen that lies what a call-out speaks of.</summary>
/// <param name="Area">What is meant: a bar, a column, a cell, a point of a curve, an equation; in pixels.</param>
/// <param name="End">Where the line from the call-out ends: in the area or on its edge, where the line covers no number.</param>
/// <param name="Side">The edge of the panel over which the line comes in.</param>
public readonly record struct TargetPlace(Box Area, Point End, TargetSide Side = TargetSide.Above);
