using System.Globalization;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Output.Moments;

/// <summary>Which moments of a run are to be seen, always in the order of the walk.</summary>
internal static class MomentList
{
    /// <summary>
    /// Iteration 0, every so many after it, and the last; each as a whole, or at places within it.
    /// </summary>
    /// <param name="itinerary">The order of an iteration.</param>
    /// <param name="iterations">The last iteration.</param>
    /// <param name="every">Iterations between two, 1 and up.</param>
    /// <param name="places">Places within each iteration; none for its end.</param>
    /// <exception cref="ArgumentException">The run has no such place.</exception>
    public static IReadOnlyList<Moment> Every(Itinerary itinerary, int iterations, int every, IReadOnlyList<Place> places)
    {
        var moments = new List<Moment>();
        for (int iteration = 0; iteration <= iterations; iteration++)
        {
            if (iteration % every != 0 && iteration != iterations)
            {
                continue;
            }

            string name = NameOf(iteration);
            if (places.Count == 0)
            {
                moments.Add(new Moment(itinerary.Last(iteration), name));
            }

            foreach (Place place in places)
            {
                moments.Add(new Moment(place.In(itinerary, iteration), $"{name}-{place}"));
            }
        }

        return moments;
    }

    /// <summary>One iteration step by step, from its first place to its last.</summary>
    /// <param name="itinerary">The order of an iteration.</param>
    /// <param name="iteration">Which, from 0.</param>
    /// <param name="granularity">How far a step goes.</param>
    public static IReadOnlyList<Moment> Walk(Itinerary itinerary, int iteration, Granularity granularity)
    {
        var moments = new List<Moment>();
        for (int i = 0; i < itinerary.StopsPerIteration; i++)
        {
            Cursor cursor = itinerary.At(iteration, i);
            // a place that ends a unit of the granularity comes next from the place before it, and is the last before the one after it
            bool endsUnit = i > 0 ? itinerary.Next(itinerary.At(iteration, i - 1), granularity) == cursor
                : itinerary.Previous(itinerary.At(iteration, 1), granularity) == cursor;
            if (endsUnit)
            {
                moments.Add(new Moment(cursor, $"{NameOf(iteration)}-{i:D4}-{PlaceOf(cursor)}"));
            }
        }

        return moments;
    }

    /// <summary>The lesson's stops.</summary>
    public static IReadOnlyList<Moment> Stops(Walk walk) =>
    [
        .. Enumerable.Range(0, walk.StopCount).Select(i => new Moment(
            walk.PlaceOfStop(i), string.Create(CultureInfo.InvariantCulture, $"stop-{i + 1:D2}"), IsStop: true)),
    ];

    private static string NameOf(int iteration) => iteration.ToString("D5", CultureInfo.InvariantCulture);

    private static string PlaceOf(Cursor cursor) =>
        new Place(cursor.Phase, cursor.Phase is Phase.Forward or Phase.Backward ? cursor.Timestep : null, cursor.Term).ToString();
}
