using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Views.Controls;
using RnnViz.Views.Layout;
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
    public void No_key_but_arrows_changes_the_control_that_has_the_focus_and_Home_End_and_Page_keys_do_their_own_work()
    {
        foreach (KeyBinding binding in Actions.CreateMap().Bindings)
        {
            Stage stage = Paused(LessonCatalog.Load("hello"));
            double rate = stage.Training.Session.LearningRate;
            stage.Do(Actions.NextControl);
            Assert.True(Place(stage, "learning rate").IsFocused);
            stage.Do(binding.Action);
            bool isArrow = binding.Chord.Key is Key.Left or Key.Right or Key.Up or Key.Down;
            Assert.True(isArrow == (stage.Training.Session.LearningRate != rate), $"{binding.Chord} was not to change the learning rate");
            if (binding.Chord.Key is Key.Home or Key.End or Key.PageUp or Key.PageDown or Key.Enter or Key.Escape)
            {
                Assert.False(Place(stage, "learning rate").IsFocused, $"{binding.Chord} was to give the focus back");
            }
        }

        Stage typing = Paused(LessonCatalog.Load("hello"));
        typing.Click(Place(typing, "learning rate number").Box.Center);
        typing.Tree.Input(InputEvent.OfCharacter('0'));
        typing.Do(Actions.CreateMap().ActionOf(new KeyChord(Key.PageDown))!);
        Assert.False(Place(typing, "learning rate number").IsFocused);
        Assert.Equal(1, typing.Training.Step.Iteration); // a lesson that does not stop steps
        Assert.Equal(typing.Training.Session.Lesson.Training.Optimizer.LearningRate, typing.Training.Session.LearningRate);
    }

    [Fact]
    public void A_press_on_a_button_elsewhere_gives_the_focus_back()
    {
        Stage stage = Paused(LessonCatalog.Load("hello"));
        stage.Do(Actions.NextControl);
        stage.Click(stage.Draw().Texts.Last(text => text.Text == "T theme").Bounds.Center);
        Assert.DoesNotContain(stage.Root.Lesson.Controls.Places, place => place.IsFocused);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("projector")]
    public void Digits_go_to_the_control_that_has_the_focus_and_to_panels_else(string theme)
    {
        // a lesson that keeps a control in every theme
        var stage = new Stage("spectral-radius", 1920, 1080, ThemeCatalog.Find(theme));
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        while (!Place(stage, "dial").IsFocused)
        {
            stage.Do(Actions.NextControl);
        }

        Assert.True(stage.Tree.Input(InputEvent.OfCharacter('1')));
        stage.Do(Actions.Accept);
        Assert.Equal(PanelKey.None, stage.View.Focus);
        Assert.Equal(1, stage.Training.Session.Spectrum.SpectralRadius, 1e-9);
        stage.Do(Actions.PreviousControl);
        while (stage.Root.Lesson.Controls.Places.All(place => place.Name != "dial choice ρ" || !place.IsFocused))
        {
            stage.Do(Actions.NextControl);
        }

        Assert.True(stage.Tree.Input(InputEvent.OfCharacter('2')));
        TypeInto(stage, "dial", "1.5");
        Assert.Equal(1.5, stage.Training.Session.Spectrum.LargestSingularValue, 1e-9);
        Assert.False(stage.Tree.Input(InputEvent.OfCharacter('8')));
        stage.Do("focus 8");
        Assert.Equal(PanelKey.Spectrum, stage.View.Focus);
    }

    [Fact]
    public void The_focus_does_not_outlast_the_controls()
    {
        Stage stage = Paused(LessonCatalog.Load("hello"));
        stage.Do(Actions.NextControl);
        stage.View.Focus = PanelKey.Loss;
        stage.Frames(1);
        stage.View.Focus = PanelKey.None;
        stage.Frames(1);
        Assert.DoesNotContain(stage.Root.Lesson.Controls.Places, place => place.IsFocused);
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

    [Fact]
    public void At_the_last_stop_about_the_dial_Tab_and_a_number_turn_it()
    {
        var stage = new Stage(LessonCatalog.Load("spectral-radius"), new Extent(1920, 1080), honoursStops: true);
        Assert.NotEmpty(StopWalk.Stops(stage).ToList());
        stage.Frames(1);
        stage.Do(Actions.NextControl);
        stage.Frames(1);
        Assert.True(Place(stage, "dial").IsFocused);
        foreach (char character in "1.3")
        {
            Assert.True(stage.Tree.Input(InputEvent.OfCharacter(character)));
        }

        stage.Do(Actions.Accept);
        Assert.Equal(1.3, stage.Training.Session.Spectrum.SpectralRadius, 1e-9);
        stage.Frames(1);
        stage.Do(Actions.NextControl);
        stage.Do(Actions.NextControl);
        Assert.Contains(
            stage.Root.Lesson.Controls.Places, place => place.IsFocused && place.Name.StartsWith("dial choice", StringComparison.Ordinal));
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
