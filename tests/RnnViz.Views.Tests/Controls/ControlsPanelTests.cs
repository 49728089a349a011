using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Views.Controls;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Controls;

/// <summary>What the controls show is what training uses, and what they change changes at once.</summary>
public sealed class ControlsPanelTests
{
    private const double Exactly = 1e-12;

    [Fact]
    public void A_shorter_window_gives_the_gradient_that_a_lesson_with_that_window_computes()
    {
        Lesson lesson = LessonCatalog.Load("hello");
        Stage stage = Paused(lesson);
        double full = stage.Training.Step.GradientNorm;
        TypeInto(stage, "window", "2");
        Assert.Equal(2, stage.Training.Session.Truncation);
        Assert.NotEqual(full, stage.Training.Step.GradientNorm);
        Assert.Equal(Fresh(lesson with { Training = lesson.Training with { Truncation = 2 } }).GradientNorm,
            stage.Training.Step.GradientNorm, Exactly);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "of 4");
        TypeInto(stage, "window", "4");
        Assert.Null(stage.Training.Session.Truncation);
        Assert.Equal(full, stage.Training.Step.GradientNorm, Exactly);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "full");
    }

    [Fact]
    public void Clipping_acts_on_the_batch_that_is_on_the_screen()
    {
        Lesson lesson = LessonCatalog.Load("exploding");
        Stage stage = Paused(lesson);
        double norm = stage.Training.Step.GradientNorm;
        Assert.Equal(norm, stage.Training.Step.ClippedGradientNorm);
        Assert.False(Place(stage, "clip").IsEnabled);
        stage.Click(Place(stage, "clip choice").Box.Center);
        stage.Frames(1);
        Assert.Equal(ClipKind.Norm, stage.Training.Session.ClipKind);
        TypeInto(stage, "clip", "0.25");
        Assert.Equal(0.25, stage.Training.Session.ClipThreshold);
        Assert.Equal(norm, stage.Training.Step.GradientNorm);
        Assert.Equal(0.25, stage.Training.Step.ClippedGradientNorm, Exactly);
    }

    [Fact]
    public void Another_optimizer_and_learning_rate_train_as_a_lesson_that_has_them()
    {
        Lesson lesson = LessonCatalog.Load("hello");
        Stage stage = Paused(lesson);
        ControlPlace place = stage.Root.Lesson.Controls.Places.First(place => place.Name.StartsWith("optimizer", StringComparison.Ordinal));
        for (int i = 0; stage.Training.Session.OptimizerKind != OptimizerKind.Sgd; i++)
        {
            Assert.True(i < 6, "sgd was never reached");
            stage.Tree.Input(InputEvent.OfWheel(place.Box.Center, 1));
            stage.Frames(1);
        }

        TypeInto(stage, "learning rate", "0.03");
        stage.Do(Actions.Step);
        TrainingSession fresh =
            new(lesson with { Training = lesson.Training with { Optimizer = new SgdSettings { LearningRate = 0.03 } } });
        fresh.Prepare();
        fresh.Apply();
        fresh.Prepare();
        Assert.Equal(fresh.Step.LossSum, stage.Training.Step.LossSum, Exactly);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_dial_gives_Whh_the_size_that_it_shows(bool isSigma)
    {
        Stage stage = Paused(LessonCatalog.Load("spectral-radius"));
        if (isSigma)
        {
            stage.Click(Place(stage, "dial choice σmax").Box.Center);
        }

        stage.Frames(1);
        TypeInto(stage, "dial", "0.5");
        SpectrumReading spectrum = stage.Training.Session.Spectrum;
        Assert.Equal(0.5, isSigma ? spectrum.LargestSingularValue : spectrum.SpectralRadius, 1e-9);
        double first = stage.Training.Step.HiddenGradientNorms[0];
        TypeInto(stage, "dial", "1.5");
        Assert.True(stage.Training.Step.HiddenGradientNorms[0] > 1e6 * first, "a larger Whh was to carry more gradient back");
        Assert.Contains(stage.Draw().Texts, text => text.Text == "1.50");
    }

    [Fact]
    public void The_dial_goes_back_to_the_lessons_value_with_a_double_click()
    {
        Stage stage = Paused(LessonCatalog.Load("spectral-radius"));
        Point low = new(Place(stage, "dial").Box.X + 3, Place(stage, "dial").Box.Center.Y);
        stage.Click(low);
        stage.Frames(1);
        Assert.True(stage.Training.Session.Spectrum.SpectralRadius < 0.2);
        stage.Frames(60);
        stage.Click(low);
        stage.Click(low);
        Assert.Equal(1, stage.Training.Session.Spectrum.SpectralRadius, 1e-9);
    }

    [Fact]
    public void A_slider_is_dragged_while_training_runs()
    {
        var stage = new Stage("hello");
        stage.Frames(3);
        Box track = Place(stage, "learning rate").Box;
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerPressed, new Point(track.Right - 2, track.Center.Y)));
        double rate = stage.Training.Session.LearningRate;
        Assert.True(rate > 5);
        stage.Frames(2);
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(track.Center.X, track.Center.Y)));
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerReleased, new Point(track.Center.X, track.Center.Y)));
        Assert.True(stage.Training.Session.LearningRate < 0.1 * rate);
        Assert.True(stage.Training.Session.LearningRate > 0);
    }

    [Fact]
    public void Tab_goes_through_the_controls_arrows_change_them_and_Escape_leaves_without_quitting()
    {
        var stage = new Stage("hello");
        stage.Do(Actions.Pause);
        stage.Do(Actions.NextControl);
        Assert.True(Place(stage, "learning rate").IsFocused);
        double before = stage.Training.Session.LearningRate;
        stage.Do(Actions.Step);
        Assert.True(stage.Training.Session.LearningRate > before);
        Assert.Equal(0, stage.Training.Step.Iteration);
        Assert.Contains(stage.Draw().Shapes, shape => shape.Kind == "outline" && shape.Color == stage.Root.Theme.Forward);
        stage.Do(Actions.Back);
        Assert.False(stage.Tree.QuitRequested);
        stage.Do(Actions.Step);
        Assert.Equal(1, stage.Training.Step.Iteration);
    }

    [Fact]
    public void The_speed_slider_and_the_transport_show_the_same_number()
    {
        Stage stage = Paused(LessonCatalog.Load("hello"));
        TypeInto(stage, "batches", "7");
        Assert.Equal(7, stage.Playback.BatchesPerFrame);
        stage.Do(Actions.Pause);
        stage.Frames(2);
        Assert.Equal(14, stage.Training.Step.Iteration);
    }

    [Fact]
    public void The_lesson_about_the_dial_keeps_it_on_a_projector()
    {
        var stage = new Stage("spectral-radius", 1920, 1080, ThemeCatalog.Projector);
        Assert.True(Place(stage, "dial").Box.Width > 100);
    }

    private static Stage Paused(Lesson lesson)
    {
        var stage = new Stage(lesson, new Extent(1600, 900));
        stage.Training.Walk.HonoursStops = false;
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        return stage;
    }

    private static PreparedStep Fresh(Lesson lesson)
    {
        var session = new TrainingSession(lesson);
        session.Prepare();
        return session.Step;
    }

    private static ControlPlace Place(Stage stage, string name) => stage.Root.Lesson.Controls.Places.Single(place => place.Name == name);

    private static void TypeInto(Stage stage, string name, string number)
    {
        stage.Click(Place(stage, name + " number").Box.Center);
        foreach (char character in number)
        {
            stage.Tree.Input(InputEvent.OfCharacter(character));
        }

        stage.Do(Actions.Accept);
        stage.Frames(1);
    }
}
