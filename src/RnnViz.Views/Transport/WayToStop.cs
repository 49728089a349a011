using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Transport;

/// <summary>
/// The way to a stop, to be watched: iterations are trained at a pace at which a long way is not longer than a short one, then the
/// stop's iteration is gone through place by place.
/// </summary>
/// <param name="training">What is walked through.</param>
/// <param name="playback">Whether it runs, and how fast.</param>
/// <param name="view">Whether anything moves by itself.</param>
internal sealed class WayToStop(ShownTraining training, Playback playback, ViewState view)
{
    /// <summary>
    /// In seconds of the scene: what training up to the stop's iteration takes at most, if frames have time for it; what going
    /// through the iteration to the stop takes at most, and each of its places.
    /// </summary>
    private const double TrainingTime = 2.5, SweepTime = 1.2, PlaceTime = 0.12;

    private int target = -1, sweepStart;
    private double batchesPerSecond, owed, swept;
    private Cursor? sweptTo;

    /// <summary>Whether the walk is on the way.</summary>
    public bool IsBeingGone => target >= 0 && (playback.IsRunning || sweptTo is not null);

    private Walk Walk => training.Walk;

    // how many whole iterations are to be trained before the one of the stop begins
    private int BatchesToGo => Walk.PlaceOfStop(target).Iteration - 1 - Walk.Cursor.Iteration + (Walk.IsWhole ? 0 : 1);

    /// <summary>Sets out for a stop that lies ahead, 0-based.</summary>
    public void Begin(int stop)
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

    /// <summary>The rest of the way at once.</summary>
    public void Hurry()
    {
        if (sweptTo is not null)
        {
            Arrive();
        }
        else if (IsBeingGone)
        {
            playback.IsHurried = true;
        }
    }

    /// <summary>The walk stays where it is.</summary>
    public void Cancel()
    {
        (target, sweptTo) = (-1, null);
        Walk.Destination = -1;
    }

    /// <summary>What a frame does.</summary>
    /// <param name="delta">Seconds since the one before.</param>
    public void GoOn(double delta)
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
}
