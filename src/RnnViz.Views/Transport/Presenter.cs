using RnnViz.Engine.Scene;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Transport;

/// <summary>
/// What a presenter's remote does: on to the lesson's next stop, to the stop before, and at the ends to the next lesson of the
/// course. On the way to a stop training is to be watched, and a long way is not longer than a short one. Stands before
/// whatever trains.
/// </summary>
/// <param name="training">What is walked through.</param>
/// <param name="playback">Whether it runs, and how fast.</param>
/// <param name="view">Gets what is announced.</param>
/// <param name="stepper">What the keys for single steps do.</param>
public sealed class Presenter(ShownTraining training, Playback playback, ViewState view, Stepper stepper) : Node
{
    /// <summary>
    /// In seconds of the scene: what training up to the stop's iteration takes at most, if frames have time for it; what going
    /// through the iteration to the stop takes at most, and each of its places.
    /// </summary>
    private const double TrainingTime = 2.5, SweepTime = 1.2, PlaceTime = 0.12;

    private int target = -1, sweepStart;
    private double batchesPerSecond, owed, swept;
    private Cursor? sweptTo;

    private Walk Walk => training.Walk;

    private bool HasStops => Walk.HonoursStops && Walk.StopCount > 0;

    /// <summary>Whether the walk is on its way to a stop.</summary>
    public bool IsOnTheWay => target >= 0 && (playback.IsRunning || sweptTo is not null);

    /// <summary>Raised when another lesson of the course is asked for: 1 the next one, −1 the one before.</summary>
    public event Action<int>? LessonAsked;

    /// <summary>Raised with what shall be said for a few seconds.</summary>
    public event Action<string>? Said;

    /// <summary>A lesson with a stop in its first iteration begins there, paused, or with its question.</summary>
    public void Begin()
    {
        if (HasStops && Walk.PlaceOfStop(0).Iteration == 0)
        {
            Show(0);
        }
    }

    /// <summary>
    /// PageDown: the question of the next stop, if it has one; then the way there, and pressed again on the way the stop at
    /// once. After the last stop the next lesson is announced, then opened. A lesson without stops steps.
    /// </summary>
    public void Advance()
    {
        if (IsOnTheWay)
        {
            Hurry();
            return;
        }

        Cancel();
        if (view.Announcement is { Direction: not 0 } announced)
        {
            Answer(announced, 1);
        }
        else if (!HasStops && view.Course is null)
        {
            stepper.Forward();
        }
        else if (!HasStops || Walk.NextStop < 0)
        {
            playback.IsRunning = false;
            view.Announcement = Announcements.After(view.Course, Walk.StopCount);
        }
        else if (Walk.HasToAsk(Walk.NextStop))
        {
            playback.IsRunning = false;
            Walk.Ask(Walk.NextStop);
        }
        else
        {
            RunTo(Walk.NextStop);
        }
    }

    /// <summary>
    /// PageUp: the stop before, at once. Before the first stop the lesson before is announced, then opened. A lesson without
    /// stops steps back.
    /// </summary>
    public void GoBack()
    {
        bool isAnnounced = view.Announcement is not null;
        if (view.Announcement is { Direction: not 0 } announced)
        {
            Answer(announced, -1);
        }
        else if (!HasStops && view.Course is null)
        {
            stepper.Back();
        }
        else if (isAnnounced && Walk.StopIndex >= 0)
        {
            view.Announcement = null;
        }
        else if (HasStops && Walk.PreviousStop >= 0)
        {
            ReturnTo(Walk.PreviousStop);
        }
        else
        {
            Pause();
            view.Announcement = Announcements.Before(view.Course);
            if (view.Announcement is null)
            {
                Said?.Invoke(view.Course is null ? "There is no stop before this" : "This is where the course begins");
            }
        }
    }

    /// <summary>Home: the first stop, or its question; the first iteration where there is none, or the run has not come so far.</summary>
    public void ToFirst()
    {
        Cancel();
        if (HasStops && Walk.PlaceOfStop(0).Iteration <= Walk.Furthest)
        {
            Show(0);
        }
        else
        {
            stepper.ToStart();
        }
    }

    /// <summary>To the last stop at once, passing all others, as when a lesson is come back to from the next one.</summary>
    public void ToLast()
    {
        if (!HasStops)
        {
            return;
        }

        RunTo(Walk.StopCount - 1);
        Hurry();
    }

