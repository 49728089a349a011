namespace RnnViz.Numerics.Network;

/// <summary>
/// The size of a network: its cell, D inputs, H hidden units, O outputs, with biases or without. A network without a readout is a
/// recurrent layer alone: o_t = h_t, and O = H.
/// </summary>
public readonly record struct NetworkShape
{
    /// <summary>A shape.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public NetworkShape(int inputs, int hidden, int outputs, bool bias = true, Cell cell = Cell.Vanilla)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hidden, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        (D, H, O, Bias, Cell, HasReadout) = (inputs, hidden, outputs, bias, cell, true);
    }

    /// <summary>The shape of a recurrent layer alone, whose outputs are its hidden state: no Why, no by.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static NetworkShape OfLayer(int inputs, int hidden, bool bias = true, Cell cell = Cell.Vanilla) =>
        new(inputs, hidden, hidden, bias, cell) { HasReadout = false };

    /// <summary>What is repeated at every timestep.</summary>
    public Cell Cell { get; }

    /// <summary>Inputs.</summary>
    public int D { get; }

    /// <summary>Hidden units.</summary>
    public int H { get; }

    /// <summary>Outputs.</summary>
    public int O { get; }

    /// <summary>Whether o_t = Why h_t + by; else o_t = h_t.</summary>
    public bool HasReadout { get; private init; }

    /// <summary>Rows of Why: O, or 0 where there is no readout.</summary>
    public int ReadoutRows => HasReadout ? O : 0;

    /// <summary>How many matrices of H rows are stacked in the weights: 4 of the LSTM, 3 of the GRU, else 1.</summary>
    public int G => Cell switch { Cell.Lstm => 4, Cell.Gru => 3, _ => 1 };

    /// <summary>Whether the network has biases.</summary>
    public bool Bias { get; }

    /// <summary>Whether the network has bhn, the bias of the GRU that the reset gate multiplies.</summary>
    public bool HasBhn => Bias && Cell == Cell.Gru;

    /// <summary>How many numbers the network learns.</summary>
    public int ParameterCount => G * H * (D + H) + ReadoutRows * H + (Bias ? G * H + ReadoutRows : 0) + (HasBhn ? H : 0);
}
