using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;
using RnnViz.Views.Transport;

namespace RnnViz.Views.Tests.Transport;

/// <summary>What a presenter's remote does to a lesson.</summary>
public sealed class PresenterTests
{
    private static readonly StopSettings
        Loss0 = new() { Iteration = 0, Phase = Phase.Loss, Callout = "the first" },
        Back0 = new() { Iteration = 0, Phase = Phase.Backward, Timestep = 1, Callout = "the second" },
        Asked40 = new() { Iteration = 40, Phase = Phase.Loss, Callout = "the third", Ask = "How large is the loss?" },
        Far = new() { Iteration = 3000, Phase = Phase.Update, Callout = "the fourth" };

    [Fact]
    public void A_lesson_with_a_stop_in_its_first_iteration_begins_there_and_waits()
    {
        Stage stage = Open(Loss0);
        Assert.False(stage.Playback.IsRunning);
        Assert.Equal("the first", stage.Training.Stop?.Callout);
        stage.Frames(3);
        Assert.Equal(0, stage.Training.Step.Iteration);
    }

    [Fact]
    public void A_lesson_without_one_begins_by_training()
    {
        Stage stage = Open(Asked40);
        stage.Frames(3);
        Assert.Equal((true, 3), (stage.Playback.IsRunning, stage.Training.Step.Iteration));
    }

    [Fact]
    public void A_first_stop_that_asks_begins_with_its_question()
    {
        Stage stage = Open(Loss0 with { Ask = "How large is the loss?" });
        Assert.Equal(
            ("How large is the loss?", stage.Training.Walk.Itinerary.First(0)), (stage.Training.Question, stage.Training.Walk.Cursor));
        Read(stage);
        stage.Do(Actions.NextStop);
        Arrive(stage);
        Assert.Equal("the first", stage.Training.Stop?.Callout);
    }

    [Fact]
    public void PageDown_goes_through_the_iteration_place_by_place_to_the_next_stop()
    {
        Stage stage = Open(Loss0, Back0);
        stage.Do(Actions.NextStop);
        var seen = new List<Cursor>();
        while (stage.Root.Lesson.Presenter.IsOnTheWay)
        {
            stage.Frames(1);
            seen.Add(stage.Training.Walk.Cursor);
        }

        Assert.Equal("the second", stage.Training.Stop?.Callout);
        Assert.InRange(seen.Distinct().Count(), 5, 100);
        Assert.InRange(seen.Count, 5, 80);
    }

    [Fact]
    public void PageDown_trains_up_to_the_next_stop_and_a_long_way_is_not_much_longer_than_a_short_one()
    {
        Stage stage = Open(Loss0, Far);
        stage.Do(Actions.NextStop);
        int frames = Arrive(stage);
        Assert.Equal(("the fourth", 3000), (stage.Training.Stop?.Callout, stage.Training.Step.Iteration));
        Assert.InRange(frames, 60, 260);
    }

    [Fact]
    public void PageDown_again_on_the_way_is_there_at_once()
    {
        Stage stage = Open(Loss0, Far);
        stage.Do(Actions.NextStop);
        stage.Frames(10);
        Assert.InRange(stage.Training.Step.Iteration, 10, 1000);
        stage.Do(Actions.NextStop);
        stage.Frames(1);
        Assert.Equal("the fourth", stage.Training.Stop?.Callout);
        Assert.False(stage.Playback.IsRunning);
        // and nothing of the hurry is left
        stage.Do(Actions.Pause);
        stage.Frames(1);
        Assert.Equal(3001, stage.Training.Step.Iteration);
    }

    [Fact]
    public void The_numbers_at_a_stop_are_the_same_bits_however_it_was_come_to()
    {
        double[] losses =
        [
            .. new Action<Stage>[]
            {
                stage => Arrive(stage),
                stage => stage.Do(Actions.NextStop),
                stage =>
                {
                    stage.Frames(30);
                    stage.Do(Actions.Pause);
                    stage.Do(Actions.NextStop);
                },
            }.Select(how =>
            {
                Stage stage = Open(Loss0, Far with { Iteration = 300 });
                stage.Do(Actions.NextStop);
                how(stage);
                Arrive(stage);
                Assert.Equal("the fourth", stage.Training.Stop?.Callout);
                return stage.Training.Step.LossPerOutput;
            }),
        ];
        Assert.Single(losses.Distinct());
    }

