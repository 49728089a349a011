using System.Runtime.Intrinsics;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Geometry;

/// <summary>
/// A plane through the parameters θ of a network, θ(x, y) = θ + x u + y v with u ⟂ v, and the line θ + x u in it. Where the network is
/// one vanilla unit with biases it can be the plane of w = Whh and b = bh themselves: x is w and y is b, and everything else is as in θ.
/// Placing a point and finding one again allocate nothing.
/// </summary>
public sealed class ParameterPlane
{
    private readonly int recurrent, bias;
    private double squaresOfFirst, squaresOfSecond;

    /// <summary>A plane whose θ, u and v are zero.</summary>
    /// <param name="shape">The network's sizes.</param>
    public ParameterPlane(NetworkShape shape)
    {
        Origin = new NetworkParameters(shape);
        First = new NetworkParameters(shape);
        Second = new NetworkParameters(shape);
        (recurrent, bias) = (shape.D, shape.D + 1);
    }

    /// <summary>θ, through which the plane goes.</summary>
    public NetworkParameters Origin { get; }

    /// <summary>u: one unit of x. After it changed, <see cref="Measure"/> must be called.</summary>
    public NetworkParameters First { get; }

    /// <summary>v: one unit of y. After it changed, <see cref="Measure"/> must be called.</summary>
    public NetworkParameters Second { get; }

    /// <summary>Whether x and y are w = Whh and b = bh themselves, rather than numbers of u and v.</summary>
    public bool IsOfWeights { get; private set; }

    /// <summary>Whether a network has a plane of w and b: one vanilla unit with biases.</summary>
    public static bool HasWeights(NetworkShape shape) => shape is { Cell: Cell.Vanilla, H: 1, Bias: true };

    /// <summary>Chooses what x and y are.</summary>
    /// <param name="areWeights">w and b themselves; else numbers of u and v.</param>
    /// <exception cref="ArgumentException">The network has no such plane.</exception>
    public void Measure(bool areWeights)
    {
        if (areWeights && !HasWeights(Origin.Shape))
        {
            throw new ArgumentException(
                $"The network is {Origin.Shape}, expected one vanilla unit with biases, so that w and b can be axes.", nameof(areWeights));
        }

        IsOfWeights = areWeights;
        squaresOfFirst = Dot(First.Values, First.Values);
        squaresOfSecond = Dot(Second.Values, Second.Values);
    }

    /// <summary>θ's own place: (w, b), else (0, 0).</summary>
    public (double X, double Y) Centre => IsOfWeights ? (Origin.Whh[0], Origin.bh[0]) : (0, 0);

    /// <summary>The parameters at a place of the plane.</summary>
    /// <param name="x">w, or the number of u.</param>
    /// <param name="y">b, or the number of v.</param>
    /// <param name="destination">Gets them; of the plane's shape.</param>
    public void Place(double x, double y, NetworkParameters destination)
    {
        destination.CopyFrom(Origin);
        if (IsOfWeights)
        {
            (destination.Whh[0], destination.bh[0]) = (x, y);
            return;
        }

        KernelSet.Best.AddScaled(x, First.Values, destination.Values);
        KernelSet.Best.AddScaled(y, Second.Values, destination.Values);
    }

    /// <summary>θ + x u, whatever the axes of the plane.</summary>
    /// <param name="x">The number of u.</param>
    /// <param name="destination">Gets them; of the plane's shape.</param>
    public void PlaceOnLine(double x, NetworkParameters destination)
    {
        destination.CopyFrom(Origin);
        KernelSet.Best.AddScaled(x, First.Values, destination.Values);
    }

    /// <summary>The place of the plane that is nearest to some parameters.</summary>
    /// <param name="parameters">As many numbers as the network has, in the order of <see cref="NetworkParameters.Values"/>.</param>
    public (double X, double Y) Project(ReadOnlySpan<double> parameters)
    {
        if (IsOfWeights)
        {
            return (parameters[recurrent], parameters[bias]);
        }

        (double x, double y) = Along(parameters);
        return (x / squaresOfFirst, y / squaresOfSecond);
    }

    /// <summary>(∂L/∂x, ∂L/∂y) at θ, from ∂L/∂θ.</summary>
    /// <param name="gradients">∂L/∂θ, of the plane's shape.</param>
    public (double X, double Y) Gradient(NetworkParameters gradients) => IsOfWeights
        ? (gradients.Whh[0], gradients.bh[0])
        : (Dot(gradients.Values, First.Values), Dot(gradients.Values, Second.Values));

    /// <summary>∂L/∂x at θ along the line θ + x u.</summary>
    /// <param name="gradients">∂L/∂θ, of the plane's shape.</param>
    public double SlopeOfLine(NetworkParameters gradients) => Dot(gradients.Values, First.Values);

    // the products of θ' − θ with u and v; four numbers at a time on every machine, so that it is the same to the last bit
    private (double X, double Y) Along(ReadOnlySpan<double> parameters)
    {
        ReadOnlySpan<double> origin = Origin.Values, u = First.Values, v = Second.Values;
        Vector256<double> sumX = default, sumY = default;
        int i = 0;
        for (; i + Vector256<double>.Count <= parameters.Length; i += Vector256<double>.Count)
        {
            Vector256<double> difference = Vector256.Create(parameters[i..]) - Vector256.Create(origin[i..]);
            sumX += difference * Vector256.Create(u[i..]);
            sumY += difference * Vector256.Create(v[i..]);
        }

        (double x, double y) = (Vector256.Sum(sumX), Vector256.Sum(sumY));
        for (; i < parameters.Length; i++)
        {
            x += (parameters[i] - origin[i]) * u[i];
            y += (parameters[i] - origin[i]) * v[i];
        }

        return (x, y);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
