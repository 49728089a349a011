using RnnViz.Numerics.Kernels;

namespace RnnViz.Numerics.Network;

/// <summary>
/// Wxh, Whh, bh, Why and by of one network, or their gradients: one type for both, as they have the same shapes. The weights of
/// a gated cell are called Wx, Wh and b: those of its G gates stacked, in the order of <see cref="CellGates"/>; a GRU has bhn besides.
/// All numbers lie in one array, so that a norm or an update over "all parameters jointly" is one loop.
/// Matrices are row-major in the column convention: element (i, j) of Whh is Whh[i·H + j].
/// </summary>
public sealed class NetworkParameters
{
    private readonly AlignedBuffer values;
    private readonly int rows, whyStart;

    /// <summary>Parameters of the given shape, all zero.</summary>
    public NetworkParameters(NetworkShape shape)
    {
        Shape = shape;
        values = new AlignedBuffer(shape.ParameterCount);
        rows = shape.G * shape.H;
        whyStart = shape.ParameterCount - (shape.Bias ? shape.ReadoutRows : 0) - shape.ReadoutRows * shape.H;
    }

    /// <summary>The sizes.</summary>
    public NetworkShape Shape { get; }

    /// <summary>All numbers, in the order Wxh, Whh, bh, bhn, Why, by.</summary>
    public Span<double> Values => values.Span;

    /// <summary>G·H×D, from inputs to hidden units.</summary>
    public Span<double> Wxh => values.Slice(0, rows * Shape.D);

    /// <summary>G·H×H, from the previous hidden state to the next.</summary>
    public Span<double> Whh => values.Slice(rows * Shape.D, rows * Shape.H);

    /// <summary>G·H, or empty in a network without biases.</summary>
    public Span<double> bh => values.Slice(rows * (Shape.D + Shape.H), Shape.Bias ? rows : 0);

    /// <summary>G·H×D: <see cref="Wxh"/>, as it is called in a gated cell.</summary>
    public Span<double> Wx => Wxh;

    /// <summary>G·H×H: <see cref="Whh"/>, as it is called in a gated cell.</summary>
    public Span<double> Wh => Whh;

    /// <summary>G·H or empty: <see cref="bh"/>, as it is called in a gated cell.</summary>
    public Span<double> b => bh;

    /// <summary>H, inside the reset gate's product of a GRU with biases; empty in all other networks.</summary>
    public Span<double> bhn => values.Slice(rows * (Shape.D + Shape.H) + bh.Length, Shape.HasBhn ? Shape.H : 0);

    /// <summary>O×H, from hidden units to outputs; empty in a network without a readout.</summary>
    public Span<double> Why => values.Slice(whyStart, Shape.ReadoutRows * Shape.H);

    /// <summary>O, or empty in a network without biases or without a readout.</summary>
    public Span<double> by => values.Slice(whyStart + Shape.ReadoutRows * Shape.H, Shape.Bias ? Shape.ReadoutRows : 0);

    /// <summary>The rows of Whh that belong to one gate, H×H; of the vanilla cell gate 0 is all of it.</summary>
    /// <param name="gate">0 to G − 1, its place in <see cref="CellGates"/>.</param>
    public Span<double> WhhOf(int gate) => Whh.Slice(gate * Shape.H * Shape.H, Shape.H * Shape.H);

    /// <summary>Whh as a product reads it from where it lies; null where rows are not whole panels.</summary>
    internal PackedMatrix? PackedWhh() => Shape.H % PackedMatrix.Width == 0 ? new(values, rows * Shape.D, rows, Shape.H) : null;

    /// <summary>Why, likewise; null too where there is no readout.</summary>
    internal PackedMatrix? PackedWhy() => Shape.HasReadout && Shape.H % PackedMatrix.Width == 0
        ? new(values, whyStart, Shape.ReadoutRows, Shape.H) : null;

    /// <summary>Sets every number to zero.</summary>
    public void Clear() => values.Span.Clear();

    /// <summary>Takes over all numbers of parameters of the same shape.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public void CopyFrom(NetworkParameters other)
    {
        if (other.Shape != Shape)
        {
            throw new ArgumentException(
                $"The parameters are of shape {other.Shape}, expected {Shape}; build both from one shape.", nameof(other));
        }

        other.Values.CopyTo(Values);
    }
}