    [Fact]
    public void A_question_is_asked_first_and_answered_by_the_next_press()
    {
        Stage stage = Open(Loss0, Asked40);
        Cursor before = stage.Training.Walk.Cursor;
        stage.Do(Actions.NextStop);
        stage.Frames(5);
        Assert.Equal(("How large is the loss?", before), (stage.Training.Question, stage.Training.Walk.Cursor));
        Read(stage);
        stage.Do(Actions.NextStop);
        Arrive(stage);
        Assert.Equal((null, "the third"), (stage.Training.Question, stage.Training.Stop?.Callout));
    }

    [Theory]
    [InlineData(Actions.NextStop)]
    [InlineData(Actions.Pause)]
    public void The_second_press_of_two_leaves_the_question_that_the_first_has_brought(string action)
    {
        Stage stage = Open(Loss0, Back0 with { Ask = "What arrives?" });
        stage.Do(action);
        stage.Do(action);
        stage.Tree.Process(0.15);
        stage.Do(action);
        stage.Frames(1);
        Assert.Equal(("What arrives?", false), (stage.Training.Question, stage.Playback.IsRunning));
        stage.Tree.Process(Presenter.LeastTimeToRead);
        stage.Do(action);
        Arrive(stage);
        stage.Frames(3);
        Assert.Equal((null, "the second"), (stage.Training.Question, stage.Training.Stop?.Callout));
    }

    [Theory]
    [InlineData(Actions.Pause)]
    [InlineData(Actions.Step)]
    public void Space_and_a_step_ask_first_as_well(string action)
    {
        Stage stage = Open(Loss0, Back0 with { Ask = "What arrives?" });
        stage.Do(action);
        stage.Frames(2);
        Assert.Equal(("What arrives?", "the first"), (stage.Training.Question, stage.Training.Stop?.Callout));
        Read(stage);
        stage.Do(action);
        stage.Frames(2);
        Assert.Equal((null, "the second"), (stage.Training.Question, stage.Training.Stop?.Callout));
    }

