using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Controls;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>Several runs on one screen: the list of questions, controls of one and of all, restarts, forks, and who is behind.</summary>
public sealed class ContrastSceneTests
{
    [Fact]
    public void Two_key_presses_answer_a_question_and_one_ends_the_contrast()
    {
        Stage stage = Paused("vanishing");
        stage.Do(Actions.Contrast);
        Assert.True(stage.Root.Lesson.HasOverlay);
        stage.Type("1");
        stage.Frames(2);
        Assert.False(stage.Root.Lesson.HasOverlay);
        Assert.Equal(["vanilla", "LSTM, forget bias 4.0"], Names(stage));
        stage.Do(Actions.Contrast);
        stage.Frames(1);
        Assert.False(stage.Root.Lesson.Contrast.IsContrast);
    }

    [Theory]
    [InlineData(Actions.Back)]
    [InlineData(Actions.Contrast)]
    [InlineData(Actions.AddRun)]
    public void The_list_is_closed_without_an_answer(string action)
    {
        Stage stage = Paused("vanishing");
        stage.Do(Actions.Contrast);
        stage.Do(action);
        stage.Frames(1);
        Assert.False(stage.Root.Lesson.HasOverlay);
        Assert.False(stage.Root.Lesson.Contrast.IsContrast);
    }

