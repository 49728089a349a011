using RnnViz.Lessons.History;
using RnnViz.Lessons.Recordings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Session;

// steps that were recorded elsewhere: an iteration of the session is a recorded step, and going to one reads it
public sealed partial class TrainingSession
{
    private readonly RecordingTask? recorded;

    /// <summary>Whether the steps were recorded elsewhere: they are looked at, nothing is trained, and no setting can be changed.</summary>
    public bool IsRecorded => recorded is not null;

    /// <summary>Whether there is an iteration after the last of the <see cref="History"/>: always, but in a recording.</summary>
    public bool CanTrainOn => recorded is null;

    /// <summary>
    /// The number by which an iteration of the session is called: of a recording, whose steps are far apart, how many updates its training
    /// had made before; else the iteration itself.
    /// </summary>
    /// <param name="iteration">0 to <see cref="TrainingHistory.Count"/>; others are given back as they are.</param>
    public int ShownIteration(int iteration) => parts.Task.ShownIteration(iteration);

    /// <summary>The iteration that is called by a number, of a recording the last step up to it: 0 to what the run has come to.</summary>
    /// <param name="shown">What <see cref="ShownIteration"/> says, from 0.</param>
    public int IterationCalled(int shown)
    {
        if (recorded is null)
        {
            return shown;
        }

        int last = History.Count;
        while (last > 0 && ShownIteration(last) > shown)
        {
            last--;
        }

        return last;
    }

    /// <summary>How far what is computed of the recorded step of now is from what was recorded of it besides.</summary>
    public RecordedDeviation Deviation { get; private set; } = RecordedDeviation.None;

    /// <summary>
    /// The largest <see cref="Deviation"/> that the precision in which the layer was computed explains; NaN without a recording.
    /// </summary>
    public double ExplainedDeviation => recorded is null ? double.NaN : RecordedDeviation.Explained(recorded.Recording.Header.NumberType);

    /// <summary>Why the recorded step of now cannot be read, a sentence; its numbers are NaN then. Null where it can.</summary>
    public string? RecordingProblem => recorded?.Problem;

    /// <summary>What the recorded layer computed in: float32, float64, float16, bfloat16; empty where nothing was recorded.</summary>
    public string RecordedNumberType => recorded?.Recording.Header.NumberType ?? "";

    /// <summary>The folder of the recording, its whole path; null where steps are trained here.</summary>
    public string? RecordingFolder => recorded?.Recording.Folder;

    /// <summary>Whether the loss of the step of now is known: a training script need not give it.</summary>
    public bool IsLossKnown => recorded is null || recorded.StepOf(Iteration).Loss is not null;

    /// <summary>
    /// The loss of the last recorded step while an earlier one is shown: the history has those before it. NaN where nobody gave it, where
    /// the last step is shown, and where steps are trained here.
    /// </summary>
    public double LastRecordedLoss =>
        recorded is null || Iteration >= History.Count ? double.NaN : recorded.StepOf(History.Count).Loss ?? double.NaN;

    /// <summary>Whether there is a spectrum to be read: of a vanilla cell, and of a recorded one of not too many units.</summary>
    public bool HasSpectrum => spectrum.IsRead;

    /// <summary>Looks whether more steps have been recorded, where the steps are recorded elsewhere. Throws nothing.</summary>
    public RecordingNews LookForNewSteps()
    {
        try
        {
            bool areMore = FindNewSteps();
            return recorded is not null && recorded.Recording.FirstDirect < recorded.FirstDirect ? RecordingNews.EarlierGradients
                : areMore ? RecordingNews.MoreSteps : RecordingNews.None;
        }
        catch (Exception e) when (e is RecordingException or InputFileException or IOException or UnauthorizedAccessException)
        {
            return recorded!.Recording.IsAnotherOne ? RecordingNews.BegunAnew : RecordingNews.Unreadable;
        }
    }

    /// <summary>Reads which steps have been recorded since, where the steps are recorded elsewhere.</summary>
    /// <returns>Whether there are more.</returns>
    /// <exception cref="RecordingException">The list of steps was changed in another way than by adding to it.</exception>
    public bool FindNewSteps()
    {
        if (recorded is null || !recorded.Recording.Refresh())
        {
            return false;
        }

        TakeRecordedLosses();
        if (IsPrepared)
        {
            LearnFlow();
        }

        return true;
    }

    /// <summary>How many steps are recorded in the folder, also where only some of them are shown.</summary>
    internal int RecordedSteps => recorded!.Recording.Steps.Count;

    /// <summary>The iteration of one of them, as the recorder counted it.</summary>
    internal int RecordedIteration(int place) => recorded!.Recording.Steps[place].Iteration;

    /// <summary>Has only some of the recorded steps shown, those that a recording beside this one has, too.</summary>
    /// <param name="places">Their places, growing.</param>
    /// <param name="isMore">Whether those that were shown before come first; else nothing may have been prepared yet.</param>
    internal void ShowOnly(IReadOnlyList<int> places, bool isMore)
    {
        recorded!.ShowOnly(places);
        if (!isMore)
        {
            History.Clear();
        }

        TakeRecordedLosses();
        if (IsPrepared)
        {
            LearnFlow();
        }
    }

    // the last step is the one that could be applied, and so is not of the history yet
    private void TakeRecordedLosses()
    {
        while (History.Count < recorded!.Count - 1)
        {
            History.RecordGiven(recorded.StepOf(History.Count).Loss);
        }
    }

    private void GoToRecorded(int iteration)
    {
        if (iteration != Iteration)
        {
            (Iteration, IsPrepared) = (iteration, false);
            WeightPath.StandAt(iteration);
        }
    }

    private void LearnRecorded()
    {
        Deviation = recorded?.Arrays is { } arrays ? RecordedDeviation.Of(parts, arrays) : RecordedDeviation.None;
        LearnFlow();
    }

    // of a step that was looked at more is known than what its list says
    private void LearnFlow()
    {
        if (recorded is { Problem: null } && Iteration < History.Count)
        {
            History.Learn(Iteration, Step.GradientNorm, Step.HiddenGradientNorms);
        }
    }
}
