using System.Globalization;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Output;
using RnnViz.Rendering;
using RnnViz.Views.Panels;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;

namespace RnnViz.Window;

/// <summary>What the scene asks of the window: pictures, films and figures of what it shows, and the full screen.</summary>
internal sealed class ScreenCapture(IRenderer renderer) : IWindow, IDisposable
{
    private LiveFilm? film;
    private Action<string> filmReport = _ => { };
    private (Func<string> Name, Action<string> Report)? picture, figure;

    /// <summary>Whether the frame that is drawn now must be shown, even if it is the one before: it goes into a film.</summary>
    public bool WantsFrame => film is { IsFilming: true };

    /// <summary>Whether the window fills the screen.</summary>
    public bool IsFullScreen { get; private set; }

    /// <inheritdoc/>
    public void RequestScreenshot(Func<string> nameHint, Action<string> report) => picture = (nameHint, report);

    /// <inheritdoc/>
    public void SaveFigure(Func<string> nameHint, Action<string> report) => figure = (nameHint, report);

    /// <inheritdoc/>
    public void ToggleFullScreen()
    {
        RaylibWindow.ToggleFullScreen();
        IsFullScreen = !IsFullScreen;
    }

    /// <inheritdoc/>
    public void ToggleRecording(string nameHint, Action<string> report)
    {
        if (film is not null)
        {
            if (film.IsFilming)
            {
                EndFilm(null);
            }

            report("The film is being completed");
            return;
        }

        try
        {
            filmReport = report;
            film = LiveFilm.Start(RaylibWindow.CanvasSize, PathOf(nameHint, ".mp4"));
            // a message in the window would be in the film
            RaylibWindow.SayInTitle(renderer.Canvas.Fonts.Reworded("● Recording; R ends the film"));
        }
        catch (OutputException e)
        {
            report(e.Message);
        }
    }

    /// <summary>
    /// Writes the picture and the figure asked for of what this frame shows: between frames the session may have gone on. Both are drawn
    /// once more, as they have not all that is in the window.
    /// </summary>
    public void WriteFiles(ProgramScene root, SceneTree tree)
    {
        LookAtFilm();
        if (picture is var (name, report))
        {
            picture = null;
            root.HidesPassing = true;
            Save(root, tree, isWindow: true, PathOf(name(), ".png"), report);
            root.HidesPassing = false;
            // what was painted for the file is not what the window shows
            renderer.Canvas.Forget();
        }

        if (figure is var (figureName, figureReport))
        {
            figure = null;
            root.Figure = FormOf(isWindow: false, root).Request;
            Save(root, tree, isWindow: false, PathOf(figureName(), ".svg"), figureReport);
            root.Figure = null;
        }
    }

    /// <summary>
    /// Takes the frame that stands in the back buffer; call before the buffers are swapped. Another size of the window ends the film.
    /// </summary>
    public void TakeFrame()
    {
        if (film is not { IsFilming: true })
        {
            return;
        }

        if (RaylibWindow.CanvasSize == film.Size)
        {
            renderer.ReadShown(takePixels ??= (pixels, _, _) => film!.Add(pixels));
        }
        else
        {
            EndFilm("the window has another size");
        }
    }

    /// <summary>Ends a film that is being recorded: it is completed within some seconds, or not there.</summary>
    public void Dispose()
    {
        if (film is not null)
        {
            string outcome = film.Finish(LongestEnd);
            film = null;
            Console.Error.WriteLine(outcome);
        }
    }

    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);

    private PixelReader? takePixels;

    private static string PathOf(string name, string extension) => FreshPath.In(FreshPath.Folder, "rnnviz-" + name, extension);

    private static PictureForm FormOf(bool isWindow, ProgramScene root)
    {
        Extent size = RaylibWindow.CanvasSize;
        var asked = new PictureRecord
        {
            IsWindow = isWindow,
            Width = string.Create(CultureInfo.InvariantCulture, $"{size.Width}px"),
            Height = string.Create(CultureInfo.InvariantCulture, $"{size.Height}px"),
        };
        return new PictureForm(root.Theme.Name, root.Scale, asked, "");
    }

    private void Save(ProgramScene root, SceneTree tree, bool isWindow, string path, Action<string> report)
    {
        var writer = new PictureWriter(root, tree, renderer);
        PictureForm form = FormOf(isWindow, root);
        Extent size = RaylibWindow.CanvasSize;
        try
        {
            FigureInfo info = writer.InfoOf(form);
            if (isWindow)
            {
                writer.Paint(form, size, (pixels, width, height) =>
                    OutputFile.Write(path, force: false, Png.Encode(pixels, width, height, isOpaque: true, info)));
            }
            else
            {
                OutputFile.Write(path, force: false, writer.Svg(form, size, info));
            }

            report($"Saved {path}");
        }
        catch (OutputException e)
        {
            report(e.Message);
        }
        catch (PanelStoppedException e)
        {
            report(e.Message);
        }
    }

    private void EndFilm(string? why)
    {
        film!.End(why);
        takePixels = null;
        RaylibWindow.SayInTitle(null);
    }

    // what became of a film is said when its file is complete or given up
    private void LookAtFilm()
    {
        if (film?.Outcome is not { } outcome)
        {
            return;
        }

        film.Dispose();
        (film, takePixels) = (null, null);
        RaylibWindow.SayInTitle(null);
        filmReport(outcome);
    }
}
