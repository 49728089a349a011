using RnnViz.EndToEnd.Tests.Screens;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;

namespace RnnViz.EndToEnd.Tests;

/// <summary>Real keys and a real mouse on every control: the numbers that change are the numbers that training uses.</summary>
[Collection(ScreenCollection.Name)]
public sealed class ControlTests(VirtualScreen screen)
{
    private const double Exactly = 1e-12;

    [Fact]
    public void Truncation_clipping_optimizer_and_rate_give_what_a_lesson_with_them_computes()
    {
        Lesson lesson = LessonCatalog.Load("hello");
        using ProgramWindow window = Paused("hello");
        ReportedState state = window.State;
        int iteration = state.Iteration;
        TrainingSession reference = Trained(lesson, iteration);
        Assert.Equal(reference.Step.GradientNorm, state.NumberOf("gradientNorm"), Exactly);

        TypeInto(window, "window", "2");
        Eventually.Be("a truncation after two steps", () => state.TextOf("truncation") == "2");
        reference.Truncation = 2;
        Assert.Equal(reference.Step.GradientNorm, state.NumberOf("gradientNorm"), Exactly);

        TypeInto(window, "clip", "0", "period", "1");
        Eventually.Be("another threshold", () => state.NumberOf("clipThreshold") == 0.1);
        reference.ClipThreshold = 0.1;
        Assert.Equal(reference.Step.ClippedGradientNorm, state.NumberOf("clippedGradientNorm"), Exactly);

        // where not all names fit side by side, each click takes the next one
        (int x, int y) = state.MiddleOf("optimizer choice");
        for (string before = state.TextOf("optimizer"); before != "Sgd"; before = state.TextOf("optimizer"))
        {
            window.Click(x, y);
            Eventually.Be("another optimizer", () => state.TextOf("optimizer") != before);
        }

        reference.OptimizerKind = OptimizerKind.Sgd;

        float[] track = state.BoxOf("learning rate");
        int middle = (int)(track[1] + track[3] / 2);
        double rate = state.LearningRate;
        window.Drag((int)(track[0] + track[2] * 0.75f), middle, (int)(track[0] + track[2] * 0.5f));
        Eventually.Be("a smaller rate", () => state.LearningRate < rate && state.LearningRate > 0);
        window.PointAt((int)(track[0] + 20), middle);
        rate = state.LearningRate;
        window.TurnWheelUp();
        Eventually.Be("a larger rate", () => state.LearningRate > rate);
        reference.LearningRate = state.LearningRate;

        window.PointAt(5, 200);
        window.Press("Right");
        Eventually.Be("a step", () => state.Iteration == iteration + 1);
        reference.GoTo(iteration + 1);
        Assert.Equal(reference.Step.LossSum, state.LossSum, Exactly);
        Assert.Equal(reference.Step.GradientNorm, state.NumberOf("gradientNorm"), Exactly);

        track = state.BoxOf("learning rate");
        window.PointAt(5, 200);
        window.DoubleClickUntil(
            (int)(track[0] + track[2] * 0.3f), middle, "the lesson's own rate",
            () => state.LearningRate == lesson.Training.Optimizer.LearningRate);

        (x, y) = state.MiddleOf("batches");
        window.PointAt(x, y);
        window.TurnWheelUp();
        Eventually.Be("two batches a frame", () => state.NumberOf("batchesPerFrame") == 2);
        window.TurnWheelDown();
        Eventually.Be("one batch a frame", () => state.NumberOf("batchesPerFrame") == 1);
    }

    [Fact]
    public void The_dial_turns_with_mouse_and_keys_and_the_flow_tilts()
    {
        using ProgramWindow window = Paused("spectral-radius");
        ReportedState state = window.State;
        Assert.Equal(1, state.NumberOf("spectralRadius"), 1e-6);

        float[] track = state.BoxOf("dial");
        int middle = (int)(track[1] + track[3] / 2), half = (int)(track[0] + track[2] * 0.5f);
        window.Drag(half, middle, (int)(track[0] + track[2] * 0.75f));
        Eventually.Be("a larger radius", () => Math.Abs(state.NumberOf("spectralRadius") - 1.5) < 0.03);
        double[] large = state.NumbersOf("hiddenGradientNorms");
        Assert.True(large[0] > 100 * large[^1], "with ρ = 1.5 the gradient was to grow on its way back");

        window.PointAt(5, 200);
        window.Press("Tab");
        Eventually.Be("the focus on the dial", () => state.IsFocused("dial"));
        double before = state.NumberOf("spectralRadius");
        window.Press("Left", "Left");
        Eventually.Be("two steps less", () => Math.Abs(state.NumberOf("spectralRadius") - (before - 0.02)) < 1e-6);
        window.Press("Escape");
        Eventually.Be("no focus", () => !state.IsFocused("dial"));

        TypeInto(window, "dial", "0", "period", "5");
        Eventually.Be("the typed radius", () => Math.Abs(state.NumberOf("spectralRadius") - 0.5) < 1e-6);
        double[] small = state.NumbersOf("hiddenGradientNorms");
        Assert.True(small[0] < 0.01 * small[^1], "with ρ = 0.5 the gradient was to vanish on its way back");

        (int x, int y) = state.MiddleOf("dial choice σmax");
        window.Click(x, y);
        TypeInto(window, "dial", "1");
        Eventually.Be("the typed σ_max", () => Math.Abs(state.NumberOf("largestSingularValue") - 1) < 1e-6);
    }

