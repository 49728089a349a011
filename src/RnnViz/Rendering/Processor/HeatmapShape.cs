using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;

namespace RnnViz.Rendering.Processor;

/// <summary>Everything by which two drawings of heatmaps into the same pixels can differ.</summary>
/// <param name="Version">Stands for the contents, see <see cref="Heatmap.Version"/>.</param>
/// <param name="Cells">The cells shown.</param>
/// <param name="Saturation">|position| from which a unit is marked as saturated; 0: never.</param>
/// <param name="Gap">Pixels left free between wide columns: 0 or 1.</param>
/// <param name="Map">Stands for the colour map.</param>
/// <param name="Index">Which heatmap of the picture it is; the one number that may differ between equal drawings.</param>
internal readonly record struct HeatmapShape(ulong Version, Box Cells, float Saturation, int Gap, int Map, int Index);
