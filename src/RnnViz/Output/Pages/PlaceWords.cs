using System.Globalization;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Output.Pages;

/// <summary>Where in a run a place is, in words: Iteration 0, backward, t = 2, δ.</summary>
internal static class PlaceWords
{
    /// <summary>The whole place.</summary>
    /// <param name="itinerary">The order of an iteration: where a place ends its timestep or phase, the term goes without saying.</param>
    /// <param name="place">The place.</param>
    /// <param name="cell">The cell, by which terms are named.</param>
    /// <param name="isTerm">Whether the steps are terms, so that each is named.</param>
    public static string Of(Itinerary itinerary, Cursor place, CellKind cell, bool isTerm) =>
        $"{PageWords.Iteration(place.Iteration)}, {InIteration(itinerary, place, cell, isTerm)}";

    /// <summary>Where within its iteration.</summary>
    public static string InIteration(Itinerary itinerary, Cursor place, CellKind cell, bool isTerm)
    {
        string within = InPhase(itinerary, place, cell, isTerm), phase = PageWords.Name(place.Phase);
        return within == phase ? phase : $"{phase}, {within}";
    }

    /// <summary>The iteration and phase: what lists have as a heading.</summary>
    public static string Heading(Cursor place) => $"{PageWords.Iteration(place.Iteration)}, {PageWords.Name(place.Phase)}";

    /// <summary>Where within its phase.</summary>
    public static string InPhase(Itinerary itinerary, Cursor place, CellKind cell, bool isTerm)
    {
        bool hasTimestep = place.Phase is Phase.Forward or Phase.Backward;
        bool endsTimestep = itinerary.Next(place, Granularity.Term) is var next
            && (next.Phase, next.Timestep, next.Iteration) != (place.Phase, place.Timestep, place.Iteration);
        string timestep = string.Create(CultureInfo.InvariantCulture, $"t = {place.Timestep}"), term = PageWords.Name(place.Term, cell);
        return (hasTimestep, isTerm || !endsTimestep) switch
        {
            (true, true) => $"{timestep}, {term}",
            (true, false) => timestep,
            (false, true) when place.Phase == Phase.Update => term,
            _ => PageWords.Name(place.Phase),
        };
    }
}
