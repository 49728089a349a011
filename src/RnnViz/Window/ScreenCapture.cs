using RnnViz.Engine.Scene;
using RnnViz.Output;
using RnnViz.Rendering;
using RnnViz.Views.Scenes;

namespace RnnViz.Window;

/// <summary>What the scene asks of the window: screenshots, films and figures of what it shows, and the full screen.</summary>
internal sealed class ScreenCapture(IRenderer renderer) : IWindow, IDisposable
{
    private Film? film;
    private (Func<string> Name, Action<string> Report)? picture;
    private (Func<string> Name, string Title, Action<string> Report)? figure;

    /// <summary>Whether the frame that is drawn now must be shown, even if it is the one before: it goes into a file.</summary>
    public bool WantsFrame => picture is not null || film is not null;

    /// <inheritdoc/>
    public void RequestScreenshot(Func<string> nameHint, Action<string> report) => picture = (nameHint, report);

    /// <inheritdoc/>
    public void SaveFigure(Func<string> nameHint, string title, Action<string> report) => figure = (nameHint, title, report);

    /// <inheritdoc/>
    public void ToggleFullScreen() => RaylibWindow.ToggleFullScreen();

    /// <inheritdoc/>
    public void ToggleRecording(string nameHint, Action<string> report)
    {
        if (film is not null)
        {
            EndFilm();
            return;
        }

        try
        {
            film = Film.Start(RaylibWindow.CanvasSize, PathOf(nameHint, ".mp4"), report);
        }
        catch (IOException e)
        {
            report(e.Message);
        }
    }

    /// <summary>Writes the figure asked for of what this frame shows: between frames the session may have gone on.</summary>
    public void WriteFigure(SceneTree tree)
    {
        if (figure is not var (name, title, report))
        {
            return;
        }

        figure = null;
        string path = PathOf(name(), ".svg");
        try
        {
            SvgFile.Save(tree, RaylibWindow.CanvasSize, renderer.Canvas.Fonts, title, path);
            report($"Saved {path}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report(e.Message);
        }
    }

    /// <summary>Takes the frame that stands in the back buffer; call before the buffers are swapped.</summary>
    public void TakeFrame()
    {
        if (picture is not null)
        {
            SavePicture();
        }

        RecordFrame();
    }

    /// <summary>Ends a film that is being recorded.</summary>
    public void Dispose() => film?.Dispose();

    private static string PathOf(string name, string extension) => FreshPath.In(Environment.CurrentDirectory, "rnnviz-" + name, extension);

    private void SavePicture()
    {
        (Func<string> name, Action<string> report) = picture!.Value;
        picture = null;
        string path = PathOf(name(), ".png");
        try
        {
            renderer.SaveShown(path);
            report($"Saved {path}");
        }
        catch (IOException e)
        {
            report(e.Message);
        }
    }

    /// <summary>The picture on the screen goes into the film; another size of the window ends it.</summary>
    private void RecordFrame()
    {
        if (film is null)
        {
            return;
        }

        try
        {
            if (RaylibWindow.CanvasSize == film.Size)
            {
                renderer.Record(film);
                return;
            }
        }
        catch (IOException)
        {
            // the encoder has ended: so does the film
        }

        EndFilm();
    }

    private void EndFilm()
    {
        film!.Dispose();
        film = null;
    }
}
