using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>Walking through time on the screen: the same place of the walk is the same picture, however one came there.</summary>
public sealed class WalkTests
{
    public static TheoryData<string> Lessons() => [.. LessonCatalog.BuiltIn.Select(lesson => lesson.Name)];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Steps_on_and_as_many_steps_back_give_identical_pictures(string name)
    {
        Stage stage = Past(name);
        stage.Training.Walk.Granularity = Granularity.Term;
        stage.Frames(1);
        int stops = stage.Training.Walk.Itinerary.StopsPerIteration, steps = stops + 5, every = Math.Max(1, stops / 12);
        var pictures = new Dictionary<int, IReadOnlyList<string>>();
        for (int step = 0; step <= steps; step++)
        {
            if (step % every == 0)
            {
                pictures[step] = Transcript(stage);
            }

            if (step < steps)
            {
                Do(stage, Actions.Step);
            }
        }

        for (int step = steps; step >= 0; step--)
        {
            if (pictures.TryGetValue(step, out IReadOnlyList<string>? picture))
            {
                RequireEqual(picture, Transcript(stage), $"{name}, step {step} of {steps}");
            }

            if (step > 0)
            {
                Do(stage, Actions.StepBack);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_jump_shows_what_stepping_there_shows(string name)
    {
        Stage stage = Past(name);
        Cursor start = stage.Training.Walk.Cursor;
        stage.Training.Walk.Granularity = Granularity.Phase;
        for (int i = 0; i < 6; i++)
        {
            Do(stage, Actions.Step);
        }

        Cursor place = stage.Training.Walk.Cursor;
        IReadOnlyList<string> stepped = Transcript(stage);
        Do(stage, Actions.Last);
        Do(stage, Actions.First);
        stage.Root.Lesson.Stepper.GoTo(place);
        stage.Frames(1);
        RequireEqual(stepped, Transcript(stage), $"{name} at {place} after jumps from {start}");
    }

    [Fact]
    public void Pausing_stands_at_the_whole_iteration_and_finer_steps_lead_on_and_back_into_it()
    {
        var stage = new Stage("hello");
        stage.Frames(5);
        stage.Do(Actions.Pause);
        Walk walk = stage.Training.Walk;
        Assert.True(walk.IsWhole);
        stage.Do(Actions.Down);
        stage.Do(Actions.Down);
        Assert.Equal(Granularity.Timestep, walk.Granularity);
        stage.Do(Actions.Step);
        Assert.Equal(new Cursor(6, Phase.Forward, 1, Term.State), walk.Cursor);
        stage.Do(Actions.StepBack);
        Assert.Equal(new Cursor(5, Phase.Update, 0, Term.Update), walk.Cursor);
        stage.Do(Actions.StepBack);
        Assert.Equal((5, Phase.Backward, 1), (walk.Cursor.Iteration, walk.Cursor.Phase, walk.Cursor.Timestep));
        stage.Do(Actions.Up);
        stage.Do(Actions.Up);
        stage.Do(Actions.Up);
        Assert.Equal(Granularity.Batch, walk.Granularity);
    }

    [Fact]
    public void Home_and_End_go_to_the_ends_of_the_history()
    {
        var stage = new Stage("hello");
        stage.Frames(9);
        stage.Do(Actions.First);
        Assert.False(stage.Playback.IsRunning);
        Assert.Equal(0, stage.Training.Step.Iteration);
        stage.Do(Actions.Last);
        Assert.Equal(9, stage.Training.Step.Iteration);
    }

    [Fact]
    public void A_click_on_a_column_walks_to_its_timestep_in_the_pass_of_now_and_a_drag_does_not()
    {
        var stage = new Stage("hello");
        stage.Frames(3);
        var at = new Point(stage.View.Axis.Center(2), stage.Appearance.Layout.Hidden.Center.Y);
        stage.Click(at);
        Assert.Equal((Phase.Backward, 2), (stage.Training.Walk.Cursor.Phase, stage.Training.Walk.Cursor.Timestep));
        Assert.Equal(Granularity.Batch, stage.Training.Walk.Granularity); // a look at a timestep changes no setting
        stage.Training.Walk.Granularity = Granularity.Timestep;
        stage.Do(Actions.First);
        stage.Do(Actions.Step); // the next iteration's first timestep
        stage.Click(new Point(stage.View.Axis.Center(3), at.Y));
        Assert.Equal((Phase.Forward, 3), (stage.Training.Walk.Cursor.Phase, stage.Training.Walk.Cursor.Timestep));
        Cursor before = stage.Training.Walk.Cursor;
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerPressed, at));
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, at + new Point(60, 0)));
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerReleased, at + new Point(60, 0)));
        Assert.Equal(before, stage.Training.Walk.Cursor);
    }

    [Fact]
    public void What_has_not_been_computed_is_dimmed()
    {
        var stage = new Stage("hello");
        stage.Do(Actions.Pause);
        stage.Training.Walk.Granularity = Granularity.Timestep;
        Rgba loss = Losses(stage)[0];
        stage.Do(Actions.Step);
        stage.Do(Actions.Step);
        stage.Frames(1);
        Assert.All(Losses(stage), color => Assert.Equal(stage.Root.Theme.Dimmed(loss), color));
        Assert.Equal(2, Veils(stage).Length); // half of the hidden states, all of the gradients
        Assert.Equal((1f, 2f), (Columns(stage, Veils(stage)[1]) - 3, Columns(stage, Veils(stage)[0])));
        for (int i = 0; i < 4; i++)
        {
            stage.Do(Actions.Step); // t = 3, t = 4, the loss, backward t = 4
        }

        stage.Frames(1);
        Assert.All(Losses(stage), color => Assert.Equal(loss, color));
        Assert.Equal(3, Columns(stage, Assert.Single(Veils(stage))));

        static Rgba[] Losses(Stage stage)
        {
            float y = stage.Appearance.Layout.Unrolled.Y;
            return [.. stage.Draw().Texts.Where(text => text.Bounds.Y > y && text.Bounds.Y < y + 40 && text.Text.Contains(
                '.', StringComparison.Ordinal) && text.Bounds.X < stage.View.Axis.Area.Right).Select(text => text.Color)];
        }

        static Box[] Veils(Stage stage)
        {
            Rgba veil = stage.Root.Theme.Surface.WithOpacity(1 - RnnViz.Views.Themes.Theme.DimmedShare);
            return [.. stage.Draw().Shapes.Where(shape => shape.Kind == "box" && shape.Color == veil
                && shape.Bounds.Width > stage.View.Axis.ColumnWidth * 0.9f).Select(shape => shape.Bounds)];
        }

        static float Columns(Stage stage, Box veil) => MathF.Round(veil.Width / stage.View.Axis.ColumnWidth);
    }

    [Fact]
    public void Ctrl_R_starts_again_with_the_same_seed_and_with_Shift_from_another()
    {
        var stage = new Stage("hello");
        stage.Frames(4);
        double before = stage.Training.Step.LossSum;
        stage.Do(Actions.Restart);
        Assert.Equal((0, 1), (stage.Training.Step.Iteration, stage.Training.Session.Seed));
        stage.Frames(4);
        Assert.Equal(before, stage.Training.Step.LossSum);
        stage.Do(Actions.RestartAnew);
        stage.Frames(4);
        Assert.Equal((4, 2), (stage.Training.Step.Iteration, stage.Training.Session.Seed));
        Assert.NotEqual(before, stage.Training.Step.LossSum);
    }

    [Fact]
    public void Ctrl_R_keeps_what_was_set_and_chosen_and_with_Alt_the_lesson_is_as_it_is_written()
    {
        var stage = new Stage("hello", 1600, 900);
        stage.Do(Actions.Pause);
        TrainingSession session = stage.Training.Session;
        LiveSettings written = session.SettingsAt(0);
        (session.LearningRate, session.OptimizerKind, session.ClipKind, session.ClipThreshold, session.Truncation) =
            (0.5, OptimizerKind.Adam, ClipKind.Value, 0.25, 2);
        stage.Playback.BatchesPerFrame = 7;
        stage.Training.Walk.Granularity = Granularity.Phase;
        stage.View.Focus = PanelKey.Loss;
        LiveSettings set = session.SettingsAt(0);
        foreach (string action in new[] { Actions.Restart, Actions.RestartAnew })
        {
            stage.Do(action);
            Assert.Equal(set, stage.Training.Session.SettingsAt(0));
            Assert.Equal((7, Granularity.Phase, PanelKey.Loss),
                (stage.Playback.BatchesPerFrame, stage.Training.Walk.Granularity, stage.View.Focus));
            Assert.Contains("adam, lr 0.5, …", stage.Root.Lesson.LastMessage, StringComparison.Ordinal);
        }

        stage.Do(Actions.RestartAsLoaded);
        Assert.Equal(written, stage.Training.Session.SettingsAt(0));
        Assert.Equal((stage.Training.Session.Lesson.BatchesPerFrame, PanelKey.None, 2),
            (stage.Playback.BatchesPerFrame, stage.View.Focus, stage.Training.Session.Seed));
        Assert.Equal("Seed 2, from the beginning, with the controls as the lesson sets them", stage.Root.Lesson.LastMessage);
        Assert.Equal(1, stage.Training.Session.Lesson.Seed);
        stage.Do(Actions.Restart);
        Assert.Equal("Seed 2, from the beginning", stage.Root.Lesson.LastMessage);
    }

    [Fact]
    public void A_run_that_starts_again_begins_with_what_the_dial_gave_before_anything_was_learnt()
    {
        var stage = new Stage("hello", 1600, 900);
        stage.Do(Actions.Pause);
        Dial(stage, 0.5);
        stage.Do(Actions.Step);
        stage.Do(Actions.Restart);
        Assert.Equal(0.5, stage.Training.Session.Spectrum.SpectralRadius, 1e-9);
        stage.Do(Actions.RestartAnew);
        Assert.Equal(0.5, stage.Training.Session.Spectrum.SpectralRadius, 1e-9);
        stage.Do(Actions.RestartAsLoaded);
        Assert.NotEqual(0.5, stage.Training.Session.Spectrum.SpectralRadius, 1e-3);
        double drawn = stage.Training.Session.Spectrum.SpectralRadius;
        stage.Do(Actions.Step);
        Dial(stage, 0.7); // of weights that have learnt: no start
        stage.Do(Actions.Restart);
        Assert.Equal(drawn, stage.Training.Session.Spectrum.SpectralRadius);

        static void Dial(Stage stage, double size)
        {
            stage.Frames(1);
            stage.Click(stage.Root.Lesson.Controls.Places.Single(place => place.Name == "dial number").Box.Center);
            foreach (char character in size.ToString(System.Globalization.CultureInfo.InvariantCulture))
            {
                stage.Tree.Input(InputEvent.OfCharacter(character));
            }

            stage.Do(Actions.Accept);
            stage.Frames(1);
        }
    }

    [Fact]
    public void A_spark_runs_along_the_arrows_while_motion_is_on_and_is_gone_in_a_quarter_of_a_second()
    {
        var stage = new Stage("hello");
        stage.Do(Actions.Pause);
        stage.Training.Walk.Granularity = Granularity.Timestep;
        int still = Circles(stage);
        stage.Do(Actions.Step);
        stage.Do(Actions.Step);
        stage.Frames(2);
        Assert.Equal(still + 2, Circles(stage));
        stage.Frames(14);
        Assert.Equal(still, Circles(stage));
        stage.View.Motion = false;
        stage.Do(Actions.Step);
        stage.Frames(2);
        Assert.Equal(still, Circles(stage));

        static int Circles(Stage stage) => stage.Draw().Shapes.Count(shape => shape.Kind == "circle"
            && stage.Appearance.Layout.Unrolled.Encloses(shape.Bounds) && shape.Bounds.Y > stage.Appearance.Layout.Unrolled.Center.Y - 40);
    }

    /// <summary>A lesson that has been at iteration 7 and stands at 3, at rest.</summary>
    private static Stage Past(string name)
    {
        var stage = new Stage(name);
        stage.View.Motion = false;
        stage.Root.Lesson.Geometry.Waits = true;
        stage.Playback.BatchesPerFrame = 1;
        stage.Frames(7);
        stage.Root.Lesson.Stepper.GoTo(stage.Training.Walk.Itinerary.Last(3));
        stage.Frames(1);
        Assert.Equal((3, 7), (stage.Training.Walk.Cursor.Iteration, stage.Training.Walk.Furthest));
        return stage;
    }

    private static void Do(Stage stage, string action)
    {
        stage.Do(action);
        stage.Frames(1);
    }

    private static IReadOnlyList<string> Transcript(Stage stage)
    {
        var canvas = new TranscriptCanvas(stage.Size, Stage.Fonts);
        stage.Tree.Draw(canvas);
        return canvas.Commands;
    }

    private static void RequireEqual(IReadOnlyList<string> expected, IReadOnlyList<string> actual, string where)
    {
        Assert.True(expected.Count > 100, $"{where}: hardly anything was drawn");
        for (int i = 0; i < Math.Min(expected.Count, actual.Count); i++)
        {
            Assert.True(expected[i] == actual[i], $"{where}, command {i}: {actual[i]}, and before: {expected[i]}");
        }

        Assert.Equal(expected.Count, actual.Count);
    }
}
