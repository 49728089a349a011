using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Tests.Recordings;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Overlays;

/// <summary>What is wrong with a recorded step is on the screen for as long as the step is.</summary>
public sealed class RecordingNoteTests : IDisposable
{
    private readonly WrittenRecording recording = WrittenRecording.Of(4);

    public void Dispose() => recording.Dispose();

    [Fact]
    public void A_step_whose_file_is_missing_says_so_while_it_is_shown_and_the_others_are_shown()
    {
        File.Delete(recording.FileOf(10));
        Stage stage = Opened(recording);
        Assert.False(HasText(stage, "cannot be read"));
        stage.Do(Actions.Step);
        stage.Frames(600);
        Assert.True(HasText(stage, "the step of iteration 10 cannot be read: there is no file step-000000010.npz any more"));
        TextFit.Require(stage.Draw().Texts, stage.Size, "a step that is missing");
        stage.Do(Actions.Step);
        stage.Frames(1);
        Assert.False(HasText(stage, "cannot be read"));
        Assert.True(double.IsFinite(stage.Training.Step.GradientNorm));
        Assert.Null(stage.Training.Session.FirstNonFinite);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(2000)]
    public void A_damaged_step_says_why(int length)
    {
        using (FileStream file = File.OpenWrite(recording.FileOf(20)))
        {
            file.SetLength(length);
        }

        Stage stage = Opened(recording);
        stage.Do(Actions.Last);
        stage.Do(Actions.StepBack);
        foreach ((int width, int height) in new[] { (960, 600), (1280, 720), (1920, 1080), (3840, 2160) })
        {
            stage.Resize(width, height);
            stage.Frames(300);
            Assert.True(HasText(stage, "the step of iteration 20 cannot be read: "), $"{width}x{height}");
            TextFit.Require(stage.Draw().Texts, stage.Size, $"a damaged step at {width}x{height}");
        }
    }

    [Fact]
    public void What_is_computed_otherwise_than_it_was_recorded_is_a_warning()
    {
        recording.Add(40, wrong: 1.25);
        Stage stage = Opened(recording);
        Assert.False(HasText(stage, "not what was trained"));
        stage.Do(Actions.Last);
        stage.Frames(600);
        Assert.True(HasText(stage, "what is drawn is not what was trained: deviation 0.200 in h"));
        stage.Do(Actions.StepBack);
        stage.Frames(1);
        Assert.False(HasText(stage, "not what was trained"));
    }

    [Theory]
    [InlineData("float32", 1.0005, false)]
    [InlineData("float32", 1.002, true)]
    [InlineData("float16", 1.005, false)]
    [InlineData("bfloat16", 1.02, false)]
    [InlineData("bfloat16", 1.2, true)]
    public void Half_precision_explains_a_larger_deviation(string numberType, double wrong, bool isWarned)
    {
        using var half = new WrittenRecording(numberType: numberType);
        half.Add(0, wrong: wrong);
        Stage stage = Opened(half);
        Assert.Equal(isWarned, HasText(stage, "not what was trained"));
    }

    [Fact]
    public void The_deviation_is_in_the_bar_and_its_tip_says_of_what()
    {
        Stage stage = Opened(recording);
        stage.Resize(1920, 1080);
        stage.Frames(1);
        Assert.True(HasText(stage, "deviation "));
        stage.PointAt(new Point(1840, 30));
        string tip = string.Join(' ', stage.Tip().Select(text => text.Text));
        Assert.Contains("‖computed − recorded‖/‖recorded‖", tip, StringComparison.Ordinal);
        Assert.Contains("c at T", tip, StringComparison.Ordinal);
        Assert.Contains("recorded in float64", tip, StringComparison.Ordinal);
    }

    private static Stage Opened(WrittenRecording recording)
    {
        var stage = new Stage(recording.Load(), new Extent(1280, 720));
        stage.Frames(2);
        return stage;
    }

    private static bool HasText(Stage stage, string part) =>
        stage.Draw().Texts.Any(text => text.Text.Contains(part, StringComparison.Ordinal));
}
