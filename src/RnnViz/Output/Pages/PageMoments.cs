using RnnViz.Lessons.Stepping;
using RnnViz.Output.Moments;

namespace RnnViz.Output.Pages;

/// <summary>The moments that a page steps through.</summary>
/// <param name="All">In the order of the walk; a place of the walk that is a stop is there once, as the stop.</param>
/// <param name="IsTerm">Whether steps of the walk are terms, so that each is named.</param>
internal sealed record PageMoments(IReadOnlyList<Moment> All, bool IsTerm)
{
    /// <summary>Whether the lesson's stops are among them.</summary>
    public bool HasStops => All.Any(moment => moment.IsStop);

    /// <summary>How many steps a page has of them: a stop that asks something has two.</summary>
    public int StepCount(Walk walk) => All.Count + Enumerable.Range(0, walk.StopCount).Count(
        stop => walk.StopHasQuestion(stop) && All.Any(moment => moment.IsStop && moment.Cursor == walk.PlaceOfStop(stop)));

    /// <summary>
    /// The stops of a lesson, an iteration step by step, or both together; the stops where nothing is asked for, and where the lesson
    /// has none its first iteration.
    /// </summary>
    /// <param name="walk">The walk.</param>
    /// <param name="iteration">The iteration that is gone through step by step; null for none.</param>
    /// <param name="granularity">How long a step of it is.</param>
    /// <param name="hasStops">Whether the stops are asked for.</param>
    public static PageMoments Of(Walk walk, int? iteration, Granularity granularity, bool hasStops)
    {
        bool showsStops = walk.StopCount > 0 && (hasStops || iteration is null);
        Moment[] stops = showsStops ? [.. MomentList.Stops(walk)] : [];
        IReadOnlyList<Moment> steps = iteration is null && showsStops ? [] : MomentList.Walk(walk.Itinerary, iteration ?? 0, granularity);
        Moment[] all = [.. stops, .. steps.Where(step => !Array.Exists(stops, stop => stop.Cursor == step.Cursor))];
        Array.Sort(all, (a, b) => walk.Itinerary.Compare(a.Cursor, b.Cursor));
        return new PageMoments(all, steps.Count > 0 && granularity == Granularity.Term);
    }
}
