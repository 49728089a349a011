using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Transport;

/// <summary>
/// What keys, buttons and the timeline do to a walk. A step never passes over one of the lesson's stops: it ends there,
/// forwards and backwards, so that n steps on and n steps back come to the same places. Before a stop that asks something, the first
/// step on opens the question.
/// </summary>
public sealed class Stepper(ShownTraining training, Playback playback)
{
    private Walk Walk => training.Walk;

    /// <summary>Whether new steps of a recording are looked for, so that its last one is the last so far.</summary>
    public bool FollowsRecording { get; set; }

    /// <summary>Raised after a single step to the next place, with the place before; jumps and steps back do not raise it.</summary>
    public event Action<Cursor>? SteppedFrom;

    /// <summary>Raised with what shall be said for a few seconds.</summary>
    public event Action<string>? Said;

    /// <summary>Whether the walk is at the end of the last step of a recording, which it cannot go on from.</summary>
    private bool IsAtLastRecorded => !training.Session.CanTrainOn && Walk.IsWhole && Walk.Cursor.Iteration >= Walk.Furthest;

    /// <summary>One step on at the granularity; a running lesson pauses first.</summary>
    public void Forward()
    {
        playback.IsRunning = false;
        if (IsAtLastRecorded)
        {
            SayLast();
            return;
        }

        Cursor before = Walk.Cursor, target = StopBefore(Walk.Itinerary.Next(before, Walk.Granularity), isForward: true);
        if (Walk.HonoursStops && Walk.NextStop is var stop and >= 0 && Walk.PlaceOfStop(stop) == target && Walk.HasToAsk(stop))
        {
            Walk.Ask(stop);
            return;
        }

        Walk.GoTo(target);
        SteppedFrom?.Invoke(before);
    }

    /// <summary>One step back at the granularity; a running lesson pauses first.</summary>
    public void Back()
    {
        playback.IsRunning = false;
        Cursor before = Walk.Cursor, previous = Walk.Itinerary.Previous(before, Walk.Granularity);
        // there is no step back from the end of the first iteration but to a stop within it
        Cursor furthest = previous == before ? Walk.Itinerary.First(0) : previous;
        Cursor target = StopBefore(furthest, isForward: false);
        Walk.GoTo(target == furthest && !IsStop(furthest) ? previous : target);
    }

    /// <summary>
    /// One whole iteration on, or to the lesson's next stop where that comes first; then the lesson pauses.
    /// What running live does as often as it is asked to in a frame.
    /// </summary>
    public void RunOn()
    {
        if (Walk.TrainOn() | IsAtLastRecorded)
        {
            playback.IsRunning = false;
        }

        if (IsAtLastRecorded)
        {
            SayLast();
        }
    }

    /// <summary>The first iteration of the history.</summary>
    public void ToStart() => Jump(Walk.ToStart);

    /// <summary>The last iteration of the history.</summary>
    public void ToEnd() => Jump(Walk.ToEnd);

    /// <summary>Any place of the history.</summary>
    public void GoTo(Cursor place) => Jump(() => Walk.GoTo(place));

    /// <summary>A step that is a step coarser or finer: batch, phase, timestep, term.</summary>
    public void ChangeGranularity(int finer)
    {
        Walk.Granularity = (Granularity)Math.Clamp((int)Walk.Granularity + finer, (int)Granularity.Batch, (int)Granularity.Term);
    }

    /// <summary>
    /// The end of timestep t in the pass that the walk is in: the forward pass up to the loss, else the backward pass. Steps
    /// stay as long as they were.
    /// </summary>
    public void GoToColumn(int t)
    {
        Cursor now = Walk.Cursor;
        bool isForward = now.Phase is Phase.Forward or Phase.Loss;
        GoTo(Walk.Itinerary.EndOf(now.Iteration, isForward ? Phase.Forward : Phase.Backward, t));
    }

    /// <summary>The lesson's first stop on the way from the cursor to a target; the target where there is none.</summary>
    private Cursor StopBefore(Cursor target, bool isForward)
    {
        if (!training.Walk.HonoursStops || training.Session.Lesson.Stops.Count == 0)
        {
            return target;
        }

        for (Cursor place = Walk.Cursor; place != target;)
        {
            Cursor next = isForward ? Walk.Itinerary.Next(place, Granularity.Term) : Walk.Itinerary.Previous(place, Granularity.Term);
            if (next == place)
            {
                break;
            }

            place = next;
            if (Walk.StopAt(place) is not null)
            {
                return place;
            }
        }

        return target;
    }

    private void SayLast() => Said?.Invoke(
        $"Iteration {training.Session.ShownIteration(Walk.Furthest)} is the last recorded step{(FollowsRecording ? " so far" : "")}");

    private bool IsStop(Cursor place) => training.Walk.HonoursStops && Walk.StopAt(place) is not null;

    private void Jump(Action jump)
    {
        playback.IsRunning = false;
        jump();
    }
}
