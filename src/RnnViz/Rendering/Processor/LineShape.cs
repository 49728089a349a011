using RnnViz.Engine.Geometry;

namespace RnnViz.Rendering.Processor;

/// <summary>A straight stroke with flat ends; in pixels.</summary>
internal readonly record struct LineShape(Point From, Point To, float Thickness);
