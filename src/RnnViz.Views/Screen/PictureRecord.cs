using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;

namespace RnnViz.Views.Screen;

/// <summary>What a picture was asked to be, in the words of the command line, so that it can be asked for again.</summary>
public sealed record PictureRecord
{
    /// <summary>Whether it is the window with its bars, rather than a figure.</summary>
    public bool IsWindow { get; init; }

    /// <summary>The panels of a figure; empty for all that the screen would show.</summary>
    public IReadOnlyList<PanelName> Panels { get; init; } = [];

    /// <summary>Whether the panels have neither titles nor cards.</summary>
    public bool IsBare { get; init; }

    /// <summary>What it stands on.</summary>
    public FigureBackground Background { get; init; }

    /// <summary>Whether the call-out of the stop is drawn.</summary>
    public bool HasCallout { get; init; }

    /// <summary>The width with its unit: 1280px, 84mm.</summary>
    public required string Width { get; init; }

    /// <summary>The height with its unit; null for the one that suits the width.</summary>
    public string? Height { get; init; }

    /// <summary>The size of labels with its unit: 8pt; null to have it follow the size of the picture.</summary>
    public string? FontSize { get; init; }

    /// <summary>Pixels per inch on paper; null for what suits the units.</summary>
    [Range(10.0, 10_000.0)]
    public double? Dpi { get; init; }

    /// <summary>Whether text is written as outlines of its letters, in SVG.</summary>
    public bool HasOutlines { get; init; }
}
