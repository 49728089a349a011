using RnnViz.Engine.Geometry;

namespace RnnViz.Rendering.Processor;

/// <summary>A triangle by its corners, in any winding; in pixels.</summary>
internal readonly record struct TriangleShape(Point A, Point B, Point C);
