namespace RnnViz.Views.Scenes;

/// <summary>What the scene asks of the window that shows it. Where pictures go to files there is none: <see cref="NoWindow"/>.</summary>
public interface IWindow
{
    /// <summary>Writes the picture of this frame to a file once it is drawn, and reports its path or why not.</summary>
    /// <param name="nameHint">Gives what the file's name begins with, once that is drawn which it names.</param>
    /// <param name="report">Told the outcome.</param>
    void RequestScreenshot(Func<string> nameHint, Action<string> report);

    /// <summary>Writes what this frame shows as a vector figure, and reports its path or why not.</summary>
    /// <param name="nameHint">As for a screenshot.</param>
    /// <param name="report">Told the outcome.</param>
    void SaveFigure(Func<string> nameHint, Action<string> report);

    /// <summary>Begins a film of the window, or ends the one that is running, and reports its path or why there is none.</summary>
    void ToggleRecording(string nameHint, Action<string> report);

    /// <summary>Switches between a window and the full screen.</summary>
    void ToggleFullScreen();
}
