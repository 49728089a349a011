using RnnViz.Engine.Drawing;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Curves;

/// <summary>A run in the table that compares two.</summary>
/// <param name="Name">By what it differs from the other.</param>
/// <param name="Color">Of its curve.</param>
/// <param name="Iteration">Where it stands, or its last iteration.</param>
/// <param name="Loss">There; null of a run that was kept before its first update.</param>
/// <param name="Summary">How it has done.</param>
internal readonly record struct ComparedRow(string Name, Rgba Color, int Iteration, double? Loss, RunSummary Summary);
