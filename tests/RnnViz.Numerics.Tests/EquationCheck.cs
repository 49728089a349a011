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
        equations.Run(network.Tape.InitialHidden);
        Compare(network, "losses", network.Tape.Losses, equations.Losses);
        for (int t = 1; t <= network.Tape.T; t++)
        {
            Compare(network, $"h_{t}", network.Tape.ComputeHidden(t), equations.Hidden(t));
            Compare(network, $"o_{t}", network.Tape.Output(t), equations.Output(t));
            Compare(network, $"g_{t}", network.Tape.ComputeHiddenGradient(t), equations.HiddenGradient(t));
            Compare(network, $"δ_{t}", network.Tape.ComputeDelta(t), equations.Delta(t));
            Compare(network, $"‖g_{t}‖", [network.Tape.HiddenGradientNorms[t - 1]], [Norm.Of(equations.HiddenGradient(t))]);
        }

        NetworkParameters ours = network.Gradients, theirs = equations.Gradients;
        Compare(network, "∂L/∂Wxh", ours.Wxh, theirs.Wxh);
        Compare(network, "∂L/∂Whh", ours.Whh, theirs.Whh);
        Compare(network, "∂L/∂bh", ours.bh, theirs.bh);
        Compare(network, "∂L/∂Why", ours.Why, theirs.Why);
        Compare(network, "∂L/∂by", ours.by, theirs.by);
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
