namespace RnnViz.Lessons.Settings;

/// <summary>What can be changed while training runs, as it is from one iteration on.</summary>
/// <param name="LearningRate">η.</param>
/// <param name="Optimizer">Which optimizer; where it differs from the one before, it starts with nothing remembered.</param>
/// <param name="Clip">What is clipped.</param>
/// <param name="ClipThreshold">Where, if anything is.</param>
/// <param name="Truncation">k of truncated BPTT, or null.</param>
/// <param name="RecurrentFactor">What Whh is multiplied by when the run comes to the iteration, once.</param>
/// <param name="ScaledAt">The last iteration at which Whh was multiplied, or −1.</param>
public readonly record struct LiveSettings(
    double LearningRate, OptimizerKind Optimizer, ClipKind Clip, double ClipThreshold, int? Truncation, double RecurrentFactor,
    int ScaledAt)
{
    /// <summary>What a lesson file says.</summary>
    public static LiveSettings Of(TrainingSettings settings) => new(
        settings.Optimizer.LearningRate, settings.Optimizer.Kind, settings.Clip.Kind, settings.Clip.Threshold, settings.Truncation, 1, -1);

    /// <summary>These settings, with what somebody has changed in other ones, as far as these do not differ from what those were.</summary>
    /// <param name="changed">The other ones as they are now.</param>
    /// <param name="before">The other ones as they were.</param>
    public LiveSettings Taking(LiveSettings changed, LiveSettings before) => this with
    {
        LearningRate = LearningRate == before.LearningRate ? changed.LearningRate : LearningRate,
        Optimizer = Optimizer == before.Optimizer ? changed.Optimizer : Optimizer,
        Clip = Clip == before.Clip ? changed.Clip : Clip,
        ClipThreshold = ClipThreshold.Equals(before.ClipThreshold) ? changed.ClipThreshold : ClipThreshold,
        Truncation = Truncation == before.Truncation ? changed.Truncation : Truncation,
    };
}
