using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Stepping;

// where numbers stop being finite, a run that goes on by itself pauses
public sealed partial class Walk
{
    /// <summary>Whether <see cref="TrainOn"/> pauses where the first NaN or ∞ of the run appears.</summary>
    public bool PausesOnNonFinite { get; set; }

    /// <summary>The place of what the session calls the first NaN or ∞; null where there is none.</summary>
    public Cursor? NonFinitePlace => Session.FirstNonFinite is { } first ? PlaceOf(first) : null;

    private Cursor PlaceOf(NonFinite first) => first switch
    {
        { Phase: Phase.Forward, Timestep: 0 } => Itinerary.First(first.Iteration),
        { Phase: Phase.Forward or Phase.Backward } => new Cursor(first.Iteration, first.Phase, first.Timestep, first.Term),
        _ => new Cursor(first.Iteration, first.Phase, 0, first.Term),
    };

    // goes on to a place, but not past the first number that is not finite
    private bool PausesBefore(Cursor target)
    {
        (Cursor from, NonFinite? before) = (Cursor, Session.FirstNonFinite);
        GoTo(target);
        if (!PausesOnNonFinite || Session.FirstNonFinite is not { } first || PlaceOf(first) is var place
            && (Itinerary.Compare(place, target) > 0 || (first == before && Itinerary.Compare(from, place) >= 0)))
        {
            return false;
        }

        GoTo(place);
        return true;
    }
}
