using System.Diagnostics;
using RnnViz.Engine.Scene;

namespace RnnViz.Views.Scenes;

/// <summary>
/// Trains: each frame applies the step that was drawn and prepares the next one, so that what is on the screen always
/// belongs together. Stands before the panels, which read what it prepared.
/// </summary>
public sealed class TrainingDriver(LessonScreen screen, Stepper stepper) : Node
{
    /// <summary>How long the training of the last frame took, in milliseconds.</summary>
    public double LastMilliseconds { get; private set; }

    /// <summary>Trains one batch now, or goes on to the lesson's next stop where that comes first.</summary>
    public void TrainOneBatch() => stepper.RunOn();

    /// <summary>Batches trained in the last frame.</summary>
    public int LastBatches { get; private set; }

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        long start = Stopwatch.GetTimestamp();
        LastBatches = 0;
        while (screen.IsRunning && LastBatches < screen.BatchesPerFrame && FitsAnother(start))
        {
            TrainOneBatch();
            LastBatches++;
        }
        LastMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (screen.IsRunning) screen.BatchesTrained(LastBatches);
    }

    /// <summary>Whether one more batch, as long as those before it, stays within the frame's time for training. The first always does.</summary>
    private bool FitsAnother(long start) =>
        LastBatches == 0 || screen.TrainingBudget is not { } budget || Stopwatch.GetElapsedTime(start) * (LastBatches + 1.0) / LastBatches <= budget;
}
