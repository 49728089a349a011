using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Equations;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Tests.Analysis;

public sealed class GradientTermsTests
{
    [Theory]
    [InlineData(1, false, false, null)]
    [InlineData(3, true, true, null)]
    [InlineData(5, true, false, 2)]
    [InlineData(150, false, true, 3)]
    [InlineData(1, true, false, null, Cell.Lstm)]
    [InlineData(150, false, true, null, Cell.Lstm)]
    [InlineData(5, true, false, 2, Cell.Lstm)]
    [InlineData(1, true, false, null, Cell.Gru)]
    [InlineData(150, false, true, null, Cell.Gru)]
    [InlineData(5, true, false, 2, Cell.Gru)]
    public void The_terms_of_all_timesteps_add_up_to_the_gradients(
        int B, bool tokens, bool lastStep, int? truncation, Cell cell = Cell.Vanilla)
    {
        var random = new RandomNetwork(B, B: B, tokens: tokens, softmax: tokens, lastStep: lastStep, truncation: truncation, cell: cell);
        random.Run();
        var sum = new NetworkParameters(random.Network.Shape);
        for (int t = random.Tape.T; t >= 1; t--)
        {
            GradientTerms.AddRecurrent(random.Network, random.Tape, t, sum.Whh);
            GradientTerms.AddRecurrentBias(random.Network, random.Tape, t, sum.bhn);
            GradientTerms.AddInput(random.Network, random.Batch, random.Tape, t, sum);
            GradientTerms.AddOutput(random.Network, random.Tape, t, sum);
        }

        Assert.InRange(RelativeError.Of(sum.Values, random.Gradients.Values), 0, 1e-13);
    }

    [Theory]
    [InlineData(Cell.Vanilla)]
    [InlineData(Cell.Lstm)]
    [InlineData(Cell.Gru)]
    public void A_term_is_the_sum_of_the_outer_products_of_its_sequences(Cell cell)
    {
        RandomNetwork random = new RandomNetwork(2, B: 4, cell: cell).Run();
        int size = random.Network.Parameters.Whh.Length;
        double[] term = new double[size], sum = new double[size], one = new double[size];
        GradientTerms.AddRecurrent(random.Network, random.Tape, 3, term);
        for (int b = 0; b < 4; b++)
        {
            GradientTerms.OuterProduct(random.Tape, 3, b, one);
            sum = [.. sum.Zip(one, (x, y) => x + y)];
        }

        var equations = new BatchEquations(random.Network.Parameters, random.Network.Activation, random.Batch);
        equations.Run(random.Tape.InitialHidden, cell == Cell.Lstm ? random.Tape.InitialCell : default);
        Assert.InRange(RelativeError.Of(sum, term), 0, 1e-14);
        Assert.InRange(RelativeError.Of(term, equations.Term(3)), 0, 1e-13);
    }
}
