namespace RnnViz.Views.Tests;

public sealed class TrainingBudgetTests
{
    [Fact]
    public void Without_a_budget_exactly_as_many_batches_are_trained_as_asked_for()
    {
        var stage = new Stage("hello");
        stage.Screen.BatchesPerFrame = 300;
        stage.Frames(2);
        Assert.Equal(600, stage.Screen.Step.Iteration);
        Assert.Null(stage.Screen.MeasuredBatchesPerFrame);
    }

    [Fact]
    public void A_frame_whose_time_is_up_has_trained_one_batch_and_the_screen_says_so()
    {
        var stage = new Stage("hello");
        (stage.Screen.BatchesPerFrame, stage.Screen.TrainingBudget) = (1000, TimeSpan.Zero);
        stage.Frames(200);
        Assert.Equal(200, stage.Screen.Step.Iteration);
        Assert.Equal(1, stage.Root.Lesson.Driver.LastBatches);
        Assert.InRange(stage.Screen.MeasuredBatchesPerFrame!.Value, 0.99, 1.1);
        Assert.Contains(stage.Draw().Texts, text => text.Text.EndsWith(" of 1,000/frame", StringComparison.Ordinal));
    }

    [Fact]
    public void A_frame_trains_no_longer_than_its_budget()
    {
        var stage = new Stage("vanishing");
        (stage.Screen.BatchesPerFrame, stage.Screen.TrainingBudget) = (1_000_000, TimeSpan.FromMilliseconds(20));
        stage.Frames(10);
        // generous, for machines that are busy with something else; without a budget it would be minutes
        Assert.InRange(stage.Root.Lesson.Driver.LastMilliseconds, 0, 1000);
        Assert.True(stage.Screen.Step.Iteration > 10);
    }

    [Fact]
    public void Where_all_batches_fit_the_chosen_number_is_shown()
    {
        var stage = new Stage("hello");
        (stage.Screen.BatchesPerFrame, stage.Screen.TrainingBudget) = (2, TimeSpan.FromSeconds(10));
        stage.Frames(20);
        Assert.Null(stage.Screen.MeasuredBatchesPerFrame);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "2 batches/frame");
    }
}
