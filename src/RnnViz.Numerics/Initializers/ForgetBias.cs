using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Initializers;

/// <summary>
/// Opens the gate that keeps the state before the first update (Gers 2000; Jozefowicz, Zaremba and Sutskever 2015). Without it
/// f = σ(0) = ½, and what c_t holds is halved at every timestep.
/// </summary>
public static class ForgetBias
{
    /// <summary>Adds a number to the biases of that gate: to b^f of the LSTM, to b^z of the GRU.</summary>
    /// <param name="parameters">Weights that an initializer has filled.</param>
    /// <param name="bias">Any number; positive ones keep, negative ones forget.</param>
    /// <exception cref="ArgumentException">The cell has no such gate, or the network no biases.</exception>
    public static void Add(NetworkParameters parameters, double bias)
    {
        int gate = parameters.Shape.Cell.KeepingGate();
        if (!parameters.Shape.Bias)
        {
            throw new ArgumentException(
                $"The network has no biases to add {bias} to; give it biases or leave the forget bias out.", nameof(parameters));
        }

        foreach (ref double b in parameters.b.Slice(gate * parameters.Shape.H, parameters.Shape.H))
        {
            b += bias;
        }
    }
}
