using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Controls;

/// <summary>
/// What can be changed while training runs. A change counts at once: the step on the screen is computed anew where it depends
/// on it. Of several runs it is the one in front that is read and changed, or all that have what is changed.
/// </summary>
public sealed class SettingsInUse(ShownTraining training, Playback playback)
{
    private TrainingSession Session => training.Session;

    /// <summary>Whether a change is one of all runs that are seen together.</summary>
    public bool ActsOnAll { get; set; }

    /// <summary>Raised after a change where several runs are seen, with what it was and on which of them it acted.</summary>
    public event Action<string>? Said;

    /// <summary>η.</summary>
    public double LearningRate
    {
        get => Session.LearningRate;
        set => Change(session => session.LearningRate = value, "learning rate " + SettingText.Of(value));
    }

    /// <summary>Which optimizer; another one starts with nothing remembered.</summary>
    public OptimizerKind Optimizer
    {
        get => Session.OptimizerKind;
        set => Change(session => session.OptimizerKind = value, "optimizer " + value.ToString().ToLowerInvariant());
    }

    /// <summary>What is clipped.</summary>
    public ClipKind ClipKind
    {
        get => Session.ClipKind;
        set => Change(session => session.ClipKind = value, "clip " + value.ToString().ToLowerInvariant());
    }

    /// <summary>Where gradients are clipped; ∞ where they are not.</summary>
    public double ClipThreshold
    {
        get => Session.ClipThreshold;
        set => Change(
            session => session.ClipThreshold = value, "clip at " + SettingText.Of(value),
            other => other.Session.ClipKind != ClipKind.None);
    }

    /// <summary>k of truncated BPTT, 1..T; T where gradients go all the way back.</summary>
    public double Truncation
    {
        get => Math.Min(Session.Truncation ?? training.Step.Timesteps, training.Step.Timesteps);
        set
        {
            int? window = value >= training.Step.Timesteps ? null : (int)value;
            Change(session => session.Truncation = window, window is int k ? $"window {k}" : "window full");
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
    public double ForgetBias
    {
        get => training.NextForgetBias;
        set => Change(
            other => other.NextForgetBias = value, $"forget bias {SettingText.Of(value)} from restart (Ctrl+R)",
            other => !double.IsNaN(other.NextForgetBias));
    }

    /// <summary>Whether that is another than this run began with.</summary>
    public bool IsForgetBiasPending => !double.IsNaN(ForgetBias) && ForgetBias != Session.ForgetBias;

    /// <summary>Whether the dial turns σ_max rather than ρ.</summary>
    public bool DialIsSigma { get; set; }

    /// <summary>ρ or σ_max of Whh as last measured; setting it scales Whh.</summary>
    public double Dial
    {
        get => DialIsSigma ? Session.Spectrum.LargestSingularValue : Session.Spectrum.SpectralRadius;
        set
        {
            bool isSigma = DialIsSigma;
            Change(
                other =>
                {
                    // weights that have become zero or infinite since they were measured no factor changes, and the dial says so soon
                    if (other.TryRescale(isSigma, value) && (other.Session.Iteration == 0
                        || other.Session.Lesson.Training.Optimizer.LearningRate == 0))
                    {
                        other.InitialDial = (isSigma, value);
                    }
                },
                $"{(isSigma ? "σmax" : "ρ")} {SettingText.Of(value)}", other => !other.Step.IsGated);
        }
    }

    /// <summary>Updates applied to the weights that were measured.</summary>
    public int DialIteration => Session.Spectrum.Iteration;

    /// <summary>Whether Whh can be scaled: it has an eigenvalue, or a singular value, that is finite and not zero.</summary>
    public bool HasDial => Dial is > 0 and < double.PositiveInfinity;

    /// <summary>Takes over what the dial of a run before turned, which this one starts again.</summary>
    public void TakeDial(SettingsInUse before) => DialIsSigma = before.DialIsSigma;

    private void Change(Action<TrainingSession> change, string what, Func<ShownTraining, bool>? has = null) => Change(
        other =>
        {
            change(other.Session);
            other.Session.Prepare();
        },
        what, has ?? (_ => true));

    private void Change(Action<ShownTraining> change, string what, Func<ShownTraining, bool> has)
    {
        ShownContrast contrast = training.Contrast;
        if (!ActsOnAll || !contrast.IsContrast)
        {
            change(training);
            if (contrast.IsContrast)
            {
                Said?.Invoke($"{what} in the run in front; with Shift {(contrast.Runs.Length == 2 ? "in both" : "in all three")}");
            }

            return;
        }

        int? all = contrast.ForAll(other =>
        {
            if (has(other))
            {
                change(other);
                return true;
            }

            return false;
        });
        if (all is not { } changed)
        {
            Said?.Invoke("Nothing is set: a run is still being trained up to here; with Shift again then");
            return;
        }

        int runs = contrast.Runs.Length;
        Said?.Invoke(
            changed < runs ? $"{what} in {changed} of {runs} runs; nothing to set in the {(runs - changed == 1 ? "other" : "others")}"
            : runs == 2 ? $"{what} in both runs" : $"{what} in all three runs");
    }
}
