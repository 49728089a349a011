using RnnViz.Engine.Input;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Controls;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Controls;

/// <summary>The dial of the forget bias acts at the next restart, and not before.</summary>
public sealed class ForgetBiasTests
{
    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void The_dial_acts_at_the_restart_and_not_before(CellKind cell)
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(cell, forgetBias: 4));
        ulong before = stage.Training.Session.StateHash();
        TypeInto(stage, "0");
        Assert.Equal((4, before), (stage.Training.Session.ForgetBias, stage.Training.Session.StateHash()));
        Assert.Contains(stage.Draw().Texts, text => text.Text.Contains("from restart (Ctrl+R)", StringComparison.Ordinal));
        stage.Do(Actions.Restart);
        stage.Frames(1);
        Assert.Equal(0, stage.Training.Session.ForgetBias);
        Assert.DoesNotContain(stage.Draw().Texts, text => text.Text.StartsWith("forget bias: from", StringComparison.Ordinal)
            || text.Text.StartsWith("from restart", StringComparison.Ordinal));
        Assert.Contains("forget bias 0", stage.Root.Lesson.LastMessage);
        Assert.Equal(
            GatedCase.Paused(GatedCase.Recall(cell, forgetBias: 0), frames: 0).Training.Session.StateHash(), AtStart(stage));
    }

    [Fact]
    public void A_start_as_loaded_takes_the_lessons_own_bias_back()
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(CellKind.Lstm, forgetBias: 4));
        TypeInto(stage, "-2.5");
        stage.Do(Actions.RestartAnew);
        stage.Frames(1);
        Assert.Equal((-2.5, 4), (stage.Training.Session.ForgetBias, stage.Training.Session.LessonForgetBias));
        stage.Do(Actions.RestartAsLoaded);
        Assert.Equal(4, stage.Training.Session.ForgetBias);
        Assert.Equal(4, stage.Root.Lesson.Controls.NextForgetBias);
    }

    [Fact]
    public void A_kept_run_and_the_new_one_are_named_by_their_biases()
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(CellKind.Lstm, forgetBias: 4), frames: 10);
        stage.Do(Actions.Compare);
        TypeInto(stage, "0");
        stage.Do(Actions.Restart);
        stage.Frames(2);
        Assert.Equal(("forget bias 4.0", "forget bias 0"), (stage.View.OtherLoss!.Name, stage.View.OtherLoss.ShownName));
    }

    [Fact]
    public void A_gated_lesson_has_no_dial_of_the_spectrum_and_one_without_biases_none_at_all()
    {
        Lesson lesson = GatedCase.Recall(CellKind.Lstm, forgetBias: null);
        Assert.DoesNotContain("dial", Names(GatedCase.Open(lesson)));
        Assert.Contains("forget bias", Names(GatedCase.Open(lesson)));
        Stage without = GatedCase.Open(lesson with { Model = lesson.Model with { Bias = false } });
        Assert.DoesNotContain("forget bias", Names(without));
        without.Do(Actions.Restart);
        Assert.True(double.IsNaN(without.Training.Session.ForgetBias));
        Assert.DoesNotContain("forget bias", Names(new Stage("vanishing")));
    }

    [Fact]
    public void Neither_rho_nor_sigma_is_anywhere_on_the_screen_of_a_gated_lesson()
    {
        foreach (CellKind cell in (CellKind[])[CellKind.Lstm, CellKind.Gru])
        {
            Stage stage = GatedCase.Paused(GatedCase.Recall(cell), width: 1920, height: 1080);
            Assert.DoesNotContain(stage.Draw().Texts, text => text.Text.AsSpan().ContainsAny("ρσφλ"));
        }
    }

    private static ulong AtStart(Stage stage)
    {
        stage.Training.Walk.GoToIteration(0);
        return stage.Training.Session.StateHash();
    }

    private static string[] Names(Stage stage) => [.. stage.Root.Lesson.Controls.Places.Select(place => place.Name)];

    private static void TypeInto(Stage stage, string number)
    {
        ControlPlace place = stage.Root.Lesson.Controls.Places.Single(place => place.Name == "forget bias number");
        stage.Click(place.Box.Center);
        stage.Type(number);
        stage.Tree.Input(InputEvent.OfAction(Actions.Accept));
        stage.Frames(1);
    }
}
