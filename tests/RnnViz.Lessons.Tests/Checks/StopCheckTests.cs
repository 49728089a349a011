using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Tests.Checks;

/// <summary>A stop's claim is held against the run that stands there.</summary>
public sealed class StopCheckTests
{
    [Theory]
    [InlineData("loss < loss@0", true)]
    [InlineData("loss > loss@0", false)]
    [InlineData("gradientNorm@2 > 0 and flow[1]@3 > 0 and clippedNorm@1 > 0", true)]
    [InlineData("loss@20 = loss", true)]
    [InlineData("rho > 1e9", false)]
    [InlineData("loss@21 > 0", null)] // not come to yet
    [InlineData(null, null)]
    public void A_claim_is_true_or_false_of_the_run_as_it_is(string? holds, bool? expected)
    {
        using var session = new TrainingSession(LessonCatalog.Load("hello"));
        session.Prepare();
        for (int i = 0; i < 20; i++)
        {
            session.GoTo(i + 1);
        }

        Assert.Equal(expected, StopCheck.Holds(session, new StopSettings { Iteration = 20, Holds = holds }));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("vanishing")]
    [InlineData("two-timesteps")]
    public void As_the_lesson_sets_it_every_claim_of_the_first_iterations_is_found_true(string name)
    {
        Lesson lesson = LessonCatalog.Load(name);
        using var session = new TrainingSession(lesson);
        session.Prepare();
        StopSettings[] stops = [.. lesson.Stops.Where(stop => stop.Iteration <= 150).OrderBy(stop => stop.Iteration)];
        Assert.NotEmpty(stops);
        foreach (StopSettings stop in stops)
        {
            while (session.Iteration < stop.Iteration)
            {
                session.GoTo(session.Iteration + 1);
            }

            Assert.True(StopCheck.Holds(session, stop), stop.Callout);
        }
    }
}
