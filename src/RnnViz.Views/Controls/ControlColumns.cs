namespace RnnViz.Views.Controls;

/// <summary>Widths of the columns that all rows share, in pixels.</summary>
internal readonly record struct ControlColumns(float Label, float Track, float Number);
