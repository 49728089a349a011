namespace RnnViz.Output.Pages;

/// <summary>The signs on the buttons of pages, as markup; the buttons themselves say what they do.</summary>
internal static class PageIcons
{
    /// <summary>Each sign by the place in a template where it stands.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["iconFirst"] = Icon("M4 4h3v16H4zM20 4v16L8 12z"),
        ["iconPrevious"] = Icon("M17 4v16L6 12z"),
        ["iconNext"] = Icon("M7 4v16l11-8z"),
        ["iconLast"] = Icon("M17 4h3v16h-3zM4 4v16l12-8z"),
    };

    private static string Icon(string path) =>
        $"<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"{path}\"/></svg>";
}
