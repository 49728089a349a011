using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Screen;

/// <summary>Two runs are named by what differs, whichever it is.</summary>
public sealed class RunDifferenceTests
{
    private static readonly Lesson Hello = LessonCatalog.Load("hello");

    [Fact]
    public void Runs_that_differ_in_nothing_have_the_same_settings()
    {
        Assert.Equal("the same settings", RunDifference.Of(Of(Hello), Of(Hello)));
        Assert.Equal(Of(Hello), Of(Hello));
    }

    [Theory]
    [InlineData("lr 1.0", 1.0)]
    [InlineData("lr 0.05", 0.05)]
    [InlineData("lr 2e-5", 2e-5)]
    [InlineData("lr 0", 0.0)]
    public void Another_learning_rate_is_named(string expected, double rate) =>
        RequireNamed(expected, session => session.LearningRate = rate);

    [Fact]
    public void Every_control_is_named()
    {
        RequireNamed("adam", session => session.OptimizerKind = OptimizerKind.Adam);
        RequireNamed("clip none", session => session.ClipKind = ClipKind.None);
        RequireNamed("clip value 5.0", session => session.ClipKind = ClipKind.Value);
        RequireNamed("clip 0.25", session => session.ClipThreshold = 0.25);
        RequireNamed("window 2", session => session.Truncation = 2);
        TrainingSession drawn = Session(Hello);
        double half = drawn.Spectrum.SpectralRadius / 2;
        RequireNamed("Whh × 0.5", session => session.RescaleRecurrent(RecurrentMeasure.SpectralRadius, half));
    }

    [Fact]
    public void The_other_run_is_named_by_what_it_has_instead()
    {
        RunSetup changed = Of(Hello, set: session =>
        {
            session.LearningRate = 1;
            session.Truncation = 2;
        });
        Assert.Equal("lr 0.1, window full", RunDifference.Of(Of(Hello), changed));
        TrainingSession dialled = Session(Hello);
        dialled.RescaleRecurrent(RecurrentMeasure.SpectralRadius, 1);
        Assert.Equal("Whh as drawn", RunDifference.Of(Of(Hello), RunSetup.Of(dialled)));
    }

    [Fact]
    public void Cells_and_forget_biases_are_named_and_no_radius_of_a_gated_cell()
    {
        Lesson lstm = GatedCase.Recall(CellKind.Lstm, forgetBias: 4), none = GatedCase.Recall(CellKind.Lstm, forgetBias: null);
        Assert.Equal("forget bias 4.0", RunDifference.Of(Of(lstm), Of(none)));
        Assert.Equal("forget bias 0", RunDifference.Of(Of(none), Of(lstm)));
        Assert.Equal("GRU", RunDifference.Of(Of(GatedCase.Recall(CellKind.Gru, forgetBias: 4)), Of(lstm)));
        InitialSettings scaled = lstm.Model.Initial with { SpectralRadius = 0.9 };
        Assert.Equal("another start", RunDifference.Of(Of(lstm with { Model = lstm.Model with { Initial = scaled } }), Of(lstm)));
    }

    [Fact]
    public void Model_and_seed_are_named()
    {
        ModelSettings model = Hello.Model;
        Assert.Equal("ReLU", With(model with { Activation = HiddenActivation.Relu }));
        Assert.Equal("64 units", With(model with { Hidden = 64 }));
        Assert.Equal("identity start", With(model with { Initial = model.Initial with { Kind = InitialKind.Identity } }));
        Assert.Equal("gain 1.5", With(model with { Initial = model.Initial with { Gain = 1.5 } }));
        Assert.Equal("ρ 1.2", With(model with { Initial = model.Initial with { SpectralRadius = 1.2 } }));
        Assert.Equal(model.Bias ? "no biases" : "biases", With(model with { Bias = !model.Bias }));
        Assert.Equal("seed 7", RunDifference.Of(Of(Hello, 7), Of(Hello)));

        static string With(ModelSettings model) => RunDifference.Of(Of(Hello with { Model = model }), Of(Hello));
    }

    [Fact]
    public void Of_several_differences_the_two_most_telling_are_named()
    {
        RunSetup run = Of(Hello, 2, session =>
        {
            session.LearningRate = 1;
            session.ClipKind = ClipKind.None;
        });
        Assert.Equal("lr 1.0, clip none, …", RunDifference.Of(run, Of(Hello)));
    }

    [Fact]
    public void A_run_of_another_task_is_called_by_its_lesson()
    {
        Lesson vanishing = LessonCatalog.Load("vanishing");
        Assert.Equal(vanishing.Title, RunDifference.Of(Of(vanishing), Of(Hello)));
    }

    [Fact]
    public void A_change_on_the_way_is_named_and_one_after_the_last_iteration_is_none_of_the_run()
    {
        TrainingSession session = Session(Hello);
        session.GoTo(1);
        session.GoTo(2);
        session.GoTo(3);
        session.LearningRate = 1;
        Assert.Equal("the same settings", RunDifference.Of(RunSetup.Of(session, isOver: true), Of(Hello)));
        session.GoTo(4);
        Assert.Equal("changed at 3, lr 1.0", RunDifference.Of(RunSetup.Of(session, isOver: true), Of(Hello)));
        session.GoTo(2);
        session.LearningRate = 0.2;
        session.GoTo(3);
        session.LearningRate = 0.1;
        session.GoTo(4);
        RunSetup returned = RunSetup.Of(session, isOver: true);
        Assert.Equal(("changed at 2", "unchanged"), (RunDifference.Of(returned, Of(Hello)), RunDifference.Of(Of(Hello), returned)));
    }

    [Fact]
    public void What_two_runs_changed_at_the_same_iteration_differ_in_comes_before_that_they_were_changed()
    {
        RunSetup Changed(double rate)
        {
            TrainingSession session = Session(Hello);
            session.GoTo(1);
            session.LearningRate = rate;
            session.GoTo(2);
            return RunSetup.Of(session);
        }

        Assert.Equal("lr 1.0, changed at 1", RunDifference.Of(Changed(1), Changed(0.5)));
        Assert.Equal("lr 0.5, changed at 1", RunDifference.Of(Changed(0.5), Changed(1)));
        Assert.Equal("changed at 1", RunDifference.Of(Changed(1), Changed(1)));
    }

    private static void RequireNamed(string expected, Action<TrainingSession> set) =>
        Assert.Equal(expected, RunDifference.Of(Of(Hello, set: set), Of(Hello)));

    private static TrainingSession Session(Lesson lesson, int? seed = null)
    {
        var session = new TrainingSession(lesson, seed);
        session.Prepare();
        return session;
    }

    private static RunSetup Of(Lesson lesson, int? seed = null, Action<TrainingSession>? set = null)
    {
        TrainingSession session = Session(lesson, seed);
        set?.Invoke(session);
        return RunSetup.Of(session);
    }
}
