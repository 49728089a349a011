using System.Globalization;
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
        for (long next = 0; next < (long)iterations + every; next += every)
        {
            int iteration = (int)Math.Min(next, iterations);
            string name = NameOf(iteration);
            if (places.Count == 0)
            {
                moments.Add(new Moment(itinerary.Last(iteration), name));
            }

            IEnumerable<(Place Place, Cursor Cursor)> all = places.Select(place => (place, place.In(itinerary, iteration)))
                .DistinctBy(pair => pair.Item2).OrderBy(pair => itinerary.IndexOf(pair.Item2));
            foreach ((Place place, Cursor cursor) in all)
            {
                // several in one iteration are numbered, so that their names sort as they come
                string number = places.Count == 1 ? "" : $"-{itinerary.IndexOf(cursor):D4}";
                moments.Add(new Moment(cursor, $"{name}{number}-{place}"));
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
            // from the place after it one comes back to a place that ends a unit of the granularity
            if (i == itinerary.StopsPerIteration - 1 || itinerary.Previous(itinerary.At(iteration, i + 1), granularity) == cursor)
            {
                moments.Add(Of(itinerary, cursor, granularity));
            }
        }

        return moments;
    }

    /// <summary>So many moments one after the other, on into the following iterations.</summary>
    /// <param name="itinerary">The order of an iteration.</param>
    /// <param name="iteration">Where they begin, from 0.</param>
    /// <param name="granularity">How far a step goes.</param>
    /// <param name="count">How many, 1 and up.</param>
    /// <param name="every">Of iterations as a whole, how many lie between two.</param>
    public static IReadOnlyList<Moment> Count(Itinerary itinerary, int iteration, Granularity granularity, int count, int every)
    {
        var moments = new List<Moment>(count);
        while (moments.Count < count)
        {
            if (granularity == Granularity.Batch)
            {
                moments.Add(Of(itinerary, itinerary.Last(iteration), granularity));
                iteration += every;
            }
            else
            {
                moments.AddRange(Walk(itinerary, iteration++, granularity).Take(count - moments.Count));
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

    /// <summary>Several lists as one; a place that is in several is there once, as the stop where it is one.</summary>
    /// <param name="itinerary">The order of an iteration.</param>
    /// <param name="lists">The lists.</param>
    public static IReadOnlyList<Moment> Merge(Itinerary itinerary, params IReadOnlyList<Moment>[] lists)
    {
        IReadOnlyList<Moment>[] some = [.. lists.Where(list => list.Count > 0)];
        if (some.Length <= 1)
        {
            return some.Length == 0 ? [] : some[0];
        }

        Moment[] all =
        [
            .. some.SelectMany(list => list).GroupBy(moment => moment.Cursor).Select(same => same.MaxBy(moment => moment.IsStop)!),
        ];
        Array.Sort(all, (a, b) => itinerary.Compare(a.Cursor, b.Cursor));
        return
        [
            .. all.Select(moment => moment with
            {
                Name = $"{NameAt(itinerary, moment.Cursor)}{(moment.IsStop ? "-" + moment.Name : "")}",
            }),
        ];
    }

    /// <summary>
    /// The moments that a recording has, each named by the iteration that its recorder counted; those of a run that is trained here as they
    /// are.
    /// </summary>
    /// <param name="walk">The walk through the run.</param>
    /// <param name="moments">The moments, by the iterations of the session.</param>
    public static IReadOnlyList<Moment> Recorded(Walk walk, IReadOnlyList<Moment> moments)
    {
        if (!walk.Session.IsRecorded)
        {
            return moments;
        }

        return
        [
            .. moments.Where(moment => moment.Cursor.Iteration <= walk.Furthest).Select(moment =>
            {
                string own = NameOf(moment.Cursor.Iteration), shown = NameOf(walk.Session.ShownIteration(moment.Cursor.Iteration));
                return moment.Name.StartsWith(own, StringComparison.Ordinal)
                    ? moment with { Name = shown + moment.Name[own.Length..] } : moment;
            }),
        ];
    }

    /// <summary>Of the steps of a recording those that are so many iterations apart, as the recorder counted them, and the last.</summary>
    /// <param name="walk">The walk through the recording.</param>
    /// <param name="moments">Moments of all its steps.</param>
    /// <param name="first">The first step that is wanted.</param>
    /// <param name="every">How many iterations lie between two, at least.</param>
    public static IReadOnlyList<Moment> Apart(Walk walk, IReadOnlyList<Moment> moments, int first, int every)
    {
        int last = moments.Count == 0 ? 0 : moments.Max(moment => moment.Cursor.Iteration);
        var chosen = new HashSet<int> { last };
        long next = long.MinValue;
        for (int step = first; step <= last; step++)
        {
            if (walk.Session.ShownIteration(step) >= next && chosen.Add(step))
            {
                next = (long)walk.Session.ShownIteration(step) + every;
            }
        }

        return [.. moments.Where(moment => chosen.Contains(moment.Cursor.Iteration))];
    }

    /// <summary>A moment by itself.</summary>
    /// <param name="walk">The walk that stands there.</param>
    public static Moment At(Walk walk)
    {
        bool isStop = walk.HonoursStops && walk.StopIndex >= 0;
        string name = isStop ? Stops(walk)[walk.StopIndex].Name
            : walk.IsWhole ? NameOf(walk.Session.ShownIteration(walk.Cursor.Iteration))
            : $"{NameOf(walk.Session.ShownIteration(walk.Cursor.Iteration))}-{Place.ShortOf(walk.Cursor, walk.Itinerary)}";
        return new Moment(walk.Cursor, name, isStop);
    }

    private static Moment Of(Itinerary itinerary, Cursor cursor, Granularity granularity) =>
        new(cursor, granularity == Granularity.Batch ? NameOf(cursor.Iteration) : NameAt(itinerary, cursor));

    private static string NameAt(Itinerary itinerary, Cursor cursor) =>
        $"{NameOf(cursor.Iteration)}-{itinerary.IndexOf(cursor):D4}-{Place.Of(cursor)}";

    private static string NameOf(int iteration) => iteration.ToString("D5", CultureInfo.InvariantCulture);
}
