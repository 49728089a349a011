using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;
using RnnViz.Output.Moments;
using RnnViz.Output.Pages;

namespace RnnViz.Tests.Output.Pages;

public sealed class PageMomentsTests
{
    [Fact]
    public void Without_more_they_are_the_stops_and_a_question_is_a_step_more()
    {
        Walk walk = WalkOf("two-timesteps");
        PageMoments moments = PageMoments.Of(walk, null, Granularity.Term, hasStops: false);
        Assert.Equal(walk.StopCount, moments.All.Count);
        Assert.All(moments.All, moment => Assert.True(moment.IsStop));
        Assert.Equal(walk.StopCount + 2, moments.StepCount(walk));
    }

    [Fact]
    public void Where_a_lesson_has_no_stops_they_are_its_first_iteration()
    {
        Walk walk = WalkOf("bytes");
        Assert.Equal(0, walk.StopCount);
        PageMoments moments = PageMoments.Of(walk, null, Granularity.Phase, hasStops: false);
        Assert.Equal([0, 0, 0, 0], moments.All.Select(moment => moment.Cursor.Iteration));
    }

    [Fact]
    public void Stops_and_walk_together_are_in_the_order_of_the_walk_and_a_place_of_both_is_there_once()
    {
        Walk walk = WalkOf("two-timesteps");
        PageMoments moments = PageMoments.Of(walk, 0, Granularity.Term, hasStops: true);
        IReadOnlyList<Moment> all = moments.All;
        // every term of iteration 0, and the stop of iteration 1
        Assert.Equal(walk.Itinerary.StopsPerIteration + 1, all.Count);
        Assert.Equal(walk.StopCount, all.Count(moment => moment.IsStop));
        Assert.All(all.Zip(all.Skip(1)), pair => Assert.True(walk.Itinerary.Compare(pair.First.Cursor, pair.Second.Cursor) < 0));
    }

    [Theory]
    [InlineData(Granularity.Term, 17)]
    [InlineData(Granularity.Timestep, 6)]
    [InlineData(Granularity.Phase, 4)]
    public void A_walk_has_every_step_of_the_iteration(Granularity granularity, int count) =>
        Assert.Equal(count, PageMoments.Of(WalkOf("two-timesteps"), 0, granularity, hasStops: false).All.Count);

    private static Walk WalkOf(string lesson) => new(new TrainingSession(LessonCatalog.Load(lesson)));
}
