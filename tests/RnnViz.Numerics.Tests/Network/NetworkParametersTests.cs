using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Tests.Network;

public sealed class NetworkParametersTests
{
    [Theory]
    [InlineData(Cell.Vanilla, true, 5 * 3 + 5 * 5 + 5 + 2 * 5 + 2)]
    [InlineData(Cell.Lstm, true, 20 * 3 + 20 * 5 + 20 + 2 * 5 + 2)]
    [InlineData(Cell.Lstm, false, 20 * 3 + 20 * 5 + 2 * 5)]
    [InlineData(Cell.Gru, true, 15 * 3 + 15 * 5 + 15 + 5 + 2 * 5 + 2)]
    [InlineData(Cell.Gru, false, 15 * 3 + 15 * 5 + 2 * 5)]
    public void The_parameters_of_a_cell_fill_the_one_array_without_a_gap_and_without_sharing(Cell cell, bool bias, int count)
    {
        var parameters = new NetworkParameters(new NetworkShape(3, 5, 2, bias, cell));
        Assert.Equal(count, parameters.Values.Length);
        double number = 0;
        Number(parameters.Wx, ref number);
        Number(parameters.Wh, ref number);
        Number(parameters.b, ref number);
        Number(parameters.bhn, ref number);
        Number(parameters.Why, ref number);
        Number(parameters.by, ref number);
        Assert.Equal(Enumerable.Range(1, count).Select(i => (double)i), parameters.Values.ToArray());
        Assert.Equal(parameters.Wh.ToArray(), Enumerable.Range(0, parameters.Shape.G).SelectMany(g => parameters.WhhOf(g).ToArray()));
    }

    [Fact]
    public void The_functions_of_a_gated_cell_are_fixed() =>
        Assert.Throws<ArgumentException>(() => new RecurrentNetwork(new NetworkShape(1, 1, 1, cell: Cell.Gru), Activation.Relu));

    private static void Number(Span<double> numbers, ref double last)
    {
        foreach (ref double number in numbers)
        {
            number = ++last;
        }
    }
}