    [Fact]
    public void No_key_of_the_lecture_changes_a_control_that_was_reached_left_or_pointed_at()
    {
        using ProgramWindow window = Paused("hello");
        ReportedState state = window.State;
        double rate = state.LearningRate;
        foreach (string key in (string[])["Home", "End", "Next", "Prior", "Return", "Escape"])
        {
            window.Press("Tab");
            Eventually.Be("the focus", () => state.IsFocused("learning rate"));
            window.Press(key);
            Eventually.Be($"no focus after {key}", () => !state.IsFocused("learning rate"));
            window.Press("Left", "Home");
            Assert.Equal(rate, state.LearningRate);
        }

        (int x, int y) = state.MiddleOf("learning rate number");
        window.Click(x, y);
        window.Press("0", "Next");
        Eventually.Be("no typing", () => !state.IsFocused("learning rate number"));
        window.Press("Return");
        Assert.Equal(rate, state.LearningRate);

        // where the pointer rests digits are not typed
        (x, y) = state.MiddleOf("learning rate");
        window.PointAt(x, y);
        window.Press("4", "Return", "Escape");
        Assert.Equal(rate, state.LearningRate);

        // and after a click on the track arrows step
        window.Click(x, y);
        Eventually.Be("another rate", () => state.LearningRate != rate);
        rate = state.LearningRate;
        window.Press("Left", "Home", "End");
        Assert.Equal(rate, state.LearningRate);
    }

    [Fact]
    public void Ctrl_R_starts_again_with_the_controls_as_set_and_with_Alt_as_the_lesson_sets_them()
    {
        using ProgramWindow window = Paused("hello");
        ReportedState state = window.State;
        double written = state.LearningRate;
        TypeInto(window, "learning rate", "0", "period", "5");
        TypeInto(window, "window", "2");
        window.Press("ctrl+r");
        Eventually.Be("the beginning", () => state.Iteration == 0);
        Assert.Equal((0.5, "2"), (state.LearningRate, state.TextOf("truncation")));
        window.Press("Right", "ctrl+shift+r");
        Eventually.Be(
            "another seed", () => state.Iteration == 0 && state.TextOf("message").StartsWith("Seed 2,", StringComparison.Ordinal));
        Assert.Equal((0.5, "2"), (state.LearningRate, state.TextOf("truncation")));
        window.Press("Right", "ctrl+alt+r");
        Eventually.Be("the lesson's own rate", () => state.Iteration == 0 && state.LearningRate == written);
        Assert.Equal("", state.TextOf("truncation"));
    }

    [Fact]
    public void Themes_motion_and_the_gallery_answer_to_keys()
    {
        using ProgramWindow window = Paused("hello", "--theme", "dark");
        ReportedState state = window.State;
        window.Press("t");
        Eventually.Be("the projector's theme", () => state.TextOf("theme") == "projector");
        window.Press("m");
        Eventually.Be("no motion", () => state.TextOf("hasMotion") == "False");
        window.Press("l");
        Eventually.Be("the gallery", () => state.TextOf("hasOverlay") == "True");
        window.Press("n", "o", "v", "e", "l", "Return");
        Eventually.Be("the lesson that was searched for", () => state.TextOf("lesson") == "pride-and-prejudice");
        Assert.Equal("False", state.TextOf("hasMotion"));
        Assert.Equal("projector", state.TextOf("theme"));
    }

    private ProgramWindow Paused(params string[] arguments)
    {
        var window = new ProgramWindow(screen, arguments);
        window.PauseTraining();
        return window;
    }

    private static void TypeInto(ProgramWindow window, string control, params string[] keys)
    {
        (int x, int y) = window.State.MiddleOf(control + " number");
        window.Click(x, y);
        window.Press([.. keys, "Return"]);
    }

    private static TrainingSession Trained(Lesson lesson, int iteration)
    {
        var session = new TrainingSession(lesson);
        session.Prepare();
        while (session.Iteration < iteration)
        {
            session.GoTo(session.Iteration + 1);
        }

        return session;
    }
}
