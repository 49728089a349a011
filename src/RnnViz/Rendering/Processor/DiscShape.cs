using RnnViz.Engine.Geometry;

namespace RnnViz.Rendering.Processor;

/// <summary>A disc; in pixels.</summary>
internal readonly record struct DiscShape(Point Center, float Radius);
