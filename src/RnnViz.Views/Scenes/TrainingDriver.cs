using RnnViz.Engine.Scene;
using RnnViz.Views.Screen;
using RnnViz.Views.Transport;

namespace RnnViz.Views.Scenes;

/// <summary>
/// Trains: each frame applies the step that was drawn and prepares the next one, so that what is on the screen always
/// belongs together. Stands before the panels, which read what it prepared.
/// </summary>
/// <remarks>
/// Prefetch: where a step takes all of a frame's time for training, another thread computes the next one on copies while this
/// one is drawn. A step is taken over when it is done, be it in what is left of a frame, and frames until then show the step before;
/// so drawing and input keep their rate. The numbers are the same bits as without.
/// </remarks>
public sealed class TrainingDriver(ShownTraining training, Playback playback, Stepper stepper) : Node
{
    /// <summary>So many long steps in a row are no hiccup of the machine.</summary>
    internal const int NoHiccup = 8;

    private int trainedSince, longInARow;
    private double due;

    /// <summary>
    /// From this on steps are prefetched: what the program gives a frame for training. Shorter steps leave time enough to draw.
    /// </summary>
    public TimeSpan LongStep { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How long the training before the last picture took on the loop's thread, in milliseconds.</summary>
    public double LastMilliseconds { get; private set; }

    /// <summary>Batches trained in the last frame.</summary>
    public int LastBatches { get; private set; }

    /// <summary>Whether the lesson runs and the next step is begun already.</summary>
    public bool IsPrefetching => playback.IsRunning && training.Contrast.IsPrefetching;

    /// <summary>Trains one batch now, or goes on to the lesson's next stop where that comes first.</summary>
    public void TrainOneBatch()
    {
        stepper.RunOn();
        training.Contrast.Follow();
        longInARow = training.Contrast.StepTime > LongStep ? longInARow + 1 : 0;
        if (playback.IsRunning && playback.TrainingBudget is not null && longInARow >= NoHiccup)
        {
            training.Contrast.Prefetch();
        }
    }

    /// <summary>
    /// What is left of a frame when it is drawn: prefetched steps are taken over as they are done, up to as many as a frame
    /// shall have.
    /// </summary>
    /// <param name="rest">How long.</param>
    /// <param name="untilOne">Whether one is enough, which a profile wants to draw at once.</param>
    /// <returns>How long training took, in milliseconds, without waiting for another thread.</returns>
    public double TrainFor(TimeSpan rest, bool untilOne)
    {
        long start = training.Session.Clock.GetTimestamp();
        TimeSpan trained = TimeSpan.Zero;
        while (IsPrefetching && trainedSince < playback.Batches
            && rest - training.Session.Clock.GetElapsedTime(start) is { Ticks: > 0 } left && training.Contrast.WaitForPrefetch(left))
        {
            long begin = training.Session.Clock.GetTimestamp();
            TrainOneBatch();
            trained += training.Session.Clock.GetElapsedTime(begin);
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
        long start = training.Session.Clock.GetTimestamp();
        int trained = 0;
        (LastBatches, trainedSince) = (trainedSince, 0);
        int wanted = Wanted(delta);
        while (playback.IsRunning && LastBatches < wanted && IsNextReady && FitsAnother(start, trained))
        {
            TrainOneBatch();
            trained++;
            LastBatches++;
        }

        LastMilliseconds = training.Session.Clock.GetElapsedTime(start).TotalMilliseconds;
        if (playback.IsRunning && !training.Session.IsRecorded)
        {
            playback.BatchesTrained(LastBatches);
        }
    }

    /// <summary>
    /// How many batches the frame shall have. The steps of a recording are there to be watched: they are counted in seconds, not in frames.
    /// </summary>
    private int Wanted(double delta)
    {
        if (!training.Session.IsRecorded)
        {
            return playback.Batches;
        }

        // a pause is no reason to hurry afterwards, nor is a step that took long to be read
        due = playback.IsRunning ? Math.Min(due + delta * playback.BatchesPerFrame, 1 + delta * playback.BatchesPerFrame) : 0;
        int whole = (int)due;
        due -= whole;
        return whole;
    }

    /// <summary>
    /// Whether all runs have come to one place, and the loop may train the next batch without waiting for another thread.
    /// </summary>
    private bool IsNextReady => training.Contrast.IsNextReady;

    /// <summary>
    /// Whether one more batch, as long as those before it, stays within the frame's time for training. A frame's first always does.
    /// </summary>
    private bool FitsAnother(long start, int trained) =>
        LastBatches == 0 || playback.FrameBudget is not { } budget
        || (trained == 0 ? training.Contrast.StepTime : training.Session.Clock.GetElapsedTime(start) * (trained + 1.0) / trained) <= budget;
}
