using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Equations;

namespace RnnViz.Lessons.Tests.Step;

/// <summary>What the tape does not keep, against the plain equations of one loss after another.</summary>
public sealed class StepOperandsTests
{
    [Theory]
    [InlineData("hello gru", null)]
    [InlineData("hello gru", 1)]
    [InlineData("hello gru", 2)]
    [InlineData("window-of-three gru", 3)]
    [InlineData("sum-over-batch gru", 1)]
    public void What_the_update_gate_hands_back_is_of_the_losses_that_reach_the_timestep_before(string lesson, int? window)
    {
        PreparedStep step = Prepare(lesson, window, out BatchEquations equations);
        for (int t = 1; t < step.Timesteps; t++)
        {
            double[] expected = Kept(step, t, window, gate: 1, s => equations.FlowOf(s)[t]);
            Assert.All(expected.Zip(step.Operands.Kept(t).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        }

        Assert.All(step.Operands.Kept(step.Timesteps).ToArray(), kept => Assert.Equal(0, kept));
    }

    [Theory]
    [InlineData("hello lstm", null)]
    [InlineData("hello lstm", 2)]
    [InlineData("window-of-three lstm", 3)]
    public void What_the_forget_gate_hands_back_is_of_the_losses_that_reach_the_timestep_before(string lesson, int? window)
    {
        PreparedStep step = Prepare(lesson, window, out BatchEquations equations, out Walk walk);
        var cell = (Lessons.Quantities.LstmQuantities)Lessons.Quantities.StepTable.Of(walk, isBrief: true).Cell;
        for (int t = 1; t < step.Timesteps; t++)
        {
            double[] expected = Kept(step, t, window, gate: 1, s => equations.CellFlowOf(s)[t]);
            Assert.All(expected.Zip(cell.CellFromLater.ValuesAt(t).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        }
    }

    // the gate of t + 1 times what the losses of t + 1 to t + k − 1 send back to t + 1
    private static double[] Kept(PreparedStep step, int t, int? window, int gate, Func<int, double[]> flow)
    {
        var sum = new double[step.HiddenUnits * step.BatchSize];
        for (int s = t + 1; s <= step.Timesteps && s <= t + (window ?? step.Timesteps) - 1; s++)
        {
            sum = [.. sum.Zip(flow(s), (a, b) => a + b)];
        }

        return [.. sum.Zip(step.Gate(gate, t + 1).ToArray(), (a, b) => a * b)];
    }

    private static PreparedStep Prepare(string lesson, int? window, out BatchEquations equations) =>
        Prepare(lesson, window, out equations, out _);

    private static PreparedStep Prepare(string lesson, int? window, out BatchEquations equations, out Walk walk)
    {
        walk = new Walk(new TrainingSession(CellLesson.Load(lesson)));
        walk.Session.Truncation = window;
        walk.Session.Prepare();
        SessionParts parts = walk.Session.Parts;
        equations = new BatchEquations(parts.Network.Parameters, Activation.Tanh, parts.Batch);
        equations.Run(parts.Tape.InitialHidden, walk.Session.Step.HasCell ? parts.Tape.InitialCell : default);
        return walk.Session.Step;
    }
}
