namespace RnnViz.Engine.Drawing;

/// <summary>Which marks a heatmap puts on its cells, and whether its columns are set apart.</summary>
/// <param name="Saturation">Cells whose |position| is at least this get the mark of a saturated unit; 0 means none do.</param>
/// <param name="HasGaps">Whether a hairline is left free between columns that are wide enough.</param>
public readonly record struct HeatmapMarks(float Saturation = 0, bool HasGaps = false);
