using System.Diagnostics;

namespace RnnViz.Views.Scenes;

/// <summary>
/// Trains: each frame applies the step that was drawn and prepares the next one, so that what is on the screen always
/// belongs together. Where a step takes much of a frame, a second thread begins with the next while this one is drawn; where
/// it takes longer than a few frames, another thread does all of it, and input and drawing get their time meanwhile.
/// Stands before the panels, which read what it prepared.
/// </summary>
public sealed class TrainingDriver(ShownTraining training, Playback playback, Stepper stepper) : Node
{
    /// <summary>So many large steps in a row are no hiccup of the machine.</summary>
    internal const int NoHiccup = 8;

    private int trainedSince, largeInARow;

    /// <summary>
    /// From this on a second thread begins with the next step while one is drawn; of one that was begun so, half of it
    /// counts.
    /// </summary>
    public TimeSpan LargeStep { get; set; } = TimeSpan.FromMilliseconds(8);

    /// <summary>
    /// From this on another thread does all of a step. Below, waiting for it costs less than drawing beside it: on two cores
    /// both would take longer, and fewer batches be seen.
    /// </summary>
    public TimeSpan LongStep { get; set; } = TimeSpan.FromMilliseconds(30);

    /// <summary>How long the training before the last picture took on the loop's thread, in milliseconds.</summary>
    public double LastMilliseconds { get; private set; }

    /// <summary>Batches trained in the last frame.</summary>
    public int LastBatches { get; private set; }

    /// <summary>Whether the next step is begun already.</summary>
    public bool IsAhead => playback.IsRunning && training.Session.HasStepAhead;

    /// <summary>Trains one batch now, or goes on to the lesson's next stop where that comes first.</summary>
    public void TrainOneBatch()
    {
        TimeSpan large = training.Session.HasStepAhead ? LargeStep / 2 : LargeStep;
        stepper.RunOn();
        largeInARow = training.Session.StepTime > large ? largeInARow + 1 : 0;
        if (playback.IsRunning && playback.TrainingBudget is not null && largeInARow >= NoHiccup)
        {
            training.Session.Prefetch(isApart: training.Session.StepTime > LongStep);
        }
    }

    /// <summary>
    /// What is left of a frame when it is drawn: steps that are begun already are taken over as they are done, up to as many
    /// as a frame shall have.
    /// </summary>
    /// <param name="rest">How long.</param>
    /// <param name="untilOne">Whether one is enough, which a profile wants to draw at once.</param>
    /// <returns>How long training took, in milliseconds, without waiting for another thread.</returns>
    public double TrainFor(TimeSpan rest, bool untilOne)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan trained = TimeSpan.Zero;
        while (IsAhead && trainedSince < playback.BatchesPerFrame
            && rest - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } left && training.Session.CanTakeStepAhead(left))
        {
            long begin = Stopwatch.GetTimestamp();
            TrainOneBatch();
            trained += Stopwatch.GetElapsedTime(begin);
            trainedSince++;
            if (untilOne)
            {
                break;
            }
        }

        return trained.TotalMilliseconds;
    }

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        long start = Stopwatch.GetTimestamp();
        int trained = 0;
        (LastBatches, trainedSince) = (trainedSince, 0);
        while (playback.IsRunning && LastBatches < playback.BatchesPerFrame && IsNextReady && FitsAnother(start, trained))
        {
            TrainOneBatch();
            trained++;
            LastBatches++;
        }

        LastMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (playback.IsRunning)
        {
            playback.BatchesTrained(LastBatches);
        }
    }

    /// <summary>Whether the loop may train the next batch without waiting for another thread.</summary>
    private bool IsNextReady => !training.Session.HasStepAhead || training.Session.IsStepAheadReady;

    /// <summary>
    /// Whether one more batch, as long as those before it, stays within the frame's time for training. A frame's first always
    /// does.
    /// </summary>
    private bool FitsAnother(long start, int trained) =>
        LastBatches == 0 || playback.TrainingBudget is not { } budget
        || (trained == 0 ? training.Session.StepTime : Stopwatch.GetElapsedTime(start) * (trained + 1.0) / trained) <= budget;
}
