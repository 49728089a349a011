using RnnViz.Engine.Drawing;
using RnnViz.Lessons;
using RnnViz.Views.Scenes;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests;

/// <summary>No text is cut off and no two texts overlap: measured on what was drawn, over sizes, scales, lessons and moments.</summary>
public sealed class TextFitTests
{
    private static readonly (int Width, int Height)[] Sizes = [(1280, 720), (1366, 768), (1920, 1080), (1280, 1024), (3840, 2160)];

    public static TheoryData<string> Lessons() => [.. LessonCatalog.BuiltIn.Select(lesson => lesson.Name)];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_lesson_fits_at_every_size_at_the_start_and_later(string name)
    {
        var stage = new Stage(name);
        foreach (int frames in new[] { 0, 30 })
        {
            stage.Frames(frames);
            foreach ((int width, int height) in Sizes)
            {
                stage.Resize(width, height);
                stage.Frames(1);
                RequireFit(stage, $"{name} at {width}x{height} after {frames} frames");
            }
        }
    }

    [Fact]
    public void Every_scale_fits()
    {
        var stage = new Stage("hello", 1920, 1080);
        stage.Frames(300);
        for (int i = 0; i < 4; i++) stage.Do(Actions.Smaller);
        for (int i = 0; i < 9; i++)
        {
            stage.Frames(300); // until the toast has gone
            RequireFit(stage, $"step {i} of the scales");
            stage.Do(Actions.Larger);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 256)]
    [InlineData(33, 3)]
    [InlineData(100, 100)]
    [InlineData(400, 256)]
    public void Any_number_of_timesteps_and_units_fits(int timesteps, int hidden)
    {
        Lesson lesson = LessonCatalog.Load("vanishing");
        lesson = lesson with
        {
            Task = new TextTaskSettings { Text = new string('x', 5) + "yzabc" + new string('y', 500), SequenceLength = timesteps },
            Model = lesson.Model with { Hidden = hidden },
        };
        var stage = new Stage(lesson, new Extent(1280, 720));
        stage.Frames(3);
        foreach ((int width, int height) in Sizes)
        {
            stage.Resize(width, height);
            RequireFit(stage, $"T = {timesteps}, H = {hidden} at {width}x{height}");
        }
    }

    [Fact]
    public void A_run_that_has_exploded_to_NaN_fits()
    {
        Lesson lesson = LessonCatalog.Load("exploding");
        lesson = lesson with
        {
            Model = lesson.Model with { Activation = HiddenActivation.Identity, Initial = lesson.Model.Initial with { Gain = 8 } },
            Training = lesson.Training with { Optimizer = new SgdSettings { LearningRate = 1000 } },
        };
        var stage = new Stage(lesson, new Extent(1280, 720));
        stage.Screen.HonoursStops = false;
        stage.Screen.IsRunning = true;
        for (int frame = 0; frame < 6; frame++)
        {
            RequireFit(stage, $"frame {frame}");
            stage.Frames(1);
        }
        Assert.True(double.IsNaN(stage.Screen.Step.Loss), "the run was to explode");
    }

    [Theory]
    [InlineData(Actions.Help)]
    [InlineData(Actions.Lessons)]
    public void Overlays_fit(string action)
    {
        var stage = new Stage("hello");
        stage.Do(action);
        foreach ((int width, int height) in Sizes)
        {
            stage.Resize(width, height);
            RecordingCanvas canvas = stage.Draw();
            int veil = canvas.Texts.ToList().FindLastIndex(text => text.Text == "? help");
            TextFit.Require([.. canvas.Texts.Skip(veil + 1)], stage.Size, $"{action} at {width}x{height}");
        }
    }

    private static void RequireFit(Stage stage, string where) => TextFit.Require(stage.Draw().Texts, stage.Size, where);
}
