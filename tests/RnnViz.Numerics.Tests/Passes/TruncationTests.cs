namespace RnnViz.Numerics.Tests.Passes;

public sealed class TruncationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void Truncation_is_the_sum_over_losses_of_full_passes_over_their_own_window(int k)
    {
        RandomNetwork random = new RandomNetwork(seed: 8, T: 9, truncation: k).Run();
        var sum = new NetworkParameters(random.Network.Shape);
        var gradients = new NetworkParameters(random.Network.Shape);
        var pass = new BpttPass(random.Network, new HalfSquaredError());
        for (int s = 1; s <= 9; s++)
        {
            int first = Math.Max(1, s - k + 1);
            SequenceBatch part = random.Batch.LastStepOf(first, s);
            var tape = new Tape(random.Network.Shape, part.T, part.B);
            tape.SetInitialHidden(random.Tape.ComputeHidden(first - 1));
            pass.Run(part, tape, gradients);
            for (int i = 0; i < sum.Values.Length; i++)
            {
                sum.Values[i] += gradients.Values[i];
            }
        }

        Assert.True(RelativeError.Of(random.Gradients.Values, sum.Values) < 1e-13);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(20)]
    public void A_window_as_long_as_the_sequence_is_full_backpropagation(int k)
    {
        RandomNetwork full = new RandomNetwork(seed: 8, T: 9).Run(), windowed = new RandomNetwork(seed: 8, T: 9, truncation: k).Run();
        Assert.True(RelativeError.Of(windowed.Gradients.Values, full.Gradients.Values) < 1e-14);
    }

    [Fact]
    public void Blocks_of_sequences_make_no_difference_to_a_window()
    {
        RandomNetwork all = new RandomNetwork(seed: 4, T: 5, B: 150, truncation: 2).Run();
        var sum = new NetworkParameters(all.Network.Shape);
        for (int s = 1; s <= 5; s++)
        {
            SequenceBatch part = all.Batch.LastStepOf(Math.Max(1, s - 1), s);
            var tape = new Tape(all.Network.Shape, part.T, part.B);
            tape.SetInitialHidden(all.Tape.ComputeHidden(Math.Max(1, s - 1) - 1));
            var gradients = new NetworkParameters(all.Network.Shape);
            new BpttPass(all.Network, new HalfSquaredError()).Run(part, tape, gradients);
            for (int i = 0; i < sum.Values.Length; i++)
            {
                sum.Values[i] += gradients.Values[i];
            }
        }

        Assert.True(RelativeError.Of(all.Gradients.Values, sum.Values) < 1e-12);
    }

    [Fact]
    public void A_window_is_refused_below_one()
    {
        var network = new RecurrentNetwork(new NetworkShape(1, 1, 1), Activation.Tanh);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BpttPass(network, new HalfSquaredError(), truncation: 0));
    }
}
