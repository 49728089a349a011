using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Equations;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;
using static RnnViz.Numerics.Tests.Equations.SmallCell;

namespace RnnViz.Numerics.Tests.Equations;

/// <summary>The plain equations of the LSTM and of the GRU.</summary>
public sealed class GatedCellTests
{
    [Theory]
    [InlineData(Cell.Lstm, true, true)]
    [InlineData(Cell.Lstm, false, false)]
    [InlineData(Cell.Gru, true, true)]
    [InlineData(Cell.Gru, false, false)]
    public void The_gradients_of_the_cell_agree_with_centred_differences_of_its_loss(Cell kind, bool softmax, bool bias)
    {
        const double Step = 1e-5;
        (IPlainCell cell, NetworkParameters weights) = Random(kind, bias);
        var gradients = new NetworkParameters(weights.Shape);
        LossOf(cell, softmax);
        cell.Backward(gradients);
        double[] differences = Differences(weights.Values, Step, () => LossOf(cell, softmax));
        Assert.InRange(RelativeError.Of(gradients.Values, differences), 0, 1e-7);
    }

    [Theory]
    [InlineData(Cell.Lstm)]
    [InlineData(Cell.Gru)]
    public void Gradients_of_the_initial_state_follow_from_the_first_timestep_as_differences_say(Cell kind)
    {
        (IPlainCell cell, NetworkParameters weights) = Random(kind, bias: true);
        LossOf(cell, softmax: false);
        cell.Backward(new NetworkParameters(weights.Shape));
        double[] intoHidden = new double[5], keep = cell.Gate(kind.KeepingGate())[1];
        Matrices.AddTransposedProduct(weights.Wh, cell.δh[1], 1, intoHidden);
        if (kind == Cell.Gru)
        {
            intoHidden = [.. intoHidden.Select((v, j) => v + keep[j] * cell.γh[1][j])];
        }
        else
        {
            double[] intoCell = [.. keep.Select((f, j) => f * cell.γc[1][j])];
            Assert.InRange(RelativeError.Of(intoCell, Differences(cell.c[0], 1e-5, () => LossOf(cell, softmax: false))), 0, 1e-7);
        }

        Assert.InRange(RelativeError.Of(intoHidden, Differences(cell.h[0], 1e-5, () => LossOf(cell, softmax: false))), 0, 1e-7);
    }

    [Theory]
    [InlineData(Cell.Lstm)]
    [InlineData(Cell.Gru)]
    public void A_truncation_as_long_as_the_sequence_is_full_backpropagation_and_a_shorter_one_is_not(Cell kind)
    {
        (IPlainCell cell, NetworkParameters weights) = Random(kind, bias: true);
        NetworkParameters full = new(weights.Shape), same = new(weights.Shape), shorter = new(weights.Shape);
        LossOf(cell, softmax: false);
        cell.Backward(full);
        cell.BackwardTruncated(4, same);
        cell.BackwardTruncated(3, shorter);
        Assert.InRange(RelativeError.Of(same.Values, full.Values), 0, 1e-14);
        Assert.True(RelativeError.Of(shorter.Wh, full.Wh) > 1e-4);
    }

    private static (IPlainCell Cell, NetworkParameters Weights) Random(Cell kind, bool bias)
    {
        var random = new RandomSource(3);
        var weights = new NetworkParameters(new NetworkShape(3, 5, 4, bias, kind));
        foreach (ref double w in weights.Values)
        {
            w = 0.5 * random.NextGaussian();
        }

        IPlainCell cell = kind == Cell.Lstm ? new LstmCell(weights, 4) : new GruCell(weights, 4);
        for (int t = 1; t <= 4; t++)
        {
            cell.x[t] = Vector(3);
        }

        cell.h[0] = Vector(5);
        if (kind == Cell.Lstm)
        {
            cell.c[0] = Vector(5);
        }

        return (cell, weights);

        double[] Vector(int length) => [.. Enumerable.Range(0, length).Select(_ => random.NextGaussian())];
    }
}
