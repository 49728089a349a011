using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Claims;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Equations;

namespace RnnViz.Lessons.Tests.Checks;

/// <summary>The quantities of gated cells that claims speak of, held to the plain equations.</summary>
public sealed class GatedClaimTests : IDisposable
{
    private const int T = 5, H = 3, B = 4;

    private TrainingSession? session;

    public void Dispose() => session?.Dispose();

    [Theory]
    [InlineData("lstm")]
    [InlineData("gru")]
    public void Gates_and_their_means_are_those_of_the_equations(string cell)
    {
        BatchEquations equations = Open(cell);
        string gates = session!.Step.Gates;
        for (int gate = 0; gate < gates.Length; gate++)
        {
            for (int t = 1; t <= T; t++)
            {
                double[] values = equations.Gate(gate, t).ToArray();
                Assert.Equal(values[1 * B], Read($"{gates[gate]}[{t},2]"), 12);
                Assert.Equal(values.Average(), Read($"{gates[gate]}Mean[{t}]"), 12);
            }
        }
    }

    [Fact]
    public void The_cell_state_and_its_gradient_are_those_of_the_equations()
    {
        BatchEquations equations = Open("lstm");
        double[] c2 = equations.CellState(2).ToArray(), c4 = equations.CellState(4).ToArray();
        Assert.Equal(c2[2 * B], Read("cell[2,3]"), 12);
        Assert.Equal(Length(c2), Read("cellNorm[2]"), 12);
        double[] u = [c2[0], c2[B], c2[2 * B]], v = [c4[0], c4[B], c4[2 * B]];
        Assert.Equal(u.Zip(v, (a, b) => a * b).Sum() / Length(u) / Length(v), Read("cellAlike[2,4]"), 10);
        Assert.Equal(Length(equations.CellGradient(2).ToArray()), Read("cellFlow[2]"), 12);
        Assert.Equal(Read("cellFlow[2]") / Read("cellFlow[3]"), Read("cellGain[2]"), 12);
    }

    [Theory]
    [InlineData("lstm", 1)]
    [InlineData("gru", 1)]
    public void The_carousel_is_what_the_keeping_gate_alone_brings_back(string cell, int gate)
    {
        BatchEquations equations = Open(cell);
        double[] arrived = Arriving(T), product = [1, 1, 1];
        for (int t = T; t >= 1; t--)
        {
            Assert.Equal(Length(arrived), Read($"carousel[{t}]"), 12);
            Assert.Equal(Length([.. Arriving(t).Zip(arrived, (all, part) => all - part)]), Read($"rest[{t}]"), 12);
            Assert.Equal(product[1], Read($"keep[{t},2]"), 12);
            double[] keep = equations.Gate(gate, t).ToArray();
            arrived = [.. arrived.Zip(keep, (a, k) => a * k)];
            product = [.. product.Select((p, unit) => p * keep[unit * B])];
        }

        double[] Arriving(int t) => (cell == "lstm" ? equations.CellGradient(t) : equations.HiddenGradient(t)).ToArray();
    }

    [Theory]
    [InlineData("lstm", 12, 1.0 / 3)]
    [InlineData("gru", -12, 0.5)]
    public void A_gate_that_is_wide_open_or_shut_is_saturated(string cell, int bias, double share)
    {
        Open(cell, bias);
        Assert.Equal(share, Read("gatesSaturated[3]"), 12); // all units of f, or of z
        Assert.Equal(bias, Read("forgetBias"));
    }

    [Theory]
    [InlineData("vanilla", "fMean[1] > 0", "model.cell lstm")]
    [InlineData("vanilla", "carousel[1] > 0", "model.cell lstm or gru")]
    [InlineData("gru", "f[1,1] > 0", "model.cell lstm")]
    [InlineData("gru", "cellFlow[1] > 0", "model.cell lstm")]
    [InlineData("lstm", "zMean[1] > 0", "model.cell gru")]
    [InlineData("lstm", "cellGain[5] > 0", "a timestep before the last, and model.cell lstm")]
    [InlineData("lstm", "rho > 0", "model.cell vanilla")]
    [InlineData("gru", "slope[1] > 0", "model.cell vanilla")]
    [InlineData("lstm", "handed[2] > 0", "a timestep after the first, of a vanilla cell")]
    [InlineData("lstm", "bound[2] > 0", "a vanilla cell and a task with a loss at the last timestep only")]
    public void A_claim_of_what_the_cell_has_not_is_a_mistake_of_the_lesson(string cell, string claim, string allowed)
    {
        string stops = $$""", "stops": [ { "iteration": 0, "phase": "update", "callout": "Look at this.", "holds": "{{claim}}" } ]""";
        var e = Assert.Throws<Errors.LessonException>(() => LessonReader.Read(Json(cell, null, stops), "test", ""));
        Errors.LessonError error = Assert.Single(e.Errors);
        Assert.Equal(("stops[0].holds", allowed), (error.Path, error.Allowed));
    }

    private static double Length(double[] v) => Math.Sqrt(v.Sum(x => x * x));

    private double Read(string number) => ClaimValues.Read(session!, Claim.Parse(number + " > -99").Numbers[0]);

    private BatchEquations Open(string cell, int bias = 1)
    {
        session = new TrainingSession(LessonReader.Read(Json(cell, bias, ""), "test", ""));
        session.Prepare();
        session.Apply();
        session.Prepare();
        var equations = new BatchEquations(session.Parts.Network.Parameters, Activation.Tanh, session.Parts.Batch);
        equations.Run(default);
        return equations;
    }

    private static string Json(string cell, int? bias, string stops) => $$"""
        {
          "title": "t",
          "task": { "kind": "recall", "length": {{T}}, "symbols": 3, "batchSize": {{B}} },
          "model": { "cell": "{{cell}}", "hidden": {{H}}{{(bias is null ? "" : $", \"initial\": {{ \"forgetBias\": {bias} }}")}} },
          "training": { "optimizer": { "kind": "adam", "learningRate": 0.1 } }{{stops}}
        }
        """;
}
