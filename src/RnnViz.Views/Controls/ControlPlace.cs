using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Controls;

/// <summary>Where a control is, for whoever follows the program from outside.</summary>
/// <param name="Name">Such as "clip", "clip number", "clip choice none".</param>
/// <param name="Box">In pixels of the canvas; a slider's is its track.</param>
/// <param name="IsFocused">Whether keys go to it.</param>
/// <param name="IsEnabled">Whether it can be changed.</param>
public readonly record struct ControlPlace(string Name, Box Box, bool IsFocused, bool IsEnabled);
