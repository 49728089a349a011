namespace RnnViz.Views.Screen;

/// <summary>Whether and how fast training runs: what the transport, the controls and the scenes change.</summary>
/// <param name="batches">Batches per frame to begin with, 1 and up.</param>
public sealed class Playback(int batches) : IPlayback
{
    /// <summary>How long a frame may train where somebody does not want to watch: it is still answered to keys.</summary>
    private static readonly TimeSpan HurriedBudget = TimeSpan.FromMilliseconds(250);

    private int batchesPerFrame = batches;
    private double measured = batches;
    private bool isRunning = true;

    /// <inheritdoc/>
    public bool IsRunning
    {
        get => isRunning;
        set
        {
            isRunning = value;
            if (!value)
            {
                (Pace, IsHurried) = (null, false);
            }
        }
    }

    /// <summary>
    /// Batches that the next frame shall train on the way to a stop; null, and without a pause, <see cref="BatchesPerFrame"/>.
    /// </summary>
    public int? Pace { get; set; }

    /// <summary>Whether nobody wants to watch: frames train longer than they usually may.</summary>
    public bool IsHurried { get; set; }

    /// <summary>Batches that the next frame shall train, 1 and up.</summary>
    public int Batches => Pace ?? BatchesPerFrame;

    /// <summary>How long the next frame may train; null where time does not run.</summary>
    public TimeSpan? FrameBudget => IsHurried && TrainingBudget is not null ? HurriedBudget : TrainingBudget;

    /// <summary>Batches that shall be trained in a frame while running; as many as <see cref="TrainingBudget"/> has room for are.</summary>
    public int BatchesPerFrame
    {
        get => batchesPerFrame;
        set
        {
            batchesPerFrame = value;
            measured = value;
        }
    }

    /// <summary>
    /// How long a frame may train, so that input and drawing always get their time; one batch is trained in any case, unless
    /// it takes so long that another thread does. Null where time does not run (pictures written to files) and exactly
    /// <see cref="BatchesPerFrame"/> are trained.
    /// </summary>
    public TimeSpan? TrainingBudget { get; set; }

    /// <inheritdoc/>
    public double? MeasuredBatchesPerFrame => measured < 0.97 * batchesPerFrame ? measured : null;

    /// <inheritdoc/>
    public double? FramesPerSecond { get; set; }

    /// <summary>So many batches were trained in this frame; the measured rate follows them slowly.</summary>
    internal void BatchesTrained(int count) => measured += (Math.Min(count, batchesPerFrame) - measured) * 0.05;
}
