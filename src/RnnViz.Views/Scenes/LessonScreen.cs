using RnnViz.Engine.Drawing;
using RnnViz.Lessons;
using RnnViz.Views.Layout;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Scenes;

/// <summary>What all pictures of one lesson share: the session, the look, the layout, and what the user has chosen.</summary>
public sealed class LessonScreen(TrainingSession session, Look look, ScreenLayout layout)
{
    private int batchesPerFrame = session.Lesson.BatchesPerFrame;
    private double measured = session.Lesson.BatchesPerFrame;

    /// <summary>What trains.</summary>
    public TrainingSession Session { get; } = session;

    /// <summary>The step that is on the tape: what the pictures show.</summary>
    public PreparedStep Step => Session.Step;

    /// <summary>Colours and type sizes.</summary>
    public Look Look { get; set; } = look;

    /// <summary>Where everything stands.</summary>
    public ScreenLayout Layout { get; set; } = layout;

    /// <summary>Grows whenever another step is on the tape, so that pictures are computed once for each.</summary>
    public int StepVersion { get; private set; }

    /// <summary>Another step is on the tape.</summary>
    public void StepChanged() => StepVersion++;

    /// <summary>The shared columns of timesteps.</summary>
    public TimeAxis Axis => Layout.Axis;

    /// <summary>Whether a batch is trained every frame.</summary>
    public bool IsRunning { get; set; } = true;

    /// <summary>Whether the run pauses where the lesson says so; pictures and profiles run through.</summary>
    public bool HonoursStops { get; set; } = true;

    /// <summary>The lesson's stop at an iteration, the last of several; null where there is none or stops are not honoured.</summary>
    public StopSettings? StopAt(int iteration)
    {
        IReadOnlyList<StopSettings> stops = Session.Lesson.Stops;
        for (int i = stops.Count - 1; HonoursStops && i >= 0; i--)
            if (stops[i].Iteration == iteration) return stops[i];
        return null;
    }

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
    /// How long a frame may train, so that input and drawing always get their time; one batch always is trained. Null where
    /// time does not run (pictures written to files) and exactly <see cref="BatchesPerFrame"/> are trained.
    /// </summary>
    public TimeSpan? TrainingBudget { get; set; }

    /// <summary>Batches that really were trained in a frame, the mean of the last frames; null where as many as asked for were.</summary>
    public double? MeasuredBatchesPerFrame => measured < 0.97 * batchesPerFrame ? measured : null;

    /// <summary>So many batches were trained in this frame.</summary>
    internal void BatchesTrained(int count) => measured += (Math.Min(count, batchesPerFrame) - measured) * 0.05;

    /// <summary>The timestep that the user points at, 1..T; 0 when none.</summary>
    public int Cursor { get; set; }

    /// <summary>The timestep that the unrolled row keeps in its middle where not all fit, 1..T; 0 for the end.</summary>
    public int Neighbourhood { get; set; }

    /// <summary>The sequence of the batch that is drawn, 0-based.</summary>
    public int Sequence => 0;

    /// <summary>Frames per second, or null where time does not run (pictures written to files).</summary>
    public double? FramesPerSecond { get; set; }

    /// <summary>How hidden states become colours: locked to −1..1.</summary>
    public ValueScale HiddenScale { get; } = ValueScale.Linear(1);

    /// <summary>|h| from which a unit counts as saturated: φ' = 1 − h² of tanh is below 0.01; 0 for units that have no such ends.</summary>
    public float Saturation { get; } = session.Lesson.Model.Activation == HiddenActivation.Tanh ? 0.995f : 0;

    /// <summary>
    /// How gradients become colours: signed-log over seven decades, locked. The loss is a mean over the batch, so the
    /// gradient of one sequence is smaller by B; the scale begins that much lower.
    /// </summary>
    public ValueScale GradientScale { get; } = ValueScale.SignedLog(-6 - DecadesOf(session.Step.BatchSize), 1 - DecadesOf(session.Step.BatchSize));

    /// <summary>How gradient norms become bars and colours: log₁₀, locked to the lesson's decades.</summary>
    public ValueScale NormScale { get; } = ValueScale.Log(session.Lesson.View.LowestDecade, session.Lesson.View.HighestDecade);

    private static int DecadesOf(int batch) => (int)Math.Round(Math.Log10(batch));
}
