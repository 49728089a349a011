using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Numerics.Tests.Passes;

public sealed class TruncationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void Truncation_is_that_of_the_plain_equations_in_one_block_and_in_several(int k)
    {
        EquationCheck.Assert(new RandomNetwork(seed: 8, T: 9, truncation: k).Run());
        EquationCheck.Assert(new RandomNetwork(seed: 4, T: 9, B: 150, truncation: k).Run());
    }

    [Theory]
    [InlineData(9)]
    [InlineData(20)]
    public void A_truncation_as_long_as_the_sequence_is_full_backpropagation(int k)
    {
        RandomNetwork full = new RandomNetwork(seed: 8, T: 9).Run(), truncated = new RandomNetwork(seed: 8, T: 9, truncation: k).Run();
        Assert.True(RelativeError.Of(truncated.Gradients.Values, full.Gradients.Values) < 1e-14);
    }

    [Fact]
    public void A_truncation_is_refused_below_one()
    {
        var network = new RecurrentNetwork(new NetworkShape(1, 1, 1), Activation.Tanh);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BpttPass(network, new HalfSquaredError(), truncation: 0));
    }
}
