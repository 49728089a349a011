using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Equations;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Tests;

/// <summary>Holds what a fast pass left behind to the plain equations.</summary>
internal static class EquationCheck
{
    private const double Tolerance = 1e-12;

    /// <summary>Compares everything that a pass has computed; the network's weights must be those of the pass.</summary>
    public static void Assert(RandomNetwork network)
    {
        var equations = new BatchEquations(network.Network.Parameters, network.Network.Activation, network.Batch, network.Truncation);
        Cell cell = network.Network.Shape.Cell;
        equations.Run(network.Tape.InitialHidden, cell == Cell.Lstm ? network.Tape.InitialCell : default);
        Compare(network, "losses", network.Tape.Losses, equations.Losses);
        for (int t = 1; t <= network.Tape.T; t++)
        {
            Compare(network, $"h_{t}", network.Tape.ComputeHidden(t), equations.Hidden(t));
            Compare(network, $"o_{t}", network.Tape.Output(t), equations.Output(t));
            Compare(network, $"g_{t}", network.Tape.ComputeHiddenGradient(t), equations.HiddenGradient(t));
            Compare(network, $"δ_{t}", network.Tape.ComputeDelta(t), equations.Delta(t));
            Compare(network, $"‖g_{t}‖", [network.Tape.HiddenGradientNorms[t - 1]], [Norm.Of(equations.HiddenGradient(t))]);
            for (int gate = 0; gate < cell.Letters().Length; gate++)
            {
                Compare(network, $"{cell.Letters()[gate]}_{t}", network.Tape.ComputeGate(gate, t), equations.Gate(gate, t));
            }

            if (cell == Cell.Lstm)
            {
                Compare(network, $"c_{t}", network.Tape.ComputeCell(t), equations.CellState(t));
                Compare(network, $"γc_{t}", network.Tape.ComputeCellGradient(t), equations.CellGradient(t));
                Compare(network, $"‖γc_{t}‖", [network.Tape.CellGradientNorms[t - 1]], [Norm.Of(equations.CellGradient(t))]);
            }
        }

        foreach ((string name, int start, int length) in ParameterRange.Of(network.Network.Shape))
        {
            ReadOnlySpan<double> theirs = equations.Gradients.Values.Slice(start, length);
            Compare(network, $"∂L/∂{name}", network.Gradients.Values.Slice(start, length), theirs);
        }
    }

    private static void Compare(RandomNetwork network, string quantity, ReadOnlySpan<double> fast, ReadOnlySpan<double> plain)
    {
        double error = RelativeError.Of(fast, plain);
        Xunit.Assert.True(
            error <= Tolerance,
            $"{quantity} of {network.Network.Shape}, {network.Batch.B} sequences of {network.Batch.T}, "
            + $"on {network.Network.Kernels.Name} is off by {error:e1}.");
    }
}
