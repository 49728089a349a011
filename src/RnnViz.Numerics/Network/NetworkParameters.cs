using RnnViz.Numerics.Kernels;

namespace RnnViz.Numerics.Network;

/// <summary>
/// Wxh, Whh, bh, Why and by of one network, or their gradients: one type for both, as they have the same shapes.
/// All numbers lie in one array, so that a norm or an update over "all parameters jointly" is one loop.
/// Matrices are row-major in the column convention: element (i, j) of Whh is Whh[i·H + j].
/// </summary>
public sealed class NetworkParameters
{
    private readonly AlignedBuffer values;

    /// <summary>Parameters of the given shape, all zero.</summary>
    public NetworkParameters(NetworkShape shape)
    {
        Shape = shape;
        values = new AlignedBuffer(shape.ParameterCount);
    }

    /// <summary>The sizes.</summary>
    public NetworkShape Shape { get; }

    /// <summary>All numbers, in the order Wxh, Whh, bh, Why, by.</summary>
    public Span<double> Values => values.Span;

    /// <summary>H×D, from inputs to hidden units.</summary>
    public Span<double> Wxh => values.Slice(0, Shape.H * Shape.D);

    /// <summary>H×H, from the previous hidden state to the next.</summary>
    public Span<double> Whh => values.Slice(Shape.H * Shape.D, Shape.H * Shape.H);

    /// <summary>H, or empty in a network without biases.</summary>
    public Span<double> bh => values.Slice(Shape.H * (Shape.D + Shape.H), Shape.Bias ? Shape.H : 0);

    /// <summary>O×H, from hidden units to outputs.</summary>
    public Span<double> Why => values.Slice(Shape.H * (Shape.D + Shape.H) + (Shape.Bias ? Shape.H : 0), Shape.O * Shape.H);

    /// <summary>O, or empty in a network without biases.</summary>
    public Span<double> by => values.Slice(Shape.ParameterCount - (Shape.Bias ? Shape.O : 0), Shape.Bias ? Shape.O : 0);

    /// <summary>Whh as a product reads it from where it lies; null where rows are not whole panels.</summary>
    internal PackedMatrix? PackedWhh() => Shape.H % PackedMatrix.Width == 0 ? new(values, Shape.H * Shape.D, Shape.H, Shape.H) : null;

    /// <summary>Why, likewise.</summary>
    internal PackedMatrix? PackedWhy() =>
        Shape.H % PackedMatrix.Width == 0
            ? new(values, Shape.ParameterCount - (Shape.Bias ? Shape.O : 0) - Shape.O * Shape.H, Shape.O, Shape.H)
            : null;

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
