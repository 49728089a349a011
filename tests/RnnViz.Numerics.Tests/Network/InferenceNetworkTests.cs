using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Equations;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Tests.Network;

public sealed class InferenceNetworkTests
{
    [Theory]
    [InlineData(Cell.Vanilla, true)]
    [InlineData(Cell.Lstm, true)]
    [InlineData(Cell.Lstm, false)]
    [InlineData(Cell.Gru, true)]
    [InlineData(Cell.Gru, false)]
    public void A_network_that_samples_predicts_what_the_plain_equations_say_and_begins_anew_when_it_is_restarted(Cell cell, bool bias)
    {
        RandomNetwork random = new(3, T: 5, B: 1, D: 4, H: 11, O: 4, tokens: true, softmax: true, bias: bias, cell: cell);
        var equations = new BatchEquations(random.Network.Parameters, random.Network.Activation, random.Batch);
        equations.Run(default);
        var inference = new InferenceNetwork(random.Network);
        inference.Freeze(random.Network);
        inference.Step(3, 1);
        inference.Restart();
        for (int t = 1; t <= 5; t++)
        {
            double[] predicted = inference.Step(random.Batch.InputTokens(t)[0], temperature: 0.5).ToArray();
            double[] powers = [.. equations.Output(t).Select(o => Math.Exp(o / 0.5))];
            Assert.InRange(RelativeError.Of(predicted, [.. powers.Select(p => p / powers.Sum())]), 0, 1e-13);
        }
    }

    [Fact]
    public void An_infinite_output_is_certain_and_outputs_that_are_not_numbers_say_so()
    {
        RandomNetwork random = new(3, T: 2, B: 1, D: 3, H: 2, O: 3, tokens: true, softmax: true, bias: true);
        var inference = new InferenceNetwork(random.Network);
        random.Network.Parameters.by[1] = double.PositiveInfinity;
        inference.Freeze(random.Network);
        Assert.Equal([0, 1, 0], inference.Step(0, temperature: 1e-300).ToArray());
        random.Network.Parameters.by[1] = double.NaN;
        inference.Freeze(random.Network);
        Assert.True(double.IsNaN(inference.Step(0, temperature: 1)[1]));
    }
}
