using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.EndToEnd.Tests.Screens;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;

namespace RnnViz.EndToEnd.Tests;

/// <summary>A whole class with real keys: what the program shows is held to the same run made inside the test.</summary>
[Collection(ScreenCollection.Name)]
public sealed class ClassTests(VirtualScreen screen)
{
    [Fact]
    public void A_lecturer_plays_pauses_walks_back_through_an_iteration_rewinds_and_forks()
    {
        Lesson hello = LessonCatalog.Load("hello");
        var itinerary = new Itinerary(4, _ => true);
        using var window = new ProgramWindow(screen, honoursStops: true, "hello", "--no-motion");
        ReportedState state = window.State;

        // the lesson's stops, one after the other: Space goes on, and first asks what the next stop asks
        string[] callouts = [.. hello.Stops.Select(stop => stop.Callout)];
        for (int i = 0; i < callouts.Length; i++)
        {
            int number = i;
            Eventually.Be($"stop {i} of the lesson", () => state.Callout == callouts[number] && !state.IsRunning);
            if (i + 1 < callouts.Length && hello.Stops[i + 1].Ask is { } question)
            {
                window.Press("space");
                Eventually.Be("the question", () => state.TextOf("question") == question && !state.HasJustAsked);
            }

            window.Press("space");
        }

        Assert.Null(state.Callout);

        // playing, and a pause at a whole iteration
        int played = hello.Stops.Max(stop => stop.Iteration) + 60;
        Eventually.Be("sixty iterations more", () => state.Iteration >= played);
        window.Press("space");
        Eventually.Be("a pause", () => !state.IsRunning);
        int paused = state.Iteration;
        var reference = new TrainingSession(hello);
        double[] losses = ReferenceRun.LossesUpTo(reference, paused);
        Assert.Equal((itinerary.Last(paused), losses[paused]), (state.Cursor, state.LossSum));
        Picture whole = window.StandingStill();

        // finer and finer, then back through the iteration term by term, and forward again
        foreach (Granularity granularity in (Granularity[])[Granularity.Phase, Granularity.Timestep, Granularity.Term])
        {
            window.Press("Down");
            Eventually.Be($"steps of a {granularity}", () => state.Granularity == granularity);
        }

        Picture atTheEnd = window.StandingStill();
        Assert.NotEqual(0, PictureDifference.Between(whole, atTheEnd).Most); // the phase is named now
        for (int i = itinerary.StopsPerIteration - 2; i >= 0; i--)
        {
            Walk(window, "Left", itinerary.At(paused, i), losses[paused]);
        }

        Picture first = window.StandingStill();
        Assert.True(
            PictureDifference.Between(atTheEnd, first).Share > 0.05, "The first timestep of an iteration hides what comes after it.");
        Walk(window, "Left", itinerary.Last(paused - 1), losses[paused - 1]);
        Walk(window, "Right", itinerary.First(paused), losses[paused]);
        for (int i = 1; i < itinerary.StopsPerIteration; i++)
        {
            Walk(window, "Right", itinerary.At(paused, i), losses[paused]);
        }

        RequireSame(atTheEnd, window.StandingStill());

        // fifty iterations back
        for (int i = 0; i < 3; i++)
        {
            window.Press("Up");
        }

        Eventually.Be("steps of a batch", () => state.Granularity == Granularity.Batch);
        int past = paused - 50;
        for (int i = 1; i <= 50; i++)
        {
            Walk(window, "Left", itinerary.Last(paused - i), losses[paused - i]);
        }

        Assert.Equal(paused, state.Furthest);

        // another learning rate there: the run forks, and what had been remains as a ghost
        (int x, int y) = state.MiddleOf("learning rate number");
        window.Click(x, y);
        window.Press("0", "period", "5", "Return");
        Eventually.Be("another learning rate", () => state.LearningRate == 0.5);
        reference.GoTo(past);
        reference.LearningRate = 0.5;
        double[] forked = ReferenceRun.LossesUpTo(reference, past + 3);
        for (int i = 1; i <= 3; i++)
        {
            Walk(window, "Right", itinerary.Last(past + i), forked[past + i]);
        }

        Assert.NotEqual(losses[past + 3], forked[past + 3]);
        Assert.Equal((past, past + 3), (state.GhostFrom, state.Furthest));
        window.Press("Home");
        Eventually.Be("the first stop", () => state.Callout == callouts[0] && state.Iteration == 0);
        window.Press("End");
        Eventually.Be("the end of the new run", () => state.Cursor == itinerary.Last(past + 3));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("two-timesteps")]
    public void Steps_on_and_back_give_the_same_pixels(string lesson)
    {
        using var window = new ProgramWindow(screen, lesson, "--no-motion");
        window.Press("space");
        Eventually.Be("a pause", () => !window.State.IsRunning);
        for (int i = 0; i < 3; i++)
        {
            window.Press("Down");
        }

        Eventually.Be("terms", () => window.State.Granularity == Granularity.Term);
        for (int i = 0; i < 4; i++)
        {
            window.Press("Left"); // away from the newest iteration, whose successor is no history yet
        }

        Cursor start = window.State.Cursor;
        Picture before = window.StandingStill();
        foreach (string key in (string[])["Left", "Right"])
        {
            for (int i = 0; i < 12; i++)
            {
                Cursor at = window.State.Cursor;
                window.Tap(key);
                Eventually.Be("a step", () => window.State.Cursor != at);
            }
        }

        Assert.Equal(start, window.State.Cursor);
        RequireSame(before, window.StandingStill());
    }

    /// <summary>One press of a key leads to a place, and the loss there is what it was.</summary>
    private static void Walk(ProgramWindow window, string key, Cursor to, double loss)
    {
        window.Tap(key);
        Eventually.Be($"{to} after {key}", () => window.State.Cursor == to);
        Assert.Equal(loss, window.State.LossSum);
    }

    private static void RequireSame(Picture expected, Picture actual) =>
        Assert.Equal(0, PictureDifference.Between(expected, actual).Most);
}
