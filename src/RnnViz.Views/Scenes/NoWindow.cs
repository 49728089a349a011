namespace RnnViz.Views.Scenes;

/// <summary>A window that shows nothing: for tests and for pictures written to files.</summary>
public sealed class NoWindow : IWindow
{
    /// <inheritdoc/>
    public void RequestScreenshot(Func<string> nameHint, Action<string> report) => report("There is no window to take a picture of.");

    /// <inheritdoc/>
    public void SaveFigure(Func<string> nameHint, Action<string> report) => report("There is no window to make a figure of.");

    /// <inheritdoc/>
    public void ToggleRecording(string nameHint, Action<string> report) => report("There is no window to make a film of.");

    /// <inheritdoc/>
    public void ToggleFullScreen() { }
}
