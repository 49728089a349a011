using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Stepping;

/// <summary>The lesson's stops as places in the run, in the order in which they come.</summary>
internal sealed class LessonStops
{
    private readonly Itinerary itinerary;
    private readonly (Cursor Place, StopSettings Stop)[] places;

    public LessonStops(IReadOnlyList<StopSettings> stops, Itinerary itinerary)
    {
        this.itinerary = itinerary;
        places = [.. stops.Select(stop => (PlaceOf(stop), stop))];
        Array.Sort(places, (a, b) => itinerary.Compare(a.Place, b.Place));
    }

    /// <summary>How many there are.</summary>
    public int Count => places.Length;

    /// <summary>The iteration of the i-th stop.</summary>
    public int Iteration(int i) => places[i].Place.Iteration;

    /// <summary>The stop at a place; the last in the file of several.</summary>
    public StopSettings? At(Cursor place)
    {
        StopSettings? found = null;
        foreach ((Cursor at, StopSettings stop) in places)
        {
            if (at == place)
            {
                found = stop;
            }
        }

        return found;
    }

    /// <summary>
    /// The stop at a place or the latest before it, while another is still to come; null before the first, and after the last.
    /// </summary>
    public StopSettings? Latest(Cursor place)
    {
        for (int i = places.Length - 1; i >= 0; i--)
        {
            int after = itinerary.Compare(place, places[i].Place);
            if (after >= 0)
            {
                return after == 0 || i < places.Length - 1 ? places[i].Stop : null;
            }
        }

        return null;
    }

    /// <summary>The first stop's place after one place and not after another.</summary>
    public Cursor? FirstWithin(Cursor after, Cursor until)
    {
        foreach ((Cursor place, _) in places)
        {
            if (itinerary.Compare(place, after) > 0)
            {
                return itinerary.Compare(place, until) <= 0 ? place : null;
            }
        }

        return null;
    }

    /// <summary>The first stop's place, if that is within the iteration.</summary>
    public Cursor? FirstOf(int iteration) => places.Length > 0 && places[0].Place.Iteration == iteration ? places[0].Place : null;

    private Cursor PlaceOf(StopSettings stop) => (stop.Phase, stop.Timestep, stop.Term) switch
    {
        (Phase.Forward or Phase.Backward, { } t, { } term) => new Cursor(stop.Iteration, stop.Phase, t, term),
        (Phase.Forward or Phase.Backward, { } t, null) => itinerary.EndOf(stop.Iteration, stop.Phase, t),
        (Phase.Update, _, { } term) => new Cursor(stop.Iteration, Phase.Update, 0, term),
        _ => itinerary.EndOf(stop.Iteration, stop.Phase),
    };
}
