using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Tests.Contrasts;

/// <summary>What can be asked of every lesson of the house, and that the run of each answer differs in just what was asked.</summary>
public sealed class ContrastChoicesTests
{
    public static TheoryData<string> Lessons => [.. LessonCatalog.BuiltIn.Select(lesson => lesson.Name)];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_choice_begins_and_differs_in_what_it_says_alone(string name)
    {
        var session = new TrainingSession(LessonCatalog.Load(name));
        IReadOnlyList<ContrastChoice> choices = ContrastChoices.Of(session);
        Assert.InRange(choices.Count, 5, ContrastChoices.Most);
        Assert.Equal(choices.Count, choices.Select(choice => choice.Name).Distinct().Count());
        foreach (ContrastChoice choice in choices)
        {
            using TrainingSession run = ContrastChoices.Begin(session, choice);
            run.Prepare();
            RequireOnly(choice, session, run);
        }
    }

    [Theory]
    [InlineData("vanishing")]
    [InlineData("lstm-remembers")]
    public void Controls_that_were_changed_hold_in_the_other_run_from_its_beginning(string name)
    {
        var session = new TrainingSession(LessonCatalog.Load(name));
        session.Prepare();
        session.Apply();
        session.LearningRate = 0.0125;
        session.ClipKind = ClipKind.Value;
        session.ClipThreshold = 3;
        session.Truncation = 7;
        session.OptimizerKind = OptimizerKind.Rmsprop;
        foreach (ContrastChoice choice in ContrastChoices.Of(session))
        {
            using TrainingSession run = ContrastChoices.Begin(session, choice);
            Assert.Equal(0, run.Iteration);
            run.Prepare();
            RequireOnly(choice, session, run);
        }
    }

    [Fact]
    public void What_a_control_has_taken_from_the_lesson_can_be_asked_for()
    {
        // the lesson does not clip and has no window: the answer is the lesson's own setting, against that of now
        var session = new TrainingSession(LessonCatalog.Load("vanishing")) { ClipKind = ClipKind.Norm, Truncation = 3 };
        Assert.Equal(ClipKind.None, ContrastChoices.Begin(session, Named(session, "clip none")).ClipKind);
        Assert.Null(ContrastChoices.Begin(session, Named(session, "window full")).Truncation);
        session.OptimizerKind = OptimizerKind.Adam;
        Assert.Equal(OptimizerKind.Sgd, ContrastChoices.Begin(session, Named(session, "sgd")).OptimizerKind);
        session.LearningRate = 0.5;
        Assert.Equal(0.05, ContrastChoices.Begin(session, Named(session, "lr 0.05")).LearningRate);
    }

    [Fact]
    public void Another_seed_is_the_next_of_the_run_and_not_of_the_file()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"), seed: 41);
        Assert.Equal(42, ContrastChoices.Begin(session, Named(session, "seed 42")).Seed);
    }

    [Fact]
    public void A_choice_of_a_choice_keeps_the_first()
    {
        var session = new TrainingSession(LessonCatalog.Load("vanishing"));
        TrainingSession lstm = ContrastChoices.Begin(session, Named(session, "LSTM, forget bias 4.0"));
        TrainingSession open = ContrastChoices.Begin(lstm, Named(lstm, "forget bias 0"));
        Assert.Equal(CellKind.Lstm, open.Lesson.Model.Cell);
        Assert.Equal(0, open.ForgetBias);
        TrainingSession gru = ContrastChoices.Begin(lstm, Named(lstm, "GRU"));
        Assert.Equal((CellKind.Gru, 4.0), (gru.Lesson.Model.Cell, gru.ForgetBias));
    }

    private static ContrastChoice Named(TrainingSession session, string name) =>
        ContrastChoices.Of(session).Single(choice => choice.Name == name);

    private static void RequireOnly(ContrastChoice choice, TrainingSession session, TrainingSession run)
    {
        LiveSettings now = session.SettingsAt(session.Iteration), begun = run.SettingsAt(0);
        ModelSettings before = session.Lesson.Model, model = run.Lesson.Model;
        Assert.Equal(session.Step.Timesteps, run.Step.Timesteps);
        Assert.Same(session.Lesson.Task, run.Lesson.Task);
        bool isModel = choice.Patch.ContainsKey("model"), isTraining = choice.Patch.ContainsKey("training");
        Assert.Equal(choice.Name.StartsWith("seed", StringComparison.Ordinal) ? session.Seed + 1 : session.Seed, run.Seed);
        Assert.Equal(isModel, before != model);
        string[] changed = Changed(now, begun);
        Assert.True(isTraining ? changed.Length > 0 : changed.Length == 0, $"{choice.Name} changes {string.Join(", ", changed)}");
        string expected = choice.Name.Split(' ')[0] switch
        {
            "lr" => "rate",
            "clip" => "clip",
            "window" => "window",
            "adam" or "sgd" => "optimizer",
            _ => "",
        };
        Assert.All(changed, what => Assert.Equal(expected, what));
        switch (choice.Name.Split(' ', ',')[0])
        {
            case "LSTM" or "GRU" or "vanilla":
                Assert.NotEqual(before.Cell, model.Cell);
                Assert.Equal(before.Hidden, model.Hidden);
                break;
            case "ReLU" or "tanh":
                Assert.Equal(before with { Activation = model.Activation }, model);
                Assert.NotEqual(before.Activation, model.Activation);
                break;
            case "orthogonal" or "gaussian":
                Assert.Equal(before with { Initial = model.Initial }, model);
                Assert.NotEqual(before.Initial.Kind, model.Initial.Kind);
                Assert.Equal(1, model.Initial.Gain);
                break;
            case "forget":
                Assert.Equal(before with { Initial = before.Initial with { ForgetBias = model.Initial.ForgetBias } }, model);
                Assert.NotEqual(session.ForgetBias, run.ForgetBias);
                break;
        }
    }

    private static string[] Changed(LiveSettings now, LiveSettings begun) =>
    [
        .. now.LearningRate != begun.LearningRate ? ["rate"] : (string[])[],
        .. now.Optimizer != begun.Optimizer ? ["optimizer"] : (string[])[],
        .. (now.Clip, now.ClipThreshold) != (begun.Clip, begun.ClipThreshold) ? ["clip"] : (string[])[],
        .. now.Truncation != begun.Truncation ? ["window"] : (string[])[],
    ];
}
