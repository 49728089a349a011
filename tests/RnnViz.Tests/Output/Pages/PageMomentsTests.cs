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
        PageMoments moments = PageMoments.Of(walk);
        Assert.Equal(walk.StopCount, moments.All.Count);
        Assert.True(moments.AreStops);
        Assert.Equal(walk.StopCount + 2, moments.StepCount(walk));
    }

    [Fact]
    public void Where_a_lesson_has_no_stops_they_are_every_term_of_its_first_iteration()
    {
        Walk walk = WalkOf(LessonCatalog.Typed + "to be or not to be");
        Assert.Equal(0, walk.StopCount);
        PageMoments moments = PageMoments.Of(walk);
        Assert.Equal(walk.Itinerary.StopsPerIteration, moments.All.Count);
        Assert.False(moments.HasStops);
    }

    [Theory]
    [InlineData(Granularity.Term, 17)]
    [InlineData(Granularity.Timestep, 6)]
    [InlineData(Granularity.Phase, 4)]
    public void A_walk_has_every_step_of_the_iteration(Granularity granularity, int count) =>
        Assert.Equal(count, MomentList.Walk(WalkOf("two-timesteps").Itinerary, 0, granularity).Count);

    private static Walk WalkOf(string lesson) => new(new TrainingSession(LessonCatalog.Load(lesson)));
}
