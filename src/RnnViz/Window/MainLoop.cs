using System.Diagnostics;
using Raylib_cs;
using RnnViz.Engine.Input;
using RnnViz.Engine.Loop;
using RnnViz.Engine.Scene;
using RnnViz.Rendering;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;

namespace RnnViz.Window;

/// <summary>The loop: events, Process, Draw, present, sixty times a second, until somebody quits.</summary>
internal sealed class MainLoop
{
    private const int FrameRate = 60;

    private static readonly TimeSpan FrameTime = TimeSpan.FromSeconds(1.0 / FrameRate);

    /// <summary>Of the 16.7 ms of a frame; the rest is for input and drawing.</summary>
    private static readonly TimeSpan TrainingBudget = TimeSpan.FromMilliseconds(10);

    /// <summary>Frames after which even the same picture is shown again: another window may have covered it.</summary>
    private const int MostUnchanged = 12;

    private readonly IRenderer renderer;
    private readonly InputReader input = new(Actions.CreateMap(), KeyboardLayout.InUse);
    private readonly InputQueue queue = new();
    private readonly WindowEvents events;
    private readonly ScreenCapture capture;
    private readonly FrameProfile? profile;
    private readonly MousePointer mousePointer = new();
    private readonly DroppedFiles dropped = new();
    private ProgramScene? scene;
    private LessonScene? lessonDrawn;
    private int framesUnchanged;
    private bool? keepsRate;

    /// <summary>A loop over a renderer; with a profile it runs as fast as it can and ends when the profile is complete.</summary>
    public MainLoop(IRenderer renderer, ScreenCapture capture, FrameProfile? profile)
    {
        this.renderer = renderer;
        this.capture = capture;
        this.profile = profile;
        events = WindowEvents.Of(queue);
    }

    /// <summary>When the first frame was presented, since the process started; null before.</summary>
    public TimeSpan? FirstFrame { get; private set; }

    /// <summary>Where the state of each frame is written that differs from the one before, or null.</summary>
    public StateLog? Log { get; init; }

    /// <summary>Done after each frame, but not in a profile; null for nothing.</summary>
    public Action? BetweenFrames { get; set; }

    /// <summary>Whether the loop shall end, asked before each frame; null for never.</summary>
    public Func<bool>? ShallEnd { get; init; }

    /// <summary>Where it is written what the process holds, or null.</summary>
    public ResourceLog? Resources { get; init; }

    /// <summary>Runs the tree whose root is <paramref name="root"/>.</summary>
    public void Run(ProgramScene root)
    {
        scene = root;
        root.TrainingBudget = TrainingBudget;
        root.Density = Monitor.Density;
        root.Resize(RaylibWindow.CanvasSize);
        var tree = new SceneTree(root);
        Func<InputEvent, bool> send = happened => tree.Input(happened);
        var clock = new FrameClock(profile);
        double smoothed = 1.0 / FrameRate;
        while (!tree.QuitRequested && !events.IsCloseRequested && ShallEnd?.Invoke() != true && profile is not { IsComplete: true })
        {
            double delta = clock.BeginFrame();
            smoothed += (delta - smoothed) * 0.05;
            root.FramesPerSecond = 1 / smoothed;
            input.Read(queue, send);
            mousePointer.Update(tree, input.Pointer);
            dropped.Read(root);
            root.Resize(RaylibWindow.CanvasSize);
            clock.Finished(FramePart.Input);
            tree.Process(Math.Min(delta, 0.1));
            clock.Finished(FramePart.Process, root.Lesson.Driver.LastMilliseconds, FramePart.Training);
            bool isPrefetching = root.Lesson.Driver.IsPrefetching;
            KeepRate(profile is null && !isPrefetching && !events.NeedsAsking);
            capture.WriteFiles(root, tree);
            Raylib.BeginDrawing();
            DrawTree(tree);
            clock.Finished(FramePart.Draw);
            renderer.Canvas.End();
            clock.Finished(FramePart.Paint);
            if (renderer.HasChanged || capture.WantsFrame || profile is not null || ++framesUnchanged >= MostUnchanged)
            {
                Present();
            }
            else
            {
                Rest(isPrefetching ? TimeSpan.Zero : FrameTime - clock.Elapsed);
            }

            FirstFrame ??= DateTime.Now - Process.GetCurrentProcess().StartTime;
            tree.EndFrame();
            if (profile is null)
            {
                BetweenFrames?.Invoke(); // what is kept meanwhile is no part of a frame
            }

            Log?.Write(root, input.LastKey);
            Resources?.Write(root.Lesson.Training.Step.Iteration);
            clock.Finished(FramePart.Present, renderer.UploadMilliseconds, FramePart.Upload);
            double trained = isPrefetching ? root.Lesson.Driver.TrainFor(FrameTime - clock.Elapsed, untilOne: profile is not null) : 0;
            if (profile is null)
            {
                events.Wait(FrameTime - clock.Elapsed); // what is left where the graphics library has not kept the rate
            }

            clock.Finished(FramePart.Wait, trained, FramePart.Training);
            clock.EndFrame(root.Lesson.Driver.LastBatches, renderer.Counts);
        }
    }

    private void Present()
    {
        framesUnchanged = 0;
        renderer.Show();
        capture.TakeFrame();
        events.BeforePoll();
        Raylib.EndDrawing();
        events.AfterPoll();
    }

    /// <summary>Waits for the next frame without showing the same picture again.</summary>
    private void Rest(TimeSpan rest)
    {
        events.Wait(rest);
        events.Poll();
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

        renderer.Canvas.Begin(RaylibWindow.CanvasSize);
        tree.Draw(renderer.Canvas);
    }
}
