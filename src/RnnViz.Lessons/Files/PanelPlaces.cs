using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Files;

/// <summary>Where a lesson names panels.</summary>
internal static class PanelPlaces
{
    /// <summary>Every place with the panel that is named there.</summary>
    public static IEnumerable<(string Path, PanelName Panel)> Of(Lesson lesson) =>
    [
        .. lesson.Stops.SelectMany((stop, i) => stop.Show.Select((panel, j) => ($"stops[{i}].show[{j}]", panel))),
        .. lesson.Stops.SelectMany((stop, i) => Named($"stops[{i}].target.panel", stop.Target?.Panel)),
        .. lesson.View.Panels.Select((panel, i) => ($"view.panels[{i}]", panel)),
        .. Named("view.focus", Enum.TryParse(lesson.View.Focus, ignoreCase: true, out PanelName focus) ? focus : null),
    ];

    private static IEnumerable<(string Path, PanelName Panel)> Named(string path, PanelName? panel) =>
        panel is { } named ? [(path, named)] : [];
}
