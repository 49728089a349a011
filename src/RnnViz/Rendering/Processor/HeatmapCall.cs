using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;

namespace RnnViz.Rendering.Processor;

/// <summary>A heatmap as a picture asked for it.</summary>
internal readonly record struct HeatmapCall(Heatmap Heatmap, Box Cells, PixelRect Box, ColorMap Map, HeatmapMarks Marks);
