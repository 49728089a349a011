using System.Runtime.InteropServices;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Contrasts;

/// <summary>
/// Up to three runs in lock-step: iteration n of each is trained on the batch that the lesson has for n, and all stand at the same
/// place of it. One of them is in front: it is walked through, and <see cref="Follow"/> brings the others to where it stands. Each
/// run is the run that it would be alone, bit for bit: nothing of one enters another.
/// </summary>
public sealed class Contrast : IDisposable
{
    /// <summary>The most runs of a contrast.</summary>
    public const int MostRuns = 3;

    private readonly List<Walk> walks;
    private readonly List<int> followed = [];

    /// <summary>A contrast of one run, to which others can be added.</summary>
    /// <param name="first">The run; it is in front.</param>
    public Contrast(Walk first)
    {
        walks = [first];
        followed.Add(-1);
    }

    /// <summary>The runs, each walked through by itself; their order does not change while they are there.</summary>
    public IReadOnlyList<Walk> Walks => walks;

    /// <summary>The place of the run in front, 0-based.</summary>
    public int FrontIndex { get; private set; }

    /// <summary>The run in front: what moves it moves all.</summary>
    public Walk Front => walks[FrontIndex];

    /// <summary>Grows whenever a run comes, leaves, or another one comes to the front.</summary>
    public int Version { get; private set; }

    /// <summary>Whether all runs stand where the one in front stands, and have come as far as it has.</summary>
    public bool IsInStep
    {
        get
        {
            for (int i = 0; i < walks.Count; i++)
            {
                if (i != FrontIndex && !IsInStepAt(i))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Adds a run, which <see cref="Follow"/> trains up to where the others are.</summary>
    /// <param name="session">It; of as many timesteps as the others.</param>
    /// <exception cref="InvalidOperationException">There are <see cref="MostRuns"/> already.</exception>
    /// <exception cref="ArgumentException">It has another number of timesteps.</exception>
    public void Add(TrainingSession session)
    {
        if (walks.Count == MostRuns)
        {
            throw new InvalidOperationException($"A contrast has {MostRuns} runs at most; remove one first.");
        }

        var walk = new Walk(session);
        if (walk.Itinerary.Timesteps != Front.Itinerary.Timesteps)
        {
            throw new ArgumentException(
                $"The run has {walk.Itinerary.Timesteps} timesteps, the others {Front.Itinerary.Timesteps}; all runs see the same batches.",
                nameof(session));
        }

        walks.Add(walk);
        followed.Add(-1);
        ChoosePauses();
        Version++;
    }

    /// <summary>Takes a run out and gives its memory back; where it was in front, the one before it comes to the front.</summary>
    /// <param name="index">Its place, 0-based.</param>
    /// <exception cref="InvalidOperationException">It is the only one.</exception>
    public void Remove(int index)
    {
        if (walks.Count == 1)
        {
            throw new InvalidOperationException("The only run of a contrast cannot be removed.");
        }

        if (index == FrontIndex)
        {
            Follow(null);
        }

        Walk leaving = walks[index];
        walks.RemoveAt(index);
        followed.RemoveAt(index);
        FrontIndex -= FrontIndex > index || FrontIndex == walks.Count ? 1 : 0;
        leaving.Session.Dispose();
        ChoosePauses();
        Version++;
    }

    /// <summary>Brings a run to the front, at the place where the one in front stands; one that is behind is trained up to there.</summary>
    /// <param name="index">Its place, 0-based.</param>
    public void BringToFront(int index) => TryBringToFront(index, null);

    /// <summary>Brings a run to the front, at the place where the one in front stands, if it comes there in time.</summary>
    /// <param name="index">Its place, 0-based.</param>
    /// <param name="most">How long it may be trained for it; null for as long as it takes.</param>
    /// <returns>Whether it is in front; else it is still behind, and another one stays there.</returns>
    public bool TryBringToFront(int index, TimeSpan? most)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)walks.Count, nameof(index));
        if (index == FrontIndex)
        {
            return true;
        }

        if (!walks[index].Follow(Front, most))
        {
            return false;
        }

        CollectionsMarshal.AsSpan(followed).Fill(-1);
        FrontIndex = index;
        Version++;
        return true;
    }

    /// <summary>
    /// Brings every run to where the one in front stands. Where the one in front has given up its future, since a control was changed
    /// in the past, they give up theirs: it comes again, the same. Runs that are behind are trained up. Where nothing has moved
    /// it costs nothing; it never allocates.
    /// </summary>
    /// <param name="most">How long each run that is behind may be trained now; null for as long as it takes.</param>
    /// <returns>Whether all have come there.</returns>
    public bool Follow(TimeSpan? most)
    {
        bool areThere = true;
        for (int i = 0; i < walks.Count; i++)
        {
            if (i == FrontIndex || followed[i] == Front.Version + walks[i].Session.Version)
            {
                continue;
            }

            if (walks[i].Follow(Front, most))
            {
                followed[i] = Front.Version + walks[i].Session.Version;
            }
            else
            {
                areThere = false;
            }
        }

        return areThere;
    }

    /// <summary>Whether a run has come to where the one in front stands.</summary>
    /// <param name="index">Its place, 0-based.</param>
    public bool IsInStepAt(int index) => index == FrontIndex
        || (walks[index].Furthest == Front.Furthest && walks[index].Cursor.Iteration == Front.Cursor.Iteration);

    /// <summary>Looks whether more steps have been recorded of all runs, where they are recorded elsewhere. Throws nothing.</summary>
    public RecordingNews LookForNewSteps()
    {
        (int before, RecordingNews news) = (Front.Furthest, RecordingNews.None);
        foreach (Walk walk in walks)
        {
            RecordingNews one = walk.Session.LookForNewSteps();
            news = one > news ? one : news;
        }

        if (walks.Count > 1 && Front.Session.IsRecorded)
        {
            RecordedContrast.TakeMore([.. walks.Select(walk => walk.Session)]);
        }

        return news == RecordingNews.MoreSteps && Front.Furthest == before ? RecordingNews.None : news;
    }

    // where one run stops being finite, those beside it go on
    private void ChoosePauses()
    {
        foreach (Walk walk in walks)
        {
            walk.PausesOnNonFinite = walks.Count == 1 && walk.Session.Lesson.Training.PauseOnNonFinite;
        }
    }

    /// <summary>Gives the memory of all runs back.</summary>
    public void Dispose()
    {
        foreach (Walk walk in walks)
        {
            walk.Session.Dispose();
        }
    }
}
