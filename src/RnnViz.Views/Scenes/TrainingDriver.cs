using System.Diagnostics;
using RnnViz.Engine.Scene;

namespace RnnViz.Views.Scenes;

/// <summary>
/// Trains: each frame applies the step that was drawn and prepares the next one, so that what is on the screen always
/// belongs together. A step that takes longer than a few frames is prepared on another thread, while the one before is
/// still drawn: input and drawing always get their time. Stands before the panels, which read what it prepared.
/// </summary>
public sealed class TrainingDriver(LessonScreen screen, Stepper stepper) : Node
{
    private int trainedSince;

    /// <summary>
    /// From this on a step is prepared on another thread. Below, waiting for it costs less than drawing beside it: on two cores
    /// both would take longer, and fewer batches be seen.
    /// </summary>
    public TimeSpan LongStep { get; set; } = TimeSpan.FromMilliseconds(30);

    /// <summary>How long the training of the last frame took on the loop's thread, in milliseconds.</summary>
    public double LastMilliseconds { get; private set; }

    /// <summary>Batches trained in the last frame.</summary>
    public int LastBatches { get; private set; }

    /// <summary>Whether the next step is prepared on another thread.</summary>
    public bool IsAhead => screen.IsRunning && screen.Session.HasStepAhead;

    /// <summary>Trains one batch now, or goes on to the lesson's next stop where that comes first.</summary>
    public void TrainOneBatch()
    {
        stepper.RunOn();
        if (screen.IsRunning && screen.TrainingBudget is not null && screen.Session.StepTime > LongStep) screen.Session.TrainAhead();
    }

    /// <summary>
    /// What is left of a frame when it is drawn: steps prepared on another thread are taken over as they come, up to as many
    /// as a frame shall have.
    /// </summary>
    /// <param name="rest">How long.</param>
    /// <param name="untilOne">Whether one is enough, which a profile wants to draw at once.</param>
    public void TrainFor(TimeSpan rest, bool untilOne)
    {
        long start = Stopwatch.GetTimestamp();
        while (IsAhead && trainedSince < screen.BatchesPerFrame
            && rest - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } left && screen.Session.WaitAhead(left))
        {
            TrainOneBatch();
            trainedSince++;
            if (untilOne) return;
        }
    }

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        long start = Stopwatch.GetTimestamp();
        (LastBatches, trainedSince) = (trainedSince, 0);
        while (screen.IsRunning && LastBatches < screen.BatchesPerFrame && IsNextReady && FitsAnother(start))
        {
            TrainOneBatch();
            LastBatches++;
        }
        LastMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (screen.IsRunning) screen.BatchesTrained(LastBatches);
    }

    /// <summary>Whether the loop may train the next batch without waiting for another thread.</summary>
    private bool IsNextReady => !screen.Session.HasStepAhead || screen.Session.IsStepAheadDone;

    /// <summary>Whether one more batch, as long as those before it, stays within the frame's time for training. The first always does.</summary>
    private bool FitsAnother(long start) =>
        LastBatches == 0 || screen.TrainingBudget is not { } budget || Stopwatch.GetElapsedTime(start) * (LastBatches + 1.0) / LastBatches <= budget;
}
