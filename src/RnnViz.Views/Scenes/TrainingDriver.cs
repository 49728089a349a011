using System.Diagnostics;
using RnnViz.Engine.Scene;
using RnnViz.Lessons;

namespace RnnViz.Views.Scenes;

/// <summary>
/// Trains: each frame applies the step that was drawn and prepares the next one, so that what is on the screen always
/// belongs together. Stands before the panels, which read what it prepared.
/// </summary>
public sealed class TrainingDriver(LessonScreen screen) : Node
{
    /// <summary>How long the training of the last frame took, in milliseconds.</summary>
    public double LastMilliseconds { get; private set; }

    /// <summary>Trains one batch now: the step on the screen is applied, the next one prepared.</summary>
    public void TrainOneBatch()
    {
        TrainingSession session = screen.Session;
        if (session.IsPrepared) session.Apply();
        session.Prepare();
        screen.StepChanged();
    }

    private bool IsStop(int iteration)
    {
        IReadOnlyList<StopSettings> stops = screen.Session.Lesson.Stops;
        for (int i = 0; i < stops.Count; i++)
            if (stops[i].Iteration == iteration) return true;
        return false;
    }

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        long start = Stopwatch.GetTimestamp();
        if (screen.IsRunning)
            for (int i = 0; i < screen.BatchesPerFrame; i++)
            {
                TrainOneBatch();
                if (screen.HonoursStops && IsStop(screen.Step.Iteration)) break;
            }
        LastMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
