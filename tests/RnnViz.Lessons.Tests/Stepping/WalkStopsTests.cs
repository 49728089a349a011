using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Lessons.Tests.Session;

namespace RnnViz.Lessons.Tests.Stepping;

public sealed class WalkStopsTests
{
    private static readonly StopSettings
        Loss0 = new() { Iteration = 0, Phase = Phase.Loss, Callout = "loss", Ask = "How large is the loss?" },
        Back0 = new() { Iteration = 0, Phase = Phase.Backward, Timestep = 1, Callout = "backward" },
        Loss5 = new() { Iteration = 5, Phase = Phase.Loss, Callout = "later", Ask = "And now?" };

    [Fact]
    public void Stops_are_counted_in_the_order_of_the_run_and_several_at_one_place_are_one()
    {
        Walk walk = Begin(Loss5, Back0 with { Callout = "hidden by the next" }, Back0, Loss0);
        Assert.Equal(3, walk.StopCount);
        Assert.Equal((0, 5), (walk.PlaceOfStop(1).Iteration, walk.PlaceOfStop(2).Iteration));
        walk.GoTo(walk.PlaceOfStop(1));
        Assert.Equal((1, 2, 0), (walk.StopIndex, walk.NextStop, walk.PreviousStop));
        Assert.Equal("backward", walk.StopAt(walk.Cursor)!.Callout);
        walk.GoTo(walk.Itinerary.Last(0));
        Assert.Equal((-1, 2, 1), (walk.StopIndex, walk.NextStop, walk.PreviousStop));
        walk.GoTo(walk.Itinerary.First(0));
        Assert.Equal((-1, 0, -1), (walk.StopIndex, walk.NextStop, walk.PreviousStop));
    }

    [Fact]
    public void A_question_leaves_the_walk_where_it_is_before_the_stop()
    {
        Walk walk = Begin(Loss0, Back0, Loss5);
        walk.GoTo(walk.PlaceOfStop(1));
        int version = walk.Version;
        Assert.True(walk.HasToAsk(2));
        walk.Ask(2);
        Assert.Equal(("And now?", walk.PlaceOfStop(1)), (walk.Question, walk.Cursor));
        Assert.NotEqual(version, walk.Version);
        Assert.Equal((2, 1), (walk.NextStop, walk.PreviousStop));
        Assert.False(walk.HasToAsk(2));
    }

    [Fact]
    public void A_question_about_an_iteration_that_is_shown_goes_to_its_first_place()
    {
        Walk walk = Begin(Loss0, Back0);
        walk.Ask(0);
        Assert.Equal(walk.Itinerary.First(0), walk.Cursor);
        Assert.False(walk.Shows(Phase.Loss, 0, Term.Losses));
        Assert.True(walk.Shows(Phase.Forward, 1, Term.State));
    }

    [Fact]
    public void A_question_about_the_first_place_of_the_run_hides_even_that()
    {
        Walk walk = Begin(new StopSettings { Iteration = 0, Timestep = 1, Ask = "What is h_1?" });
        walk.Ask(0);
        Assert.Equal(walk.Itinerary.First(0), walk.Cursor);
        Assert.False(walk.Shows(Phase.Forward, 1, Term.State));
        walk.GoTo(walk.PlaceOfStop(0));
        Assert.Null(walk.Question);
        Assert.True(walk.Shows(Phase.Forward, 1, Term.State));
    }

    [Fact]
    public void Live_training_waits_at_the_first_place_of_the_iteration_to_ask_and_then_answers()
    {
        Walk walk = Begin(Loss5);
        Walk reference = Begin();
        for (int i = 0; i < 4; i++)
        {
            Assert.False(walk.TrainOn());
        }

        Assert.True(walk.TrainOn());
        Assert.Equal((walk.Itinerary.First(5), "And now?"), (walk.Cursor, walk.Question));
        Assert.True(walk.TrainOn());
        Assert.Equal((walk.PlaceOfStop(0), null), (walk.Cursor, walk.Question));
        for (int i = 0; i < 5; i++)
        {
            reference.TrainOn();
        }

        Assert.Equal(Fingerprint.Of(reference.Session), Fingerprint.Of(walk.Session));
    }

    [Fact]
    public void A_question_that_was_asked_is_not_asked_again_on_the_way_there_but_after_going_back()
    {
        Walk walk = Begin(Loss5);
        walk.Ask(0);
        walk.Forward();
        Assert.Null(walk.Question);
        while (!walk.TrainOn())
        {
            Assert.False(walk.HasToAsk(0));
        }

        Assert.Equal(walk.PlaceOfStop(0), walk.Cursor);
        walk.GoToIteration(2);
        Assert.True(walk.HasToAsk(0));
        walk.Ask(0);
        walk.TakeBackQuestion();
        Assert.True(walk.Question is null && walk.HasToAsk(0));
    }

    [Fact]
    public void A_destination_passes_the_stops_before_it_and_asks_nothing()
    {
        Walk walk = Begin(Loss0, Back0, Loss5);
        walk.Destination = 2;
        for (int i = 0; i < 4; i++)
        {
            Assert.False(walk.TrainOn());
        }

        Assert.True(walk.TrainOn());
        Assert.Equal((walk.PlaceOfStop(2), null), (walk.Cursor, walk.Question));
    }

    [Fact]
    public void A_stop_without_a_question_cannot_be_asked()
    {
        Walk walk = Begin(Back0);
        Assert.False(walk.StopHasQuestion(0));
        Assert.Throws<ArgumentException>(() => walk.Ask(0));
    }

    private static Walk Begin(params StopSettings[] stops) =>
        new(new TrainingSession(LessonCatalog.Load("hello") with { Stops = stops }));
}
