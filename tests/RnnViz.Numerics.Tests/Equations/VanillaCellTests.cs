using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Equations;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;
using static RnnViz.Numerics.Tests.Equations.SmallCell;

namespace RnnViz.Numerics.Tests.Equations;

public sealed class VanillaCellTests
{
    [Theory]
    [InlineData(Activation.Tanh, true)]
    [InlineData(Activation.Sigmoid, false)]
    [InlineData(Activation.Identity, true)]
    public void The_gradients_of_the_cell_agree_with_centred_differences_of_its_loss(Activation activation, bool softmax)
    {
        const double Step = 1e-5;
        (VanillaCell cell, NetworkParameters weights) = Random(activation);
        var gradients = new NetworkParameters(weights.Shape);
        LossOf(cell, softmax);
        cell.Backward(gradients);
        double[] differences = Differences(weights.Values, Step, () => LossOf(cell, softmax));
        Assert.InRange(RelativeError.Of(gradients.Values, differences), 0, 1e-7);
    }

    [Fact]
    public void A_truncation_as_long_as_the_sequence_is_full_backpropagation_and_a_shorter_one_is_not()
    {
        (VanillaCell cell, NetworkParameters weights) = Random(Activation.Tanh);
        NetworkParameters full = new(weights.Shape), same = new(weights.Shape), shorter = new(weights.Shape);
        LossOf(cell, softmax: false);
        cell.Backward(full);
        cell.BackwardTruncated(4, same);
        cell.BackwardTruncated(3, shorter);
        Assert.InRange(RelativeError.Of(same.Values, full.Values), 0, 1e-14);
        Assert.True(RelativeError.Of(shorter.Whh, full.Whh) > 1e-4);
    }

    [Fact]
    public void With_a_truncation_of_one_every_loss_reaches_its_own_hidden_state_alone()
    {
        (VanillaCell cell, NetworkParameters weights) = Random(Activation.Tanh);
        LossOf(cell, softmax: false);
        cell.BackwardTruncated(1, new NetworkParameters(weights.Shape));
        for (int t = 1; t <= 4; t++)
        {
            var own = new double[5];
            Matrices.AddTransposedProduct(weights.Why, cell.e[t], 1, own);
            Assert.Equal(own, cell.g[t]);
        }
    }

    private static (VanillaCell Cell, NetworkParameters Weights) Random(Activation activation)
    {
        var random = new RandomSource(3);
        var weights = new NetworkParameters(new NetworkShape(3, 5, 4));
        foreach (ref double w in weights.Values)
        {
            w = 0.5 * random.NextGaussian();
        }

        var cell = new VanillaCell(weights, activation, 4);
        for (int t = 0; t <= 4; t++)
        {
            cell.x[t] = [.. Enumerable.Range(0, 3).Select(_ => random.NextGaussian())];
        }

        cell.h[0] = [.. Enumerable.Range(0, 5).Select(_ => random.NextGaussian())];
        return (cell, weights);
    }
}
