namespace RnnViz.Numerics.Network;

/// <summary>The size of a network: D inputs, H hidden units, O outputs, with biases or without.</summary>
public readonly record struct NetworkShape
{
    /// <summary>A shape.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public NetworkShape(int inputs, int hidden, int outputs, bool bias = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hidden, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        (D, H, O, Bias) = (inputs, hidden, outputs, bias);
    }

    /// <summary>Inputs.</summary>
    public int D { get; }

    /// <summary>Hidden units.</summary>
    public int H { get; }

    /// <summary>Outputs.</summary>
    public int O { get; }

    /// <summary>Whether the network has bh and by.</summary>
    public bool Bias { get; }

    /// <summary>How many numbers the network learns.</summary>
    public int ParameterCount => H * D + H * H + O * H + (Bias ? H + O : 0);
}
