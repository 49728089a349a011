using System.Collections.Immutable;
using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Views.Screen;

/// <summary>
/// The runs that the screen shows together, in lock-step; mostly one. A scene is built around the one in front; where a run comes,
/// leaves or goes to the front, the scene is built anew.
/// </summary>
public sealed partial class ShownContrast : IDisposable
{
    /// <summary>How much of a frame a run that is behind is trained, where time runs.</summary>
    private static readonly TimeSpan FramePart = TimeSpan.FromMilliseconds(12);

    private readonly Contrast contrast;
    private readonly IPlayback playback;
    private readonly RunNames names = new();

    /// <summary>The lesson's run and those of its variants, from their beginning.</summary>
    /// <param name="session">The lesson's own run, which is in front.</param>
    /// <param name="playback">Whether they run.</param>
    public ShownContrast(TrainingSession session, IPlayback playback)
        : this([session, .. session.Lesson.VariantLessons.Select(variant => session.Beside(variant))], 0, playback) { }

    /// <summary>Runs from their beginning.</summary>
    /// <param name="sessions">They, one to three.</param>
    /// <param name="front">Which of them is in front, from 0.</param>
    /// <param name="playback">Whether they run.</param>
    public ShownContrast(IReadOnlyList<TrainingSession> sessions, int front, IPlayback playback)
    {
        this.playback = playback;
        contrast = new Contrast(new Walk(sessions[0]));
        foreach (TrainingSession session in sessions.Skip(1))
        {
            contrast.Add(session);
        }

        contrast.BringToFront(front);
        Show();
    }

    /// <summary>The sequence of the batch that is drawn, of every run, from 0.</summary>
    public int Sequence { get; private set; }

    /// <summary>Draws another sequence of the batch.</summary>
    /// <param name="sequence">0 and up; beyond the last that every run has it is the first.</param>
    public void Show(int sequence)
    {
        int batch = Runs.Min(run => run.Training.Step.BatchSize);
        Sequence = (sequence % batch + batch) % batch;
    }

    /// <summary>The runs, in an order that stays; always at least one.</summary>
    public ImmutableArray<ShownRun> Runs { get; private set; } = [];

    /// <summary>The run in front: the one that is walked through.</summary>
    public ShownRun Front => Runs[contrast.FrontIndex];

    /// <summary>Whether there is more than one run.</summary>
    public bool IsContrast => Runs.Length > 1;

    /// <summary>Whether any run is of a cell with a state c beside h.</summary>
    public bool HasCell
    {
        get
        {
            foreach (ShownRun run in Runs)
            {
                if (run.Training.Step.HasCell)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether no further run has a place.</summary>
    public bool IsFull => Runs.Length == Contrast.MostRuns;

    /// <summary>Whether all runs stand where the one in front stands.</summary>
    public bool IsInStep => contrast.IsInStep;

    /// <summary>Grows whenever a run comes or leaves, or another comes to the front.</summary>
    public int Version => contrast.Version;

    /// <summary>How long the prepared steps of all runs took together.</summary>
    public TimeSpan StepTime
    {
        get
        {
            TimeSpan time = TimeSpan.Zero;
            foreach (ShownRun run in Runs)
            {
                time += run.Training.Session.StepTime;
            }

            return time;
        }
    }

    /// <summary>Whether the next step of any run is begun already.</summary>
    public bool IsPrefetching
    {
        get
        {
            foreach (ShownRun run in Runs)
            {
                if (run.Training.Session.IsPrefetching)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether going on to the next step of all runs means no waiting.</summary>
    public bool IsNextReady
    {
        get
        {
            foreach (ShownRun run in Runs)
            {
                if (run.Training.Session is { IsPrefetching: true, IsPrefetched: false })
                {
                    return false;
                }
            }

            return IsInStep;
        }
    }

    /// <summary>Begins the next step of every run on another thread.</summary>
    public void Prefetch()
    {
        foreach (ShownRun run in Runs)
        {
            run.Training.Session.Prefetch();
        }
    }

    /// <summary>Waits until the next steps of all runs are computed, but not longer than a time.</summary>
    /// <param name="most">The longest wait.</param>
    /// <returns>Whether they are.</returns>
    public bool WaitForPrefetch(TimeSpan most)
    {
        TimeProvider clock = Front.Training.Session.Clock;
        long start = clock.GetTimestamp();
        foreach (ShownRun run in Runs)
        {
            TimeSpan left = most - clock.GetElapsedTime(start);
            if (run.Training.Session.IsPrefetching && !run.Training.Session.WaitForPrefetch(left > TimeSpan.Zero ? left : TimeSpan.Zero))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Brings all runs to where the one in front stands, however long it takes.</summary>
    public void Follow() => contrast.Follow(null);

    /// <summary>
    /// Brings all runs towards where the one in front stands: runs that are behind are trained as long as a frame has time for it, which
    /// where time does not run is as long as it takes.
    /// </summary>
    /// <returns>Whether all have come there.</returns>
    public bool FollowInFrame() => contrast.Follow(Part);

    /// <summary>Looks whether more steps have been recorded of all runs, where they are recorded elsewhere. Throws nothing.</summary>
    public RecordingNews LookForNewSteps() => contrast.LookForNewSteps();

    /// <summary>Does the same to every run where all have come to where the one in front stands: a control that acts on all.</summary>
    /// <param name="change">What is done; answers whether the run has what is changed.</param>
    /// <returns>How many runs have it; null where nothing is done, as a run is still behind.</returns>
    public int? ForAll(Func<ShownTraining, bool> change)
    {
        if (!FollowInFrame())
        {
            return null;
        }

        int count = 0;
        foreach (ShownRun run in Runs)
        {
            count += change(run.Training) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Adds a run, which is trained up to where the others are.</summary>
    /// <param name="session">It.</param>
    public void Add(TrainingSession session)
    {
        contrast.Add(session);
        Show();
    }

    /// <summary>Takes a run out.</summary>
    /// <param name="index">Its place among the runs, from 0.</param>
    public void Remove(int index)
    {
        contrast.Remove(index);
        Show();
    }

    /// <summary>Brings a run to the front, however long it takes it to come to the place.</summary>
    /// <param name="index">Its place among the runs, from 0.</param>
    public void BringToFront(int index) => contrast.BringToFront(index);

    /// <summary>Brings a run to the front, if it is there already or comes there within what a frame has time for.</summary>
    /// <param name="index">Its place among the runs, from 0.</param>
    /// <returns>Whether it is in front; else it is still behind, and another one stays there.</returns>
    public bool TryBringToFront(int index) => contrast.TryBringToFront(index, Part);

    /// <summary>By what a run differs from the others.</summary>
    internal string NameOf(int index) => names.Of(index, Runs);

    /// <summary>Whether a run has come to where the one in front stands.</summary>
    internal bool IsInStepAt(int index) => contrast.IsInStepAt(index);

    /// <inheritdoc/>
    public void Dispose() => contrast.Dispose();

    private TimeSpan? Part => playback.FramesPerSecond is null ? null : FramePart;

    // a run that was there keeps its training, so that whoever has it may go on with it; its place may be another one
    private void Show()
    {
        ImmutableArray<ShownRun> before = Runs;
        Runs = [.. contrast.Walks.Select((walk, index) => new ShownRun(index, TrainingOf(walk, before), this))];
        names.Forget();
    }

    private ShownTraining TrainingOf(Walk walk, ImmutableArray<ShownRun> before) =>
        before.FirstOrDefault(run => run.Training.Walk == walk)?.Training ?? new ShownTraining(walk, playback, this);
}
