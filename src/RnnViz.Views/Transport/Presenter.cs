using RnnViz.Engine.Scene;
using RnnViz.Lessons.Settings;
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
    /// <summary>For so long a question that has come up is not answered by PageDown or Space, in seconds of the scene.</summary>
    public const double LeastTimeToRead = 0.5;

    private readonly WayToStop way = new(training, playback, view);
    private StopSettings? asked;
    private double askedFor;

    private Walk Walk => training.Walk;

    private bool HasStops => Walk.HonoursStops && Walk.StopCount > 0;

    /// <summary>Whether the walk is on its way to a stop.</summary>
    public bool IsOnTheWay => way.IsBeingGone;

    /// <summary>Whether a question has come up so lately that PageDown and Space leave it.</summary>
    public bool HasJustAsked =>
        training.AskedStop is { } open && (!ReferenceEquals(open, asked) || askedFor < LeastTimeToRead);

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
    /// once. After the last stop the next lesson is announced, then opened. A lesson without stops steps. A question that has
    /// just come up stays: the second press of two was not meant for it.
    /// </summary>
    public void Advance()
    {
        if (HasJustAsked)
        {
            return;
        }

        if (IsOnTheWay)
        {
            way.Hurry();
            return;
        }

        way.Cancel();
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
            way.Begin(Walk.NextStop);
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
        way.Cancel();
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

        way.Begin(Walk.StopCount - 1);
        way.Hurry();
    }

    /// <summary>Space: pauses; goes on, with the question of the next stop first. One that has just come up stays.</summary>
    public void TogglePause()
    {
        if (HasJustAsked)
        {
            return;
        }

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
            way.Cancel();
            playback.IsRunning = true;
        }
    }

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        askedFor = ReferenceEquals(training.AskedStop, asked) ? askedFor + delta : 0;
        asked = training.AskedStop;
        way.GoOn(delta);
    }

    private void Answer(Announcement announced, int direction)
    {
        view.Announcement = null;
        if (announced.Direction == direction)
        {
            LessonAsked?.Invoke(direction);
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

    private void Pause()
    {
        playback.IsRunning = false;
        way.Cancel();
    }
}