    [Fact]
    public void Arrows_and_Enter_choose_and_so_does_a_click()
    {
        Stage stage = Paused("vanishing");
        stage.Do(Actions.Contrast);
        stage.Do(Actions.Down);
        stage.Do(Actions.Accept);
        stage.Frames(1);
        Assert.Equal("GRU, forget bias 4.0", Names(stage)[1]);
        stage.Do(Actions.AddRun);
        stage.Frames(1);
        stage.Click(stage.Draw().Texts.Last(text => text.Text.StartsWith("seed", StringComparison.Ordinal)).Bounds.Center);
        stage.Frames(1);
        Assert.Equal(3, stage.Root.Lesson.Contrast.Runs.Length);
        Assert.Equal("seed 2", Names(stage)[2]);
        stage.Do(Actions.AddRun);
        Assert.False(stage.Root.Lesson.HasOverlay);
        Assert.Contains("Three runs", stage.Root.Lesson.LastMessage);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_run_is_called_what_the_list_says(string lesson)
    {
        var stage = new Stage(LessonCatalog.Load(lesson), new Extent(1280, 720));
        stage.Playback.IsRunning = false;
        IReadOnlyList<ContrastChoice> choices = ContrastChoices.Of(stage.Training.Session);
        for (int i = 0; i < choices.Count; i++)
        {
            Ask(stage, i);
            Assert.StartsWith(choices[i].Name, Names(stage)[^1]);
            stage.Do(Actions.Contrast);
            stage.Frames(1);
        }
    }

    public static TheoryData<string> Lessons =>
        ["vanishing", "exploding", "two-timesteps", "lstm-remembers", "lstm-two-timesteps", "hello"];

    [Theory]
    [InlineData("light", 1280, 720)]
    [InlineData("dark", 1920, 1080)]
    [InlineData("projector", 1280, 720)]
    public void The_list_stands_on_its_card_and_can_be_read_from_the_last_row(string theme, int width, int height)
    {
        var stage = new Stage("vanishing", width, height, ThemeCatalog.Find(theme));
        int before = stage.Draw().Texts.Count;
        stage.Do(Actions.Contrast);
        stage.Frames(1);
        RecordingCanvas canvas = stage.Draw();
        DrawnText[] texts = [.. canvas.Texts.SkipWhile(text => !text.Text.StartsWith("A second run", StringComparison.Ordinal))];
        Assert.Equal(2 + 3 * ContrastChoices.Of(stage.Training.Session).Count, texts.Length);
        Assert.True(before > 0);
        TextFit.RequireApart(texts, stage.Size, theme);
        Assert.All(texts, text => Assert.True(text.Style.Size >= 13.3f * height / 720, $"{text.Text} is {text.Style.Size} px"));
    }

    [Fact]
    public void A_control_acts_on_the_run_in_front_and_with_Shift_on_all()
    {
        Stage stage = Paused("vanishing");
        Ask(stage, 0);
        SetRate(stage, "0.5", KeyModifiers.None);
        Assert.Equal([0.5, 0.05], Sessions(stage).Select(session => session.LearningRate));
        Assert.Contains("in the run in front", stage.Root.Lesson.LastMessage);
        SetRate(stage, "0.25", KeyModifiers.Shift);
        Assert.Equal([0.25, 0.25], Sessions(stage).Select(session => session.LearningRate));
        Assert.Equal("learning rate 0.25 in both runs", stage.Root.Lesson.LastMessage);
        Assert.Equal(["vanilla", "LSTM, forget bias 4.0"], Names(stage));
    }

    [Fact]
    public void A_drag_that_begins_with_Shift_acts_on_all_until_it_ends()
    {
        Stage stage = Paused("vanishing");
        Ask(stage, 0);
        Box track = Place(stage, "learning rate").Box;
        Pointer(InputKind.PointerPressed, 0.3f, KeyModifiers.Shift);
        Pointer(InputKind.PointerMoved, 0.8f, KeyModifiers.None);
        Pointer(InputKind.PointerReleased, 0.8f, KeyModifiers.None);
        stage.Frames(1);
        double[] rates = [.. Sessions(stage).Select(session => session.LearningRate)];
        Assert.Equal(rates[0], rates[1]);
        Assert.NotEqual(0.05, rates[0]);

        void Pointer(InputKind kind, float share, KeyModifiers modifiers) => stage.Tree.Input(InputEvent.OfPointer(
            kind, new Point(track.X + share * track.Width, track.Center.Y), PointerButton.Left, modifiers));
    }

    [Fact]
    public void A_run_without_the_dial_is_left_alone_and_a_restart_keeps_what_each_has()
    {
        Stage stage = Paused("vanishing");
        Ask(stage, 0);
        Ask(stage, 2, Actions.AddRun);
        double before = Sessions(stage)[1].Step.LossSum;
        Type(stage, "dial number", "0.9", KeyModifiers.Shift);
        Assert.Equal("ρ 0.9 in 2 of 3 runs; nothing to set in the other", stage.Root.Lesson.LastMessage);
        Assert.Equal(before, Sessions(stage)[1].Step.LossSum);
        Assert.Equal([0.9, 0.9], Radii(stage));
        stage.Do(Actions.Step);
        stage.Frames(1);
        stage.Do(Actions.RestartAnew);
        stage.Frames(1);
        Assert.Equal([0.9, 0.9], Radii(stage));
        Assert.Equal([2, 2, 2], Sessions(stage).Select(session => session.Seed));

        static double[] Radii(Stage stage) =>
            [.. new[] { 0, 2 }.Select(i => Math.Round(Sessions(stage)[i].Spectrum.SpectralRadius, 9))];
    }

    [Fact]
    public void The_forget_bias_of_every_gated_run_counts_from_the_restart()
    {
        Stage stage = Paused("lstm-remembers");
        Ask(stage, 0);
        Type(stage, "forget bias number", "2", KeyModifiers.Shift);
        Assert.Equal([4.0, 4.0], Sessions(stage).Select(session => session.ForgetBias));
        stage.Do(Actions.Restart);
        stage.Frames(1);
        Assert.Equal([2.0, 2.0], Sessions(stage).Select(session => session.ForgetBias));
    }

    [Fact]
    public void A_control_changed_in_the_past_ends_the_future_of_all_and_the_others_come_again_bit_for_bit()
    {
        Stage stage = Paused("vanishing");
        Ask(stage, 0);
        for (int i = 0; i < 12; i++)
        {
            stage.Do(Actions.Step);
            stage.Frames(1);
        }

        ulong late = Sessions(stage)[1].StateHash(), front = Sessions(stage)[0].StateHash();
        stage.Training.Walk.GoToIteration(4);
        stage.Frames(1);
        SetRate(stage, "2", KeyModifiers.None);
        stage.Frames(1);
        Assert.Equal([4, 4], Sessions(stage).Select(session => session.History.Count));
        for (int i = 0; i < 8; i++)
        {
            stage.Do(Actions.Step);
            stage.Frames(1);
        }

        Assert.Equal(late, Sessions(stage)[1].StateHash());
        Assert.NotEqual(front, Sessions(stage)[0].StateHash());
    }

    [Fact]
    public void A_run_that_is_behind_is_trained_within_frames_and_says_how_far_it_is_while_training_waits()
    {
        // a millisecond passes with each look at the clock: so many iterations fit a frame, on every machine
        Stage stage = Paused("vanishing");
        for (int i = 0; i < 60; i++)
        {
            stage.Do(Actions.Step);
        }

        stage.Frames(1);
        stage.Root.FramesPerSecond = 60;
        Ask(stage, 0, frames: 1);
        int seen = 0;
        for (int frame = 0; stage.Root.Lesson.Contrast.Runs[1].IsBehind; frame++)
        {
            Assert.True(frame < 100, "it never came there");
            stage.Playback.IsRunning = true;
            int done = stage.Root.Lesson.Contrast.Runs[1].Training.Walk.Furthest;
            Assert.Contains(stage.Draw().Texts, text => text.Text == $"LSTM, forget bias 4.0: {done} of 60 iterations");
            Assert.Equal(60, stage.Training.Walk.Furthest);
            stage.Frames(1);
            seen++;
        }

        Assert.True(seen > 2, "it was there at once");
        Assert.DoesNotContain(stage.Draw().Texts, text => text.Text.EndsWith("of 60 iterations", StringComparison.Ordinal));
        stage.Frames(3);
        Assert.True(stage.Training.Walk.Furthest > 60);
    }

    [Theory]
    [InlineData("next run", "LSTM, forget bias 4.0 is still being trained up to here; it can come to the front then")]
    [InlineData("rate", "Nothing is set: a run is still being trained up to here; with Shift again then")]
    [InlineData("contrast", "One run again: vanilla")]
    public void No_key_waits_for_a_run_that_is_behind(string key, string said)
    {
        Stage stage = Paused("vanishing");
        for (int i = 0; i < 200; i++)
        {
            stage.Do(Actions.Step);
        }

        stage.Frames(1);
        stage.Root.FramesPerSecond = 60; // a millisecond passes with each look at the clock, on every machine
        Ask(stage, 0, frames: 1);
        Walk behind = stage.Root.Lesson.Contrast.Runs[1].Training.Walk;
        (int before, double rate) = (behind.Furthest, stage.Training.Session.LearningRate);
        if (key == "rate")
        {
            SetRate(stage, "2", KeyModifiers.Shift);
        }
        else
        {
            stage.Do(key);
        }

        Assert.InRange(behind.Furthest, before, before + 60); // it has what some frames have time for
        Assert.Equal((0, rate), (stage.Root.Lesson.Contrast.Front.Index, stage.Training.Session.LearningRate));
        Assert.Equal(key != "contrast", stage.Root.Lesson.Contrast.IsContrast);
        Assert.Contains(stage.Draw().Texts, text => text.Text == said);
    }

    [Fact]
    public void The_next_run_is_the_next_that_is_not_behind()
    {
        Stage stage = Paused("vanishing");
        Ask(stage, 0);
        for (int i = 0; i < 200; i++)
        {
            stage.Do(Actions.Step);
        }

        stage.Frames(1);
        stage.Root.FramesPerSecond = 60;
        Ask(stage, 3, Actions.AddRun, frames: 1);
        Assert.Equal([false, false, true], stage.Root.Lesson.Contrast.Runs.Select(run => run.IsBehind));
        stage.Do(Actions.NextRun);
        Assert.Equal(1, stage.Root.Lesson.Contrast.Front.Index);
        stage.Frames(1);
        stage.Do(Actions.NextRun);
        Assert.Equal(0, stage.Root.Lesson.Contrast.Front.Index);
        stage.Root.FramesPerSecond = null; // however long it takes
        stage.Frames(1);
        stage.Do(Actions.NextRun);
        stage.Do(Actions.NextRun);
        Assert.Equal(2, stage.Root.Lesson.Contrast.Front.Index);
        Assert.True(stage.Root.Lesson.Contrast.IsInStep);
    }

    [Fact]
    public void A_click_on_a_name_brings_the_run_to_the_front_and_its_loss_into_the_bar()
    {
        Stage stage = Paused("vanishing");
        Ask(stage, 3);
        DrawnText name = stage.Draw().Texts.First(text => text.Text == "seed 2" && text.Bounds.Y < 50);
        stage.Click(name.Bounds.Center);
        stage.Frames(1);
        Assert.Equal(1, stage.Root.Lesson.Contrast.Front.Index);
        Assert.Equal(2, stage.Training.Session.Seed);
        var loss = new Engine.Text.TextLine(new char[16]);
        loss.Add3(Sessions(stage)[1].Step.LossPerOutput);
        string expected = loss.Span.ToString();
        Assert.Contains(stage.Draw().Texts, text => text.Text == expected && text.Bounds.Y < 50);
        stage.Do(Actions.NextRun);
        stage.Frames(1);
        Assert.Equal(0, stage.Root.Lesson.Contrast.Front.Index);
    }

    private static Stage Paused(string lesson)
    {
        var stage = new Stage(lesson, 1920, 1080);
        stage.Training.Walk.HonoursStops = false;
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        return stage;
    }

    /// <summary>Opens the list and presses a digit.</summary>
    private static void Ask(Stage stage, int choice, string action = Actions.Contrast, int frames = 2)
    {
        stage.Do(action);
        stage.Type(((choice + 1) % 10).ToString(System.Globalization.CultureInfo.InvariantCulture));
        stage.Frames(frames);
    }

    private static string[] Names(Stage stage) => [.. stage.Root.Lesson.Contrast.Runs.Select(run => run.Name)];

    private static TrainingSession[] Sessions(Stage stage) => [.. stage.Root.Lesson.Contrast.Runs.Select(run => run.Training.Session)];

    /// <summary>Where a control is; controls that have no place of their own are brought by Tab.</summary>
    private static ControlPlace Place(Stage stage, string name)
    {
        if (!stage.Root.Lesson.Controls.Visible)
        {
            stage.Do(Actions.NextControl);
            stage.Frames(1);
        }

        return stage.Root.Lesson.Controls.Places.Single(place => place.Name == name);
    }

    private static void SetRate(Stage stage, string rate, KeyModifiers modifiers) => Type(stage, "learning rate number", rate, modifiers);

    private static void Type(Stage stage, string control, string number, KeyModifiers modifiers)
    {
        stage.Click(Place(stage, control).Box.Center);
        stage.Type(number);
        stage.Tree.Input(InputEvent.OfAction(Actions.Accept, modifiers: modifiers));
        stage.Tree.EndFrame();
        stage.Frames(1);
    }
}