    [Fact]
    public void PageUp_takes_a_question_back_and_then_goes_to_the_stop_before_across_iterations()
    {
        Stage stage = Open(Loss0, Back0, Asked40);
        PageDownTo(stage, "the second");
        double loss = stage.Training.Step.LossPerOutput;
        stage.Do(Actions.NextStop);
        Assert.NotNull(stage.Training.Question);
        stage.Do(Actions.PreviousStop);
        Assert.Equal((null, "the second"), (stage.Training.Question, stage.Training.Stop?.Callout));
        PageDownTo(stage, "the third");
        stage.Do(Actions.PreviousStop);
        Assert.Equal(("the second", loss), (stage.Training.Stop?.Callout, stage.Training.Step.LossPerOutput));
        stage.Do(Actions.PreviousStop);
        stage.Do(Actions.PreviousStop);
        Assert.Equal("the first", stage.Training.Stop?.Callout);
        Assert.Contains("no stop before", stage.Root.Lesson.LastMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void PageUp_on_the_way_gives_up_and_returns()
    {
        Stage stage = Open(Loss0, Far);
        stage.Do(Actions.NextStop);
        stage.Frames(20);
        stage.Do(Actions.PreviousStop);
        stage.Frames(20);
        Assert.Equal(("the first", false), (stage.Training.Stop?.Callout, stage.Playback.IsRunning));
    }

    [Fact]
    public void Space_on_the_way_pauses_where_it_is_and_PageDown_goes_on()
    {
        Stage stage = Open(Loss0, Far);
        stage.Do(Actions.NextStop);
        stage.Frames(20);
        stage.Do(Actions.Pause);
        int paused = stage.Training.Step.Iteration;
        stage.Frames(20);
        Assert.Equal(paused, stage.Training.Step.Iteration);
        PageDownTo(stage, "the fourth");
    }

    [Theory]
    [InlineData(Actions.Step)]
    [InlineData(Actions.Last)]
    public void Another_key_on_the_way_through_an_iteration_ends_it(string action)
    {
        Stage stage = Open(Loss0, Back0);
        stage.Do(Actions.NextStop);
        stage.Frames(10);
        stage.Do(action);
        Cursor place = stage.Training.Walk.Cursor;
        stage.Frames(60);
        Assert.Equal((place, false), (stage.Training.Walk.Cursor, stage.Root.Lesson.Presenter.IsOnTheWay));
    }

    [Fact]
    public void PageDown_while_training_live_goes_to_the_next_stop()
    {
        Stage stage = Open(Far);
        stage.Frames(5);
        Assert.True(stage.Playback.IsRunning);
        PageDownTo(stage, "the fourth");
    }

    [Fact]
    public void After_the_last_stop_PageDown_says_so_and_Space_trains_on()
    {
        Stage stage = Open(Loss0);
        stage.Do(Actions.NextStop);
        Assert.Contains("That was the last stop", string.Join(' ', stage.Draw().Texts.Select(text => text.Text)), StringComparison.Ordinal);
        stage.Do(Actions.PreviousStop);
        Assert.Null(stage.View.Announcement);
        Assert.Equal("the first", stage.Training.Stop?.Callout);
        stage.Do(Actions.NextStop);
        stage.Do(Actions.Pause);
        stage.Frames(3);
        Assert.Equal((null, 2), (stage.View.Announcement, stage.Training.Step.Iteration));
        stage.Do(Actions.NextStop);
        Assert.Equal((false, 0), (stage.Playback.IsRunning, stage.View.Announcement!.Direction));
        stage.Do(Actions.PreviousStop);
        Assert.Equal("the first", stage.Training.Stop?.Callout);
    }

    [Fact]
    public void Home_is_the_first_stop_and_End_the_end_of_the_history()
    {
        Stage stage = Open(Loss0, Back0);
        stage.Do(Actions.Pause);
        stage.Do(Actions.Pause);
        stage.Do(Actions.Pause);
        stage.Frames(7);
        int furthest = stage.Training.Walk.Furthest;
        stage.Do(Actions.First);
        Assert.Equal("the first", stage.Training.Stop?.Callout);
        stage.Do(Actions.Last);
        Assert.Equal(stage.Training.Walk.Itinerary.Last(furthest), stage.Training.Walk.Cursor);
        Stage later = Open(Far);
        later.Frames(5);
        later.Do(Actions.First);
        Assert.Equal(later.Training.Walk.Itinerary.Last(0), later.Training.Walk.Cursor);
    }

    [Fact]
    public void Without_stops_the_keys_step()
    {
        foreach (Stage stage in new[] { Open(), new Stage(Lesson(Loss0, Far), new Extent(1280, 720)) })
        {
            stage.Playback.IsRunning = false;
            stage.Do(Actions.NextStop);
            stage.Do(Actions.NextStop);
            stage.Do(Actions.PreviousStop);
            Assert.Equal(stage.Training.Walk.Itinerary.Last(1), stage.Training.Walk.Cursor);
        }
    }

    [Fact]
    public void A_key_that_is_held_goes_to_one_stop()
    {
        Stage stage = Open(Loss0, Back0, Asked40);
        for (int i = 0; i < 30; i++)
        {
            stage.Tree.Input(InputEvent.OfAction(Actions.NextStop, isRepeat: i > 0));
            stage.Frames(1);
        }

        Arrive(stage);
        Assert.Equal(("the second", null), (stage.Training.Stop?.Callout, stage.Training.Question));
    }

    [Fact]
    public void After_a_fork_in_the_past_PageDown_trains_the_new_run_to_the_next_stop()
    {
        Stage stage = Open(Loss0, Back0, Asked40);
        PageDownTo(stage, "the third");
        double loss = stage.Training.Step.LossPerOutput;
        stage.Do(Actions.PreviousStop);
        stage.Training.Session.LearningRate = 0.5;
        PageDownTo(stage, "the third");
        Assert.NotEqual(loss, stage.Training.Step.LossPerOutput);
        Assert.NotNull(stage.Training.Walk.Ghost);
    }

    [Fact]
    public void Without_motion_the_stop_of_an_iteration_is_there_at_once()
    {
        Stage stage = Open(Loss0, Back0);
        stage.Do(Actions.Motion);
        stage.Do(Actions.NextStop);
        Assert.Equal("the second", stage.Training.Stop?.Callout);
    }

    [Fact]
    public void While_a_question_is_open_nothing_that_answers_it_is_drawn()
    {
        Stage stage = Open(Loss0 with { Ask = "How large is the loss?" });
        string loss = Loss(stage);
        stage.Frames(1);
        Assert.DoesNotContain(Visible(stage), text => text.Contains(loss, StringComparison.Ordinal));
        Read(stage);
        stage.Do(Actions.NextStop);
        Arrive(stage);
        stage.Frames(1);
        Assert.Contains(Visible(stage), text => text.Contains(loss, StringComparison.Ordinal));

        static string Loss(Stage stage)
        {
            var text = new RnnViz.Engine.Text.TextLine(stackalloc char[16]);
            text.Add3(stage.Training.Step.LossPerOutput);
            return text.Span.ToString();
        }
    }

    [Fact]
    public void A_question_in_the_past_covers_the_charts_and_takes_the_tip_away()
    {
        Stage stage = Open(Loss0, Asked40);
        PageDownTo(stage, "the third");
        stage.Do(Actions.PreviousStop);
        Box chart = stage.Root.Lesson.ShownPanels.Single(panel => panel.Name == PanelName.Loss).Box;
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, chart.Center));
        Assert.DoesNotContain(stage.Draw().Texts, text => text.Text == "?" && chart.Contains(text.Bounds.Center));
        int texts = stage.Draw().Texts.Count;
        stage.Do(Actions.NextStop);
        stage.Frames(1);
        RecordingCanvas canvas = stage.Draw();
        int cover = canvas.Texts.Single(text => text.Text == "?" && chart.Contains(text.Bounds.Center)).Order;
        Assert.DoesNotContain(canvas.Texts, text => text.Order > cover && text.Text.Contains("iteration 40", StringComparison.Ordinal));
        Assert.True(texts > 0);
        Read(stage);
        stage.Do(Actions.NextStop);
        Arrive(stage);
        stage.Frames(1);
        Assert.DoesNotContain(stage.Draw().Texts, text => text.Text == "?" && chart.Contains(text.Bounds.Center));
    }

