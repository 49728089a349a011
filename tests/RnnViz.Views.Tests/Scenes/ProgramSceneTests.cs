using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

public sealed class ProgramSceneTests
{
    [Fact]
    public void A_batch_is_trained_each_frame_and_what_is_drawn_is_not_applied_yet()
    {
        var stage = new Stage("hello");
        Assert.Equal(0, stage.Training.Step.Iteration);
        stage.Frames(3);
        Assert.Equal(3, stage.Training.Step.Iteration);
        Assert.True(stage.Training.Session.IsPrepared);
        Assert.Equal(3, stage.Training.Session.History.Count);
    }

    [Fact]
    public void Space_pauses_and_the_arrow_trains_one_batch()
    {
        var stage = new Stage("hello");
        stage.Do(Actions.Pause);
        stage.Frames(5);
        Assert.Equal(0, stage.Training.Step.Iteration);
        stage.Do(Actions.Step);
        stage.Frames(5);
        Assert.Equal(1, stage.Training.Step.Iteration);
        stage.Do(Actions.Pause);
        stage.Frames(2);
        Assert.Equal(3, stage.Training.Step.Iteration);
    }

    [Fact]
    public void The_arrow_pauses_a_running_lesson()
    {
        var stage = new Stage("hello");
        stage.Do(Actions.Step);
        stage.Frames(4);
        Assert.Equal(1, stage.Training.Step.Iteration);
    }

    [Fact]
    public void The_mouse_reaches_the_same_controls()
    {
        var stage = new Stage("hello");
        Point play = Middle(stage, box => box.X < 60), faster;
        stage.Click(play);
        Assert.False(stage.Playback.IsRunning);
        DrawnText speed = stage.Draw().Texts.Single(text => text.Text == "1 batch/frame");
        faster = new Point(speed.Bounds.Right + stage.Appearance.Look.Px(28), play.Y);
        stage.Click(faster);
        Assert.Equal(2, stage.Playback.BatchesPerFrame);
        stage.Tree.Input(InputEvent.OfWheel(faster, -1));
        Assert.Equal(1, stage.Playback.BatchesPerFrame);
        stage.Click(On(stage, "T theme"));
        Assert.Same(ThemeCatalog.Dark, stage.Root.Theme);
        stage.Click(On(stage, "S picture"));
        Assert.Equal("hello-00000", stage.Screenshot);
        stage.Click(On(stage, "? help"));
        Assert.True(stage.Root.Lesson.HasOverlay);
    }

