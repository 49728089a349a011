using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Panels;

/// <summary>What a stop speaks of, as it lies on the screen.</summary>
/// <param name="Name">The panel.</param>
/// <param name="Panel">The panel's box, in pixels.</param>
/// <param name="Place">The place within it.</param>
public readonly record struct StopTarget(PanelName Name, Box Panel, TargetPlace Place)
{
    /// <summary>Where title and legend stand above the plot of a figure, which the line is not to hide; empty in the window.</summary>
    public Box Head { get; init; }
}
