using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Controls;

/// <summary>
/// What can be changed while training runs. A change counts at once: the step on the screen is computed anew where it depends
/// on it.
/// </summary>
public sealed class SettingsInUse(ShownTraining training, Playback playback)
{
    private TrainingSession Session => training.Session;

    /// <summary>η.</summary>
    public double LearningRate
    {
        get => Session.LearningRate;
        set
        {
            Session.LearningRate = value;
            Renew();
        }
    }

    /// <summary>Which optimizer; another one starts with nothing remembered.</summary>
    public OptimizerKind Optimizer
    {
        get => Session.OptimizerKind;
        set
        {
            Session.OptimizerKind = value;
            Renew();
        }
    }

    /// <summary>What is clipped.</summary>
    public ClipKind ClipKind
    {
        get => Session.ClipKind;
        set
        {
            Session.ClipKind = value;
            Renew();
        }
    }

    /// <summary>Where gradients are clipped; ∞ where they are not.</summary>
    public double ClipThreshold
    {
        get => Session.ClipThreshold;
        set
        {
            Session.ClipThreshold = value;
            Renew();
        }
    }

    /// <summary>k of truncated BPTT, 1..T; T where gradients go all the way back.</summary>
    public double Truncation
    {
        get => Math.Min(Session.Truncation ?? training.Step.Timesteps, training.Step.Timesteps);
        set
        {
            Session.Truncation = value >= training.Step.Timesteps ? null : (int)value;
            Renew();
        }
    }

    /// <summary>Batches trained in a frame.</summary>
    public double BatchesPerFrame
    {
        get => playback.BatchesPerFrame;
        set => playback.BatchesPerFrame = (int)value;
    }

    /// <summary>
    /// What a run that starts again adds to the bias of the gate that keeps, before its first update; NaN where there is no such bias.
    /// This run goes on with its own.
    /// </summary>
    public double ForgetBias { get; set; } = training.Session.ForgetBias;

    /// <summary>Whether that is another than this run began with.</summary>
    public bool IsForgetBiasPending => !double.IsNaN(ForgetBias) && ForgetBias != Session.ForgetBias;

    /// <summary>Whether the dial turns σ_max rather than ρ.</summary>
    public bool DialIsSigma { get; set; }

    /// <summary>
    /// What Whh was given before anything was learnt: at iteration 0, or anywhere in a lesson that learns nothing. A run that
    /// starts again begins with it. Null where the dial has not been turned so.
    /// </summary>
    public (bool IsSigma, double Size)? InitialDial { get; private set; }

    /// <summary>ρ or σ_max of Whh as last measured; setting it scales Whh.</summary>
    public double Dial
    {
        get => DialIsSigma ? Session.Spectrum.LargestSingularValue : Session.Spectrum.SpectralRadius;
        set
        {
            try
            {
                Session.RescaleRecurrent(DialIsSigma ? RecurrentMeasure.LargestSingularValue : RecurrentMeasure.SpectralRadius, value);
                if (Session.Iteration == 0 || Session.Lesson.Training.Optimizer.LearningRate == 0)
                {
                    InitialDial = (DialIsSigma, value);
                }
            }
            catch (ArgumentException)
            {
                // the weights have become zero or infinite since they were measured: no factor changes that, and the dial says so soon
            }

            Renew();
        }
    }

    /// <summary>Updates applied to the weights that were measured.</summary>
    public int DialIteration => Session.Spectrum.Iteration;

    /// <summary>Whether Whh can be scaled: it has an eigenvalue, or a singular value, that is finite and not zero.</summary>
    public bool HasDial => Dial is > 0 and < double.PositiveInfinity;

    /// <summary>
    /// Takes over the dial of a run before, which this one starts again: what it turns, and what it gave Whh at the start.
    /// </summary>
    public void TakeDial(SettingsInUse before)
    {
        if (before.InitialDial is var (isSigma, size))
        {
            DialIsSigma = isSigma;
            Dial = size;
        }

        DialIsSigma = before.DialIsSigma;
    }

    private void Renew() => Session.Prepare();
}
