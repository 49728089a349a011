using RnnViz.Engine.Drawing;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Screen;

/// <summary>
/// The training as the screen shows it: the session, the step that is on the tape, and the place in it that is walked to.
/// </summary>
/// <param name="walk">The session walked through; its first step is prepared already.</param>
/// <param name="playback">Whether it runs.</param>
/// <param name="contrast">The runs that are seen together, of which this is one.</param>
public sealed class ShownTraining(Walk walk, IPlayback playback, ShownContrast contrast)
{
    /// <summary>What trains.</summary>
    public TrainingSession Session { get; } = walk.Session;

    /// <summary>The session walked through, and where in it the pictures stand.</summary>
    public Walk Walk { get; } = walk;

    /// <summary>All runs that are seen together, this one among them; mostly it is alone.</summary>
    public ShownContrast Contrast { get; } = contrast;

    /// <summary>
    /// What this run, started again, adds to the bias of the gate that keeps, before its first update; NaN where there is no such bias.
    /// </summary>
    public double NextForgetBias { get; set; } = walk.Session.ForgetBias;

    /// <summary>ρ and σ_max of Whh as it was drawn; of no meaning in gated cells.</summary>
    public (double SpectralRadius, double LargestSingularValue) Drawn { get; } =
        (walk.Session.Spectrum.SpectralRadius, walk.Session.Spectrum.LargestSingularValue);

    /// <summary>
    /// What Whh was given before anything was learnt: at iteration 0, or anywhere in a lesson that learns nothing. This run, started
    /// again, begins with it. Null where the dial has not been turned so.
    /// </summary>
    public (bool IsSigma, double Size)? InitialDial { get; set; }

    /// <summary>Gives Whh what it had at the start of a run before, where that was set by the dial; the step is computed anew.</summary>
    /// <param name="dial">The <see cref="InitialDial"/> of that run.</param>
    public void TakeDial((bool IsSigma, double Size)? dial)
    {
        if (dial is var (isSigma, size) && TryRescale(isSigma, size))
        {
            InitialDial = dial;
        }
    }

    /// <summary>Scales Whh to a size; the step is computed anew.</summary>
    /// <param name="isSigma">Whether σ_max is the size, rather than ρ.</param>
    /// <param name="size">The size.</param>
    /// <returns>Whether that can be: not so in a gated cell, nor where the weights have become zero or infinite.</returns>
    public bool TryRescale(bool isSigma, double size)
    {
        try
        {
            Session.RescaleRecurrent(isSigma ? RecurrentMeasure.LargestSingularValue : RecurrentMeasure.SpectralRadius, size);
        }
        catch (ArgumentException)
        {
            return false;
        }

        Session.Prepare();
        return true;
    }

    /// <summary>This run among all that are seen together.</summary>
    public ShownRun Run
    {
        get
        {
            foreach (ShownRun run in Contrast.Runs)
            {
                if (run.Training == this)
                {
                    return run;
                }
            }

            return Contrast.Front;
        }
    }

    /// <summary>The step that is on the tape: what the pictures show. Its version grows with each other step.</summary>
    public PreparedStep Step => Session.Step;

    /// <summary>The sequence of the batch that is drawn, 0-based.</summary>
    public int Sequence => Math.Min(Contrast.Sequence, Step.BatchSize - 1);

    /// <summary>The analysis of a step that the flow row and the tips show; of iteration −1 while nothing has asked for one.</summary>
    public StepAnalysis Analysis => Session.Analysis;

    /// <summary>|h| from which a unit counts as saturated: φ' = 1 − h² of tanh is below 0.01; 0 for units that have no such ends.</summary>
    public float Saturation { get; } =
        walk.Session.Lesson.Model is { Cell: CellKind.Vanilla, Activation: HiddenActivation.Tanh } ? 0.995f : 0;

    /// <summary>Whether batches are being trained.</summary>
    public bool IsRunning => playback.IsRunning;

    /// <summary>
    /// Whether what the walk has not come to is hidden rather than dimmed: while a question is open, and while one is still to come
    /// in this iteration, so that nobody reads the answer beforehand.
    /// </summary>
    public bool HidesAhead =>
        Question is not null || Walk.HonoursStops && !IsRunning && !Walk.IsWhole && Walk.HasAnswerAhead;

    /// <summary>The lesson's stop at which the walk stands; null where it stands elsewhere, runs, or stops are not honoured.</summary>
    public StopSettings? Stop => Walk.HonoursStops && !IsRunning ? Walk.StopAt(Walk.Cursor) : null;

    /// <summary>
    /// What the lesson asks before the stop that answers it; null where no question is open. While one is, what the walk has not
    /// come to is not on the screen at all, not even dimmed.
    /// </summary>
    public string? Question => Walk.HonoursStops && !IsRunning ? Walk.Question : null;

    /// <summary>The stop whose question is open, or null.</summary>
    public StopSettings? AskedStop => Question is null ? null : Walk.AskedStop;

    /// <summary>Whether the run has been further than the walk stands.</summary>
    public bool IsInThePast => Walk.Cursor.Iteration < Walk.Furthest;

    /// <summary>
    /// Whether the walk is inside an iteration: not all of it is shown, or it stands at its end, which is a stop of the lesson or a
    /// step of those in which it is walked through.
    /// </summary>
    public bool IsInside => !Walk.IsWhole || !IsRunning && (Walk.Granularity != Granularity.Batch || Stop is not null);

    /// <summary>The timestep of the walk, 1..T; 0 where an iteration is shown as a whole, and in the loss and the update.</summary>
    public int Timestep => Walk.IsWhole ? 0 : Walk.Cursor.Timestep;

    /// <summary>The theme's colour of the forward or the backward pass, whichever the walk is in; else that of text.</summary>
    public Rgba PhaseColor(Theme theme) => Walk.IsWhole ? theme.Text : Walk.Cursor.Phase switch
    {
        Phase.Forward => theme.Forward,
        Phase.Backward => theme.Backward,
        _ => theme.Text,
    };

    /// <summary>The same for text, which needs more contrast.</summary>
    public Rgba PhaseText(Theme theme) =>
        !Walk.IsWhole && Walk.Cursor.Phase == Phase.Backward ? theme.BackwardText : PhaseColor(theme);
}
