using System.Diagnostics;
using Raylib_cs;
using RnnViz.Drawing;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Input;
using RnnViz.Engine.Loop;
using RnnViz.Engine.Scene;
using RnnViz.Views.Scenes;

namespace RnnViz.Window;

/// <summary>The loop: events, Process, Draw, present, sixty times a second, until somebody quits.</summary>
internal sealed class MainLoop : IShell
{
    private const int FrameRate = 60;

    private readonly RaylibCanvas canvas;
    private readonly KeyReader keys;
    private readonly FrameProfile? profile;
    private readonly PointerLook pointerLook = new();
    private readonly DroppedFiles dropped = new();
    private string? pictureName;
    private Action<string>? pictureReport;
    private ProgramScene? scene;
    private LessonScene? lessonDrawn;

    /// <summary>A loop over a canvas; with a profile it runs as fast as it can and ends when the profile is complete.</summary>
    public MainLoop(RaylibCanvas canvas, FrameProfile? profile)
    {
        this.canvas = canvas;
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
        root.Resize(CanvasSize);
        var tree = new SceneTree(root);
        Func<InputEvent, bool> send = input => tree.Input(input);
        Raylib.SetTargetFPS(profile is null ? FrameRate : 0);
        long last = Stopwatch.GetTimestamp();
        double smoothed = 1.0 / FrameRate;
        while (!tree.QuitRequested && !Raylib.WindowShouldClose() && profile is not { IsComplete: true })
        {
            long start = Stopwatch.GetTimestamp(), bytes = GC.GetAllocatedBytesForCurrentThread(), allBytes = AllBytes;
            double delta = Stopwatch.GetElapsedTime(last, start).TotalSeconds;
            last = start;
            smoothed += (delta - smoothed) * 0.05;
            root.FramesPerSecond = 1 / smoothed;
            keys.Read(send);
            pointerLook.Follow(tree, keys.Pointer);
            dropped.Read(root);
            root.Resize(CanvasSize);
            tree.Process(Math.Min(delta, 0.1));
            long processed = Stopwatch.GetTimestamp();
            Raylib.BeginDrawing();
            DrawTree(tree);
            long drawn = Stopwatch.GetTimestamp();
            if (pictureName is not null) TakePicture();
            Raylib.EndDrawing();
            FirstFrame ??= DateTime.Now - Process.GetCurrentProcess().StartTime;
            tree.EndFrame();
            Report?.Write(root);
            long presented = Stopwatch.GetTimestamp();
            double training = root.Lesson.Driver.LastMilliseconds;
            profile?.Record(
                training,
                Stopwatch.GetElapsedTime(start, processed).TotalMilliseconds - training,
                Stopwatch.GetElapsedTime(processed, drawn).TotalMilliseconds,
                Stopwatch.GetElapsedTime(drawn, presented).TotalMilliseconds,
                GC.GetAllocatedBytesForCurrentThread() - bytes,
                AllBytes - allBytes);
        }
    }

    /// <inheritdoc/>
    public void RequestScreenshot(string nameHint, Action<string> report) => (pictureName, pictureReport) = ("rnnviz-" + nameHint, report);

    /// <inheritdoc/>
    public void ToggleFullScreen() => Raylib.ToggleBorderlessWindowed();

    /// <summary>Bytes allocated so far by all threads; only a profile pays for the exact count.</summary>
    private long AllBytes => profile is null ? 0 : GC.GetTotalAllocatedBytes(precise: true);

    private static Extent CanvasSize => new(Raylib.GetRenderWidth(), Raylib.GetRenderHeight());

    private void DrawTree(SceneTree tree)
    {
        if (!ReferenceEquals(lessonDrawn, scene!.Lesson))
        {
            canvas.Forget();
            lessonDrawn = scene.Lesson;
        }
        // the canvas counts pixels; on displays with a scale raylib would multiply them once more
        Rlgl.LoadIdentity();
        canvas.Begin(CanvasSize);
        tree.Draw(canvas);
        canvas.End();
    }

    private void TakePicture()
    {
        string path = PictureFile.Unused(Environment.CurrentDirectory, pictureName!);
        try
        {
            PictureFile.SaveScreen(path);
            pictureReport!($"Saved {path}");
        }
        catch (IOException e)
        {
            pictureReport!(e.Message);
        }
        (pictureName, pictureReport) = (null, null);
    }
}
