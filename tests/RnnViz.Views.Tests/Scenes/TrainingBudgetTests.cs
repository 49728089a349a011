using RnnViz.Views.Scenes;

namespace RnnViz.Views.Tests.Scenes;

public sealed class TrainingBudgetTests
{
    /// <summary>Of a thread that hangs; a slow machine does not come near it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Fact]
    public void Without_a_budget_exactly_as_many_batches_are_trained_as_asked_for()
    {
        var stage = new Stage("hello");
        stage.Playback.BatchesPerFrame = 300;
        stage.Frames(2);
        Assert.Equal(600, stage.Training.Step.Iteration);
        Assert.Null(stage.Playback.MeasuredBatchesPerFrame);
    }

    [Fact]
    public void A_frame_whose_time_is_up_has_trained_one_batch_and_the_screen_says_so()
    {
        var stage = new Stage("hello");
        (stage.Playback.BatchesPerFrame, stage.Playback.TrainingBudget) = (1000, TimeSpan.Zero);
        stage.Frames(200);
        Assert.Equal(200, stage.Training.Step.Iteration);
        Assert.Equal(1, stage.Root.Lesson.Driver.LastBatches);
        Assert.InRange(stage.Playback.MeasuredBatchesPerFrame!.Value, 0.99, 1.1);
        Assert.Contains(stage.Draw().Texts, text => text.Text.EndsWith(" of 1,000/frame", StringComparison.Ordinal));
    }

    [Fact]
    public void A_frame_trains_no_longer_than_its_budget()
    {
        var stage = new Stage("vanishing");
        (stage.Playback.BatchesPerFrame, stage.Playback.TrainingBudget) = (1_000_000, TimeSpan.FromMilliseconds(20));
        stage.Frames(10);
        // by the clock of the stage; the last look at it comes when training is over
        Assert.InRange(stage.Root.Lesson.Driver.LastMilliseconds, 10, 21);
        Assert.Equal(10 * stage.Root.Lesson.Driver.LastBatches, stage.Training.Step.Iteration);
        Assert.InRange(stage.Root.Lesson.Driver.LastBatches, 2, 10);
    }

    [Fact]
    public void Where_all_batches_fit_the_chosen_number_is_shown()
    {
        var stage = new Stage("hello");
        (stage.Playback.BatchesPerFrame, stage.Playback.TrainingBudget) = (2, TimeSpan.FromSeconds(10));
        stage.Frames(20);
        Assert.Null(stage.Playback.MeasuredBatchesPerFrame);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "2 batches/frame");
    }

    [Fact]
    public void A_long_step_is_computed_while_the_one_before_is_drawn()
    {
        Stage stage = PrefetchingAll("pride-and-prejudice"), plain = new("pride-and-prejudice");
        TrainingDriver driver = stage.Root.Lesson.Driver;
        for (int frames = 0; stage.Training.Step.Iteration < 60; frames++)
        {
            Assert.True(frames < 1000, "The lesson does not go on.");
            int before = stage.Training.Step.Iteration;
            stage.Frames(1);
            Assert.Equal(driver.LastBatches, stage.Training.Step.Iteration - before);
            Assert.InRange(driver.LastBatches, 0, 1);
            Assert.True(driver.IsPrefetching || frames < TrainingDriver.NoHiccup - 1);
            if (driver.LastBatches == 0)
            {
                Assert.True(stage.Training.Session.WaitForPrefetch(Patience)); // a frame that found nothing done; the next one does
            }
        }

        plain.Frames(60);
        Assert.Equal(plain.Training.Session.StateHash(), stage.Training.Session.StateHash());
    }

    [Fact]
    public void What_is_left_of_a_frame_takes_over_a_step_as_soon_as_it_is_done()
    {
        Stage stage = PrefetchingAll("pride-and-prejudice");
        TrainingDriver driver = stage.Root.Lesson.Driver;
        stage.Frames(TrainingDriver.NoHiccup);
        driver.TrainFor(Patience, untilOne: false);
        Assert.Equal(TrainingDriver.NoHiccup + 1, stage.Training.Step.Iteration);
        stage.Frames(1); // it was one, as the frame shall have
        Assert.Equal(TrainingDriver.NoHiccup + 1, stage.Training.Step.Iteration);
        Assert.Equal(1, driver.LastBatches);
        driver.TrainFor(TimeSpan.Zero, untilOne: false);
        Assert.Equal(TrainingDriver.NoHiccup + 1, stage.Training.Step.Iteration);
    }

    [Fact]
    public void A_pause_keeps_what_is_drawn_and_the_prefetched_step_is_the_next()
    {
        Stage stage = PrefetchingAll("hello");
        TrainingDriver driver = stage.Root.Lesson.Driver;
        stage.Frames(TrainingDriver.NoHiccup);
        Assert.True(driver.IsPrefetching);
        int shown = stage.Training.Step.Iteration;
        stage.Playback.IsRunning = false;
        stage.Frames(20);
        Assert.Equal(shown, stage.Training.Step.Iteration);
        stage.Playback.IsRunning = true;
        Assert.True(stage.Training.Session.WaitForPrefetch(Patience));
        stage.Frames(1);
        Assert.Equal(shown + 1, stage.Training.Step.Iteration);
    }

    /// <summary>A lesson every step of which counts as long.</summary>
    private static Stage PrefetchingAll(string lesson)
    {
        var stage = new Stage(lesson);
        stage.Playback.TrainingBudget = TimeSpan.FromMilliseconds(10);
        stage.Root.Lesson.Driver.LongStep = TimeSpan.Zero;
        return stage;
    }
}
