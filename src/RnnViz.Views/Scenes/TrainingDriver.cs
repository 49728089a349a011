using System.Diagnostics;
using RnnViz.Engine.Scene;

namespace RnnViz.Views.Scenes;

/// <summary>
/// Trains: each frame applies the step that was drawn and prepares the next one, so that what is on the screen always
/// belongs together. Stands before the panels, which read what it prepared.
/// </summary>
public sealed class TrainingDriver(LessonScreen screen, Stepper stepper) : Node
{
    private int asked;

    /// <summary>How long the training of the last frame took, in milliseconds.</summary>
    public double LastMilliseconds { get; private set; }

    /// <summary>Batches trained in a frame, a mean over the last frames.</summary>
    public double BatchesTrained { get; private set; } = screen.BatchesPerFrame;

    /// <summary>Trains one batch now, or goes on to the lesson's next stop where that comes first.</summary>
    public void TrainOneBatch() => stepper.RunOn();

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        long start = Stopwatch.GetTimestamp();
        int trained = 0;
        while (screen.IsRunning && trained < screen.BatchesPerFrame)
        {
            TrainOneBatch();
            trained++;
        }
        if (screen.IsRunning) BatchesTrained = screen.BatchesPerFrame == asked ? BatchesTrained + (trained - BatchesTrained) * 0.1 : trained;
        asked = screen.BatchesPerFrame;
        LastMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
