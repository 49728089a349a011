using System.Xml.Linq;
using RnnViz.EndToEnd.Tests.Screens;
using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;

namespace RnnViz.EndToEnd.Tests;

/// <summary>
/// "What would an LSTM do?", asked in a class and answered with real keys: what the program shows of both runs is held to the same
/// runs made inside the test, each by itself.
/// </summary>
[Collection(ScreenCollection.Name)]
public sealed class ContrastClassTests(VirtualScreen screen)
{
    [Fact]
    public void A_lecturer_sets_an_LSTM_beside_the_vanilla_cell_rewinds_both_and_changes_one_and_both()
    {
        using var window = new ProgramWindow(screen, "vanishing", "--no-motion");
        ReportedState state = window.State;
        using var vanilla = new TrainingSession(LessonCatalog.Load("vanishing"));
        IReadOnlyList<ContrastChoice> choices = ContrastChoices.Of(vanilla);
        ContrastChoice choice = choices.First(choice => choice.Name.StartsWith("LSTM", StringComparison.Ordinal));
        using TrainingSession lstm = ContrastChoices.Begin(vanilla, choice);
        Eventually.Be("thirty iterations", () => state.Iteration >= 30);

        // two key presses
        window.Press("v");
        Eventually.Be("the list", () => state.TextOf("hasOverlay") == "True");
        window.Press($"{choices.Index().First(c => c.Item == choice).Index + 1}");
        Eventually.Be("two runs", () => state.Runs.Length == 2);
        Assert.Equal(["Vanilla", "Lstm"], state.Runs.Select(run => run.Cell));
        Assert.True(state.Runs[0].IsFront);

        // watch both
        int from = state.Iteration;
        Eventually.Be("sixty iterations more", () => state.Iteration >= from + 60);
        window.Press("space");
        Eventually.Be("a pause", () => !state.IsRunning);
        int paused = state.Iteration;
        double[] vanillaLosses = ReferenceRun.LossesUpTo(vanilla, paused), lstmLosses = ReferenceRun.LossesUpTo(lstm, paused);
        RequireBoth(state, paused, vanillaLosses[paused], lstmLosses[paused]);

        // rewind both
        for (int i = 1; i <= 20; i++)
        {
            window.Tap("Left");
            int now = paused - i;
            Eventually.Be($"iteration {now}", () => state.Runs.All(run => run.Iteration == now));
            RequireBoth(state, now, vanillaLosses[now], lstmLosses[now]);
        }

        // the learning rate of one: it forks, and the other gives its future up, too
        int past = paused - 20;
        Type(window, "0", "period", "0", "3", "Return");
        Eventually.Be("another learning rate in front", () => state.Runs[0].LearningRate == 0.03);
        Assert.NotEqual(0.03, state.Runs[1].LearningRate);
        Eventually.Be("one future given up", () => state.Runs.All(run => run.Furthest == past));
        vanilla.GoTo(past);
        vanilla.LearningRate = 0.03;
        Step(past + 1, past + 2, past + 3);

        // of both
        Type(window, "0", "period", "0", "2", "shift+Return");
        Eventually.Be("another learning rate in both", () => state.Runs.All(run => run.LearningRate == 0.02));
        (vanilla.LearningRate, lstm.LearningRate) = (0.02, 0.02);
        Step(past + 4, past + 5);

        // the other to the front, and through it term by term
        window.Press("n");
        Eventually.Be("the LSTM in front", () => state.Runs[1].IsFront && !state.Runs[0].IsFront);
        Assert.Equal(past + 5, state.Iteration);
        for (int i = 0; i < 3; i++)
        {
            window.Press("Down");
        }

        Eventually.Be("steps of a term", () => state.Granularity == Granularity.Term);
        for (int i = 0; i < 12; i++)
        {
            Cursor before = state.Cursor;
            window.Tap("Left");
            Eventually.Be("a term back", () => state.Cursor != before);
            ReportedRun[] runs = state.Runs;
            Assert.Equal(runs[1].Timestep, runs[0].Timestep);
        }

        // the figure has both
        XElement figure = window.SaveFigure().Root!;
        Assert.Equal("svg", figure.Name.LocalName);
        window.Press("v");
        Eventually.Be("one run again", () => state.Runs is [{ Cell: "Lstm", IsFront: true }]);

        void Step(params int[] iterations)
        {
            foreach (int iteration in iterations)
            {
                window.Tap("Right");
                vanilla.GoTo(iteration);
                lstm.GoTo(iteration);
                Eventually.Be($"iteration {iteration}", () => state.Runs.All(run => run.Iteration == iteration));
                RequireBoth(state, iteration, vanilla.Step.LossSum, lstm.Step.LossSum);
            }
        }
    }

    private static void RequireBoth(ReportedState state, int iteration, double vanilla, double lstm) => Assert.Equal(
        [(iteration, vanilla), (iteration, lstm)], state.Runs.Select(run => (run.Iteration, run.LossSum)));

    // a number into the first control, which comes to the front where it has no place of its own
    private static void Type(ProgramWindow window, params string[] keys)
    {
        window.Press("Tab");
        Eventually.Be("the focus on the learning rate", () => window.State.IsFocused("learning rate"));
        window.Press(keys);
    }
}
