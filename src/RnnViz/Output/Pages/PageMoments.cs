using RnnViz.Lessons.Stepping;
using RnnViz.Output.Moments;

namespace RnnViz.Output.Pages;

/// <summary>The moments that a page steps through.</summary>
/// <param name="All">In the order of the walk, each place once; at least one.</param>
/// <param name="Step">How long a step of a walk is.</param>
internal sealed record PageMoments(IReadOnlyList<Moment> All, Granularity Step)
{
    /// <summary>Whether the lesson's stops are among them.</summary>
    public bool HasStops => All.Any(moment => moment.IsStop);

    /// <summary>Whether they are nothing else.</summary>
    public bool AreStops => All.All(moment => moment.IsStop);

    /// <summary>How many steps a page has of them: a stop that asks something has two.</summary>
    public int StepCount(Walk walk) => All.Count + Enumerable.Range(0, walk.StopCount).Count(
        stop => walk.StopHasQuestion(stop) && All.Any(moment => moment.IsStop && moment.Cursor == walk.PlaceOfStop(stop)));

    /// <summary>What a page has where nothing else is asked for: the lesson's stops; its first iteration where it has none.</summary>
    public static PageMoments Of(Walk walk) => new(
        walk.StopCount > 0 ? MomentList.Stops(walk) : MomentList.Walk(walk.Itinerary, 0, Granularity.Term), Granularity.Term);
}
