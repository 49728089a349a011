using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Overlays;

/// <summary>A call-out that the numbers of the run contradict is dimmed and says so.</summary>
public sealed class UntrueCalloutTests
{
    private const string NotSo = "not so in this run", GoesOn = "PageDown goes on", Claimed = "floor,", OfOthers = "of runs not shown";

    [Fact]
    public void With_a_smaller_learning_rate_the_callout_about_a_low_loss_is_dimmed_and_says_that_it_is_not_so()
    {
        Stage stage = At120(learningRate: 0.01);
        Assert.True(stage.Training.Step.LossPerOutput > stage.Training.Session.Task.Baselines.Min(line => line.Value) / 10);
        RecordingCanvas canvas = stage.Draw();
        Assert.Contains(canvas.Texts, text => text.Text == NotSo);
        Assert.DoesNotContain(canvas.Texts, text => text.Text == GoesOn);
        Assert.Equal(stage.Root.Theme.Muted, Word(canvas).Color);
        Assert.True(stage.Root.Lesson.CalloutBox.Encloses(TextFit.Ink(canvas.Texts.Single(text => text.Text == NotSo)), 1));
    }

    [Fact]
    public void As_the_lesson_sets_it_the_same_callout_is_said_in_full()
    {
        RecordingCanvas canvas = At120(learningRate: null).Draw();
        Assert.DoesNotContain(canvas.Texts, text => text.Text == NotSo);
        Assert.Contains(canvas.Texts, text => text.Text == GoesOn);
        Assert.NotEqual(Word(canvas).Color, canvas.Texts.Single(text => text.Text == GoesOn).Color);
    }

    [Fact]
    public void A_control_that_is_changed_at_the_stop_makes_its_callout_untrue_at_once()
    {
        Stage stage = Open("spectral-radius", stop => stop with { Iteration = 0, Holds = "rho < 1.1", Ask = null });
        Assert.DoesNotContain(stage.Draw().Texts, text => text.Text == NotSo);
        stage.Training.Session.RescaleRecurrent(RecurrentMeasure.SpectralRadius, 1.3);
        stage.Frames(1);
        Assert.Contains(stage.Draw().Texts, text => text.Text == NotSo);
        stage.Training.Session.RescaleRecurrent(RecurrentMeasure.SpectralRadius, 1);
        stage.Frames(1);
        Assert.DoesNotContain(stage.Draw().Texts, text => text.Text == NotSo);
    }

    [Fact]
    public void A_question_says_nothing_of_whether_the_answer_holds()
    {
        Stage stage = Open("hello", stop => stop with { Iteration = 0, Holds = "loss > 1000", Ask = "How large is the loss?" });
        Assert.NotNull(stage.Training.Question);
        Assert.DoesNotContain(stage.Draw().Texts, text => text.Text == NotSo);
    }

    [Theory]
    [InlineData("clipping-contrast", 0)]
    [InlineData("clipping-contrast", 1)]
    [InlineData("lstm-and-vanilla", 0)]
    public void What_speaks_of_several_runs_says_so_when_one_alone_is_shown(string name, int front)
    {
        Lesson lesson = LessonCatalog.Load(name);
        var stage = new Stage(
            lesson with { Stops = [.. lesson.Stops.Where(stop => stop.Holds?.Contains("run2", StringComparison.Ordinal) == true)] },
            new Extent(1920, 1080), honoursStops: true);
        stage.Frames(1);
        Assert.DoesNotContain(stage.Draw().Texts, text => text.Text == OfOthers);
        for (int i = 0; i < front; i++)
        {
            stage.Do(Actions.NextRun);
        }

        stage.Do(Actions.Contrast);
        stage.Frames(1);
        Assert.False(stage.Root.Lesson.Contrast.IsContrast);
        bool hasAsked = false, hasSaid = false;
        for (int i = 0; i < 4; i++)
        {
            StopWalk.Next(stage);
            stage.Frames(1);
            hasAsked |= stage.Training.Question is not null;
            hasSaid |= stage.Training.Question is null;
            RecordingCanvas canvas = stage.Draw();
            Assert.True(stage.Root.Lesson.CalloutBox.Encloses(TextFit.Ink(canvas.Texts.Single(text => text.Text == OfOthers)), 1));
            Assert.DoesNotContain(canvas.Texts, text => text.Text is NotSo or GoesOn or "PageDown answers");
        }

        Assert.Equal((true, true), (hasAsked, hasSaid));
    }

    [Fact]
    public void A_frame_at_a_stop_whose_callout_is_untrue_allocates_nothing()
    {
        Stage stage = At120(learningRate: 0.01);
        var canvas = new SilentCanvas(stage.Size, Stage.Fonts);
        for (int i = 0; i < 200; i++)
        {
            stage.Frames(1);
            stage.DrawOn(canvas);
        }

        Assert.Equal(0, Allocations.OfEach(() =>
        {
            for (int i = 0; i < 40; i++)
            {
                stage.Frames(1);
                stage.DrawOn(canvas);
            }
        }));
    }

    private static DrawnText Word(RecordingCanvas canvas) =>
        canvas.Texts.Single(text => text.Text.Contains(Claimed, StringComparison.Ordinal));

    /// <summary>The stop of hello that says that the loss is below a tenth of the floor.</summary>
    private static Stage At120(double? learningRate)
    {
        Lesson lesson = LessonCatalog.Load("hello");
        StopSettings said = lesson.Stops.Single(stop => stop.Iteration == 120) with { Ask = null };
        var stage = new Stage(lesson with { Stops = [said] }, new Extent(1920, 1080), honoursStops: true);
        stage.Playback.IsRunning = false;
        stage.Training.Session.LearningRate = learningRate ?? stage.Training.Session.LearningRate;
        StopWalk.Next(stage);
        Assert.Equal(said.Callout, stage.Training.Stop?.Callout);
        return stage;
    }

    private static Stage Open(string name, Func<StopSettings, StopSettings> change)
    {
        Lesson lesson = LessonCatalog.Load(name);
        var stage = new Stage(lesson with { Stops = [change(lesson.Stops[0])] }, new Extent(1280, 720), honoursStops: true);
        stage.Frames(1);
        return stage;
    }
}