    [Fact]
    public void A_frame_with_a_question_or_on_the_way_to_a_stop_allocates_nothing()
    {
        Stage stage = Open(Loss0, Far with { Ask = "How large is the loss?" });
        var canvas = new SilentCanvas(stage.Size, Stage.Fonts);
        Measure(stage, canvas, 41);
        stage.Do(Actions.NextStop);
        Measure(stage, canvas, 40);
        stage.Do(Actions.NextStop);
        Measure(stage, canvas, 40);

        static void Measure(Stage stage, SilentCanvas canvas, int frames)
        {
            for (int i = 0; i < 20; i++)
            {
                stage.Frames(1);
                stage.DrawOn(canvas);
            }

            Assert.Equal(0, Allocations.OfEach(() => stage.Frames(frames)));
            Assert.Equal(0, Allocations.OfEach(() =>
            {
                for (int i = 0; i < frames; i++)
                {
                    stage.DrawOn(canvas);
                }
            }));
        }
    }

    private static string[] Visible(Stage stage) =>
        [.. stage.Draw().Texts.Where(text => text.Color.A > 0).Select(text => text.Text)];

    private static int Arrive(Stage stage)
    {
        int frames = 0;
        for (; stage.Root.Lesson.Presenter.IsOnTheWay && frames < 1000; frames++)
        {
            stage.Frames(1);
        }

        Read(stage);
        return frames;
    }

    /// <summary>Lets so much time pass that an open question can be answered.</summary>
    private static void Read(Stage stage)
    {
        if (stage.Training.Question is not null)
        {
            stage.Tree.Process(0);
            stage.Tree.Process(Presenter.LeastTimeToRead);
        }
    }

    private static void PageDownTo(Stage stage, string callout)
    {
        for (int i = 0; i < 5 && (stage.Training.Question is not null || stage.Training.Stop?.Callout != callout); i++)
        {
            stage.Do(Actions.NextStop);
            Arrive(stage);
        }

        Assert.Equal(callout, stage.Training.Stop?.Callout);
    }

    private static Lesson Lesson(params StopSettings[] stops) => LessonCatalog.Load("hello") with { Stops = stops };

    private static Stage Open(params StopSettings[] stops) => new(Lesson(stops), new Extent(1280, 720), honoursStops: true);
}