    /// <summary>Space: pauses; goes on, with the question of the next stop first.</summary>
    public void TogglePause()
    {
        if (playback.IsRunning || IsOnTheWay)
        {
            Pause();
        }
        else if (HasStops && Walk.Question is null && Walk.NextStop is var next and >= 0 && Walk.HasToAsk(next))
        {
            Walk.Ask(next);
        }
        else
        {
            Cancel();
            playback.IsRunning = true;
        }
    }

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        if (sweptTo is not null)
        {
            Sweep(delta);
        }
        else if (target >= 0)
        {
            Train(delta);
        }
    }

    private void Answer(Announcement announced, int direction)
    {
        view.Announcement = null;
        if (announced.Direction == direction)
        {
            LessonAsked?.Invoke(direction);
        }
    }

    private void RunTo(int stop)
    {
        (target, owed) = (stop, 0);
        Walk.Destination = stop;
        int batches = BatchesToGo;
        batchesPerSecond = batches / TrainingTime;
        if (batches > 0)
        {
            playback.IsRunning = true;
        }
        else
        {
            BeginSweep();
        }
    }

    private void ReturnTo(int stop)
    {
        Pause();
        if (stop == Walk.StopIndex)
        {
            Walk.TakeBackQuestion();
        }
        else
        {
            Walk.GoTo(Walk.PlaceOfStop(stop));
        }
    }

    // a stop of an iteration that the run has come to, or its question where it has one
    private void Show(int stop)
    {
        Pause();
        Cursor place = Walk.PlaceOfStop(stop);
        if (!Walk.StopHasQuestion(stop))
        {
            Walk.GoTo(place);
            return;
        }

        Walk.GoTo(Walk.Itinerary.First(place.Iteration));
        Walk.Ask(stop);
    }

    private void Hurry()
    {
        if (sweptTo is not null)
        {
            Arrive();
        }
        else if (IsOnTheWay)
        {
            playback.IsHurried = true;
        }
    }

    // how many whole iterations are to be trained before the one of the stop begins
    private int BatchesToGo => Walk.PlaceOfStop(target).Iteration - 1 - Walk.Cursor.Iteration + (Walk.IsWhole ? 0 : 1);

    private void Train(double delta)
    {
        if (!playback.IsRunning)
        {
            Cancel(); // the stop is reached, or somebody has paused
            return;
        }

        int batches = BatchesToGo;
        if (playback.IsHurried)
        {
            playback.Pace = Math.Max(1, batches + 1);
            return;
        }

        if (batches <= 0)
        {
            playback.IsRunning = false;
            BeginSweep();
            return;
        }

        owed += batchesPerSecond * delta;
        int pace = Math.Clamp((int)owed, 1, batches);
        (playback.Pace, owed) = (pace, Math.Max(0, owed - pace));
    }

    private void BeginSweep()
    {
        Cursor place = Walk.PlaceOfStop(target);
        playback.IsRunning = false;
        if (Walk.Cursor.Iteration < place.Iteration)
        {
            Walk.GoTo(Walk.Itinerary.First(place.Iteration));
        }

        (sweepStart, swept, sweptTo) = (Walk.Itinerary.IndexOf(Walk.Cursor), 0, Walk.Cursor);
        if (!view.Motion || Walk.Itinerary.Compare(Walk.Cursor, place) >= 0)
        {
            Arrive();
        }
    }

    private void Sweep(double delta)
    {
        if (Walk.Cursor != sweptTo || playback.IsRunning)
        {
            Cancel(); // somebody went elsewhere
            return;
        }

        Cursor place = Walk.PlaceOfStop(target);
        int places = Walk.Itinerary.IndexOf(place) - sweepStart;
        swept += delta / Math.Min(SweepTime, places * PlaceTime);
        if (swept >= 1)
        {
            Arrive();
            return;
        }

        sweptTo = Walk.Itinerary.At(place.Iteration, sweepStart + (int)(places * swept));
        if (Walk.Cursor != sweptTo)
        {
            Walk.GoTo(sweptTo.Value);
        }
    }

    private void Arrive()
    {
        Cursor place = Walk.PlaceOfStop(target);
        Cancel();
        Walk.GoTo(place);
    }

    private void Pause()
    {
        playback.IsRunning = false;
        Cancel();
    }

    private void Cancel()
    {
        (target, sweptTo) = (-1, null);
        Walk.Destination = -1;
    }
}
