using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Stepping;

/// <summary>
/// The lesson's stops as places in the run, in the order in which they come; of several at one place the last in the file.
/// </summary>
internal sealed class LessonStops
{
    private readonly Itinerary itinerary;
    private readonly (Cursor Place, StopSettings Stop)[] places;

    public LessonStops(IReadOnlyList<StopSettings> stops, Itinerary itinerary)
    {
        this.itinerary = itinerary;
        places = [.. stops.GroupBy(PlaceOf).Select(here => (here.Key, here.Last()))];
        Array.Sort(places, (a, b) => itinerary.Compare(a.Place, b.Place));
    }

    /// <summary>How many places with a stop there are.</summary>
    public int Count => places.Length;

    /// <summary>The i-th stop's place, 0-based.</summary>
    public Cursor Place(int i) => places[i].Place;

    /// <summary>The i-th stop, 0-based.</summary>
    public StopSettings Stop(int i) => places[i].Stop;

    /// <summary>Which stop is at a place, 0-based; −1 where there is none.</summary>
    public int IndexAt(Cursor place)
    {
        int i = FirstFrom(place);
        return i < places.Length && places[i].Place == place ? i : -1;
    }

    /// <summary>The stop at a place; the last in the file of several.</summary>
    public StopSettings? At(Cursor place) => IndexAt(place) is var i and >= 0 ? places[i].Stop : null;

    /// <summary>The first stop after a place; −1 where there is none.</summary>
    public int After(Cursor place)
    {
        int i = FirstFrom(place);
        i += i < places.Length && places[i].Place == place ? 1 : 0;
        return i < places.Length ? i : -1;
    }

    /// <summary>
    /// The stop at a place or the latest before it, while another is still to come; null before the first, and after the last.
    /// </summary>
    public StopSettings? Latest(Cursor place)
    {
        int i = IndexAt(place) is var here and >= 0 ? here : Before(place);
        return i >= 0 && (i < places.Length - 1 || places[i].Place == place) ? places[i].Stop : null;
    }

    /// <summary>The last stop before a place; −1 where there is none.</summary>
    public int Before(Cursor place) => FirstFrom(place) - 1;

    // the first stop at a place or after it
    private int FirstFrom(Cursor place)
    {
        int i = 0;
        while (i < places.Length && itinerary.Compare(places[i].Place, place) < 0)
        {
            i++;
        }

        return i;
    }

    private Cursor PlaceOf(StopSettings stop) => (stop.Phase, stop.Timestep, stop.Term) switch
    {
        (Phase.Forward or Phase.Backward, { } t, { } term) => new Cursor(stop.Iteration, stop.Phase, t, term),
        (Phase.Forward or Phase.Backward, { } t, null) => itinerary.EndOf(stop.Iteration, stop.Phase, t),
        (Phase.Update, _, { } term) => new Cursor(stop.Iteration, Phase.Update, 0, term),
        _ => itinerary.EndOf(stop.Iteration, stop.Phase),
    };
}
