namespace RnnViz.Painting;

/// <summary>A heatmap as a picture asked for it.</summary>
internal readonly record struct HeatmapCall(Heatmap Heatmap, Box Cells, PixelBox Box, ColorMap Map, HeatmapMarks Marks);
