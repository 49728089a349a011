using System.Diagnostics;
using Raylib_cs;

namespace RnnViz.Window;

/// <summary>The loop: events, Process, Draw, present, sixty times a second, until somebody quits.</summary>
internal sealed class MainLoop : IWindow
{
    private const int FrameRate = 60;

    private static readonly TimeSpan FrameTime = TimeSpan.FromSeconds(1.0 / FrameRate);

    /// <summary>Of the 16.7 ms of a frame; the rest is for input and drawing.</summary>
    private static readonly TimeSpan TrainingBudget = TimeSpan.FromMilliseconds(10);

    /// <summary>Frames after which even the same picture is shown again: another window may have covered it.</summary>
    private const int MostUnchanged = 12;

    private readonly IRenderer renderer;
    private readonly KeyReader keys;
    private readonly FrameProfile? profile;
    private readonly PointerLook pointerLook = new();
    private readonly DroppedFiles dropped = new();
    private Film? film;
    private (Func<string> Name, Action<string> Report)? picture;
    private (Func<string> Name, string Title, Action<string> Report)? figure;
    private ProgramScene? scene;
    private LessonScene? lessonDrawn;
    private int framesUnchanged;
    private bool? keepsRate;

    /// <summary>A loop over a renderer; with a profile it runs as fast as it can and ends when the profile is complete.</summary>
    public MainLoop(IRenderer renderer, FrameProfile? profile)
    {
        this.renderer = renderer;
        this.profile = profile;
        keys = new KeyReader(Actions.CreateMap());
    }

    /// <summary>When the first frame was presented, since the process started; null before.</summary>
    public TimeSpan? FirstFrame { get; private set; }

    /// <summary>Where the state of each frame is written that differs from the one before, or null.</summary>
    public StateReport? Report { get; init; }

    /// <summary>Runs the tree whose root is <paramref name="root"/>.</summary>
    public void Run(ProgramScene root)
    {
        scene = root;
        root.TrainingBudget = TrainingBudget;
        root.Resize(CanvasSize);
        var tree = new SceneTree(root);
        Func<InputEvent, bool> send = input => tree.Input(input);
        var clock = new FrameClock(profile);
        double smoothed = 1.0 / FrameRate;
        while (!tree.QuitRequested && !Raylib.WindowShouldClose() && profile is not { IsComplete: true })
        {
            double delta = clock.BeginFrame();
            smoothed += (delta - smoothed) * 0.05;
            root.FramesPerSecond = 1 / smoothed;
            keys.Read(send);
            pointerLook.Follow(tree, keys.Pointer);
            dropped.Read(root);
            root.Resize(CanvasSize);
            clock.Finished(FramePart.Input);
            tree.Process(Math.Min(delta, 0.1));
            clock.Finished(FramePart.Process, root.Lesson.Driver.LastMilliseconds, FramePart.Training);
            bool isAhead = root.Lesson.Driver.IsAhead;
            KeepRate(profile is null && !isAhead);
            WriteFigure(tree);
            Raylib.BeginDrawing();
            DrawTree(tree);
            clock.Finished(FramePart.Draw);
            renderer.Canvas.End();
            clock.Finished(FramePart.Paint);
            if (renderer.HasChanged || picture is not null || film is not null || profile is not null || ++framesUnchanged >= MostUnchanged)
            {
                Present();
            }
            else
            {
                Rest(isAhead ? TimeSpan.Zero : FrameTime - clock.Elapsed);
            }

            FirstFrame ??= DateTime.Now - Process.GetCurrentProcess().StartTime;
            tree.EndFrame();
            Report?.Write(root);
            clock.Finished(FramePart.Present, renderer.UploadMilliseconds, FramePart.Upload);
            double trained = isAhead ? root.Lesson.Driver.TrainFor(FrameTime - clock.Elapsed, untilOne: profile is not null) : 0;
            if (profile is null)
            {
                Wait(FrameTime - clock.Elapsed); // what is left where the graphics library has not kept the rate
            }

            clock.Finished(FramePart.Wait, trained, FramePart.Training);
            clock.EndFrame(root.Lesson.Driver.LastBatches, renderer.Counts);
        }

        film?.Dispose();
    }

    /// <inheritdoc/>
    public void RequestScreenshot(Func<string> nameHint, Action<string> report) => picture = (nameHint, report);

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
            film = Film.Start(CanvasSize, PictureFile.Unused(Environment.CurrentDirectory, "rnnviz-" + nameHint, ".mp4"), report);
        }
        catch (IOException e)
        {
            report(e.Message);
        }
    }

    private void EndFilm()
    {
        film!.Dispose();
        film = null;
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
            if (CanvasSize == film.Size)
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

    /// <inheritdoc/>
    public void SaveFigure(Func<string> nameHint, string title, Action<string> report) => figure = (nameHint, title, report);

    /// <summary>Writes the figure asked for of what this frame shows: between frames the session may have gone on.</summary>
    private void WriteFigure(SceneTree tree)
    {
        if (figure is not var (name, title, report))
        {
            return;
        }

        figure = null;
        string path = PictureFile.Unused(Environment.CurrentDirectory, "rnnviz-" + name(), ".svg");
        try
        {
            FigureFile.Save(tree, CanvasSize, renderer.Canvas.Fonts, title, path);
            report($"Saved {path}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report(e.Message);
        }
    }

    /// <inheritdoc/>
    public void ToggleFullScreen() => Raylib.ToggleBorderlessWindowed();

    private static Extent CanvasSize => new(Raylib.GetRenderWidth(), Raylib.GetRenderHeight());

    private void Present()
    {
        framesUnchanged = 0;
        renderer.Show();
        if (picture is not null)
        {
            TakePicture();
        }

        RecordFrame();
        Raylib.EndDrawing();
    }

    /// <summary>Waits for the next frame without showing the same picture again.</summary>
    private static void Rest(TimeSpan rest)
    {
        Wait(rest);
        Raylib.PollInputEvents();
    }

    private static void Wait(TimeSpan rest)
    {
        if (rest > TimeSpan.Zero)
        {
            Raylib.WaitTime(rest.TotalSeconds);
        }
    }

    /// <summary>Whether the graphics library shall wait for the end of a frame's time.</summary>
    private void KeepRate(bool keep)
    {
        if (keep == keepsRate)
        {
            return;
        }

        keepsRate = keep;
        Raylib.SetTargetFPS(keep ? FrameRate : 0);
    }

    private void DrawTree(SceneTree tree)
    {
        if (!ReferenceEquals(lessonDrawn, scene!.Lesson))
        {
            renderer.Canvas.Forget();
            lessonDrawn = scene.Lesson;
        }

        renderer.Canvas.Begin(CanvasSize);
        tree.Draw(renderer.Canvas);
    }

    private void TakePicture()
    {
        (Func<string> name, Action<string> report) = picture!.Value;
        picture = null;
        string path = PictureFile.Unused(Environment.CurrentDirectory, "rnnviz-" + name());
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
}