    [Fact]
    public void A_figure_is_asked_of_the_shell_by_lesson_and_iteration()
    {
        var stage = new Stage("hello");
        stage.Frames(3);
        stage.Do(Actions.Figure);
        Assert.Equal("hello-00003", stage.Figure);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "Saved hello-00003");
    }

    [Fact]
    public void A_run_is_kept_and_drawn_beside_the_one_after_it()
    {
        var stage = new Stage("hello");
        stage.Frames(30);
        stage.Do(Actions.Compare);
        TrainingHistory kept = stage.Training.Session.History;
        Assert.Null(stage.View.Other); // against itself nothing is compared
        stage.Do(Actions.RestartAnew);
        stage.Frames(10);
        Assert.Same(kept, stage.View.Other!.History);
        Assert.Equal(30, stage.View.Iterations);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "seed 1" && text.Bounds.Y > stage.Appearance.Layout.Loss.Y);
        stage.Do(Actions.Compare);
        Assert.Null(stage.View.Other);
        Assert.Equal(11, stage.View.Iterations); // those trained, and the one that is shown
    }

    [Fact]
    public void After_the_largest_seed_comes_the_smallest()
    {
        var stage = new Stage(LessonCatalog.Load("hello") with { Seed = int.MaxValue }, new Extent(1280, 720));
        stage.Do(Actions.RestartAnew);
        Assert.Equal(0, stage.Training.Session.Seed);
        stage.Do(Actions.RestartAnew);
        Assert.Equal(1, stage.Training.Session.Seed);
    }

    [Fact]
    public void Several_batches_a_frame_are_trained_on_request()
    {
        var stage = new Stage("hello");
        stage.Playback.BatchesPerFrame = 10;
        stage.Frames(2);
        Assert.Equal(20, stage.Training.Step.Iteration);
    }

    [Fact]
    public void The_run_pauses_at_a_lessons_stop_says_why_and_goes_on()
    {
        var lesson = LessonCatalog.Load("hello") with
        {
            Stops = [new() { Iteration = 3, Timestep = 2, Callout = "Two losses meet here." }],
        };
        var stage = new Stage(lesson, new Extent(1280, 720), honoursStops: true);
        stage.Playback.BatchesPerFrame = 2;
        stage.Frames(10);
        Assert.Equal(new Cursor(3, Phase.Forward, 2, Term.State), stage.Training.Walk.Cursor);
        Assert.Contains("Two losses meet here.", string.Join(" ", stage.Draw().Texts.Select(text => text.Text)), StringComparison.Ordinal);
        stage.Do(Actions.Pause);
        stage.Frames(1);
        Assert.Equal(4, stage.Training.Step.Iteration); // to the end of this iteration, and one more
        Assert.DoesNotContain(
            "Two losses meet here.", string.Join(" ", stage.Draw().Texts.Select(text => text.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void Escape_closes_what_is_open_and_where_nothing_is_asks_and_Q_quits()
    {
        var stage = new Stage("hello");
        stage.Do(Actions.Help);
        Assert.True(stage.Root.Lesson.HasOverlay);
        stage.Do(Actions.Back);
        Assert.False(stage.Root.Lesson.HasOverlay);
        stage.Do(Actions.Quit);
        Assert.False(stage.Tree.QuitRequested);
        stage.Do(Actions.Back);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "Quit RnnViz?");
        Assert.False(stage.Tree.QuitRequested);
        stage.Do(Actions.Quit);
        Assert.True(stage.Tree.QuitRequested);
    }

    [Theory]
    [InlineData(Actions.Back)]
    [InlineData(Actions.Accept)]
    public void No_two_keys_of_a_remote_quit(string second)
    {
        var stage = new Stage("hello");
        stage.Do(Actions.Back);
        stage.Do(second);
        Assert.False(stage.Root.Lesson.HasOverlay);
        Assert.False(stage.Tree.QuitRequested);
    }

    [Fact]
    public void Another_key_goes_on_with_the_lecture_and_a_held_Escape_asks_once()
    {
        var stage = new Stage("hello");
        stage.Do(Actions.Pause);
        stage.Do(Actions.Back);
        stage.Tree.Input(InputEvent.OfAction(Actions.Back, isRepeat: true));
        stage.Frames(1);
        Assert.True(stage.Root.Lesson.HasOverlay);
        stage.Tree.Input(InputEvent.OfCharacter('w'));
        Assert.True(stage.Root.Lesson.HasOverlay);
        stage.Do(Actions.Step);
        Assert.False(stage.Root.Lesson.HasOverlay);
        Assert.Equal(1, stage.Training.Step.Iteration);
    }

    [Fact]
    public void The_buttons_of_the_question_answer_it()
    {
        var stage = new Stage("hello");
        stage.Do(Actions.Back);
        stage.Frames(1);
        stage.Click(On(stage, "Esc  go on"));
        Assert.False(stage.Root.Lesson.HasOverlay);
        Assert.False(stage.Tree.QuitRequested);
        stage.Do(Actions.Back);
        stage.Frames(1);
        stage.Click(On(stage, "Q  quit"));
        Assert.True(stage.Tree.QuitRequested);
    }

    [Fact]
    public void The_gallery_opens_another_lesson()
    {
        var stage = new Stage("hello");
        stage.Do(Actions.Lessons);
        stage.Do(Actions.Last);
        stage.Do(Actions.Accept);
        Assert.False(stage.Root.Lesson.HasOverlay);
        Assert.Equal(LessonCatalog.BuiltIn[^1].Name, stage.Training.Session.Lesson.Name);
        stage.Frames(2);
        Assert.Equal(2 * stage.Playback.BatchesPerFrame, stage.Training.Step.Iteration);
        Assert.Contains(stage.Draw().Texts, text => text.Text == stage.Training.Session.Lesson.Title);
    }

    [Fact]
    public void The_lesson_behind_an_overlay_gets_no_keys()
    {
        var stage = new Stage("hello");
        stage.Do(Actions.Help);
        stage.Do(Actions.Pause);
        Assert.True(stage.Playback.IsRunning);
        stage.Do(Actions.Theme);
        Assert.Same(ThemeCatalog.Dark, stage.Root.Theme);
    }

    [Fact]
    public void The_column_pointed_at_is_marked_in_all_rows()
    {
        var stage = new Stage("hello");
        Box hidden = stage.Appearance.Layout.Hidden;
        var at = new Point(stage.View.Axis.Center(3), hidden.Center.Y);
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, at));
        Assert.Equal(3, stage.View.PointedTimestep);
        float left = MathF.Round(stage.View.Axis.Left(3)), right = MathF.Round(stage.View.Axis.Left(4));
        Assert.Equal(4, stage.Draw().Shapes.Count(shape => shape.Kind == "box" && shape.Color.A is > 0 and < 40
            && (shape.Bounds.X, shape.Bounds.Right) == (left, right)));
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(2, 2)));
        Assert.Equal(0, stage.View.PointedTimestep);
    }

    [Fact]
    public void Full_screen_is_asked_of_the_shell()
    {
        var stage = new Stage("hello");
        stage.Do(Actions.FullScreen);
        Assert.Equal(1, stage.FullScreenToggles);
    }

    [Fact]
    public void Drawing_changes_nothing()
    {
        var stage = new Stage("hello");
        stage.Frames(7);
        string[] first = [.. stage.Draw().Texts.Select(text => text.ToString())];
        string[] second = [.. stage.Draw().Texts.Select(text => text.ToString())];
        Assert.Equal(first, second);
    }

    [Fact]
    public void The_numbers_on_the_screen_are_those_of_the_step()
    {
        var stage = new Stage("hello");
        stage.Frames(12);
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        Assert.Contains("12", texts);
        Assert.Contains(Three(stage.Training.Step.LossPerOutput), texts);
        Assert.Contains(Three(stage.Training.Step.GradientNorm), texts);
        Assert.Contains(Three(stage.Training.Step.HiddenGradientNorms[0]), texts);

        static string Three(double number)
        {
            var line = new Engine.Text.TextLine(stackalloc char[32]);
            line.Add3(number);
            return line.Span.ToString();
        }
    }

    private static Point On(Stage stage, string label) => stage.Draw().Texts.Last(text => text.Text == label).Bounds.Center;

    private static Point Middle(Stage stage, Func<Box, bool> which) =>
        stage.Draw().Shapes.Where(shape =>
            shape.Kind == "circle" && shape.Bounds.Y > stage.Appearance.Layout.Transport.Y && which(shape.Bounds)).Last().Bounds.Center;
}
