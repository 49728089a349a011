using RnnViz.Engine.Geometry;
using RnnViz.State;
using RnnViz.Views.Scenes;
using RnnViz.Views.Themes;

namespace RnnViz.CommandLine;

/// <summary>What was asked of the window, beside what is remembered of it, which it goes before.</summary>
/// <param name="Size">The size that was asked for; null for none.</param>
/// <param name="HasTheme">Whether a theme was asked for.</param>
/// <param name="Resumes">Whether to go on with the session before.</param>
internal sealed record WindowWishes(Extent? Size, bool HasTheme, bool Resumes)
{
    private static readonly Extent Usual = new(1280, 720);

    /// <summary>The size to open the window with.</summary>
    public Extent SizeWith(ProgramSettings settings) => Size ?? (settings is { Width: { } width, Height: { } height }
        ? new Extent(
            Math.Clamp(width, CommonOptions.LeastWindow.Width, CommonOptions.LargestWindow.Width),
            Math.Clamp(height, CommonOptions.LeastWindow.Height, CommonOptions.LargestWindow.Height))
        : Usual);

    /// <summary>Gives the scene what is remembered, where neither the command line, the lesson nor a figure says something else.</summary>
    public void Apply(ProgramSettings settings, ProgramScene root, bool isFigure)
    {
        if (isFigure)
        {
            return;
        }

        if (!HasTheme && root.Lesson.Training.Session.Lesson.Theme is null && ThemeCatalog.Find(settings.Theme ?? "") is { } theme)
        {
            root.Theme = root.ChosenTheme = theme;
        }

        root.Scale = settings.Scale ?? root.Scale;
    }

    /// <summary>Remembers how the window is, where that is not what is remembered already, or its file was deleted.</summary>
    /// <param name="settings">What is remembered.</param>
    /// <param name="root">The scene.</param>
    /// <param name="size">The size of the window; null where it fills the screen.</param>
    /// <returns>What is remembered now.</returns>
    public ProgramSettings Remember(ProgramSettings settings, ProgramScene root, Extent? size)
    {
        ProgramSettings now = settings with
        {
            Theme = root.ChosenTheme?.Name ?? settings.Theme,
            Scale = root.ChosenScale,
            Width = size is { } seen ? (int)seen.Width : settings.Width,
            Height = size is { } also ? (int)also.Height : settings.Height,
        };
        return now == settings && ProgramSettings.IsThere || now.TrySave() ? now : settings;
    }
}
