using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Geometry;

/// <summary>
/// The map s ↦ f(s) of a network whose state has one or two numbers, for one constant input: h of a vanilla cell or of a GRU with one
/// or two units, (h, c) of an LSTM with one. A copy of the weights: what changes later changes nothing here. No method allocates, and
/// several threads may use one map.
/// </summary>
public sealed class StateMap
{
    private readonly NetworkShape shape;
    private readonly Activation activation;
    private readonly double[] fromInput, fromState, whh;

    /// <summary>A map with all weights zero.</summary>
    /// <param name="shape">The network's sizes.</param>
    /// <param name="activation">φ of the vanilla cell.</param>
    /// <exception cref="ArgumentException">The state has more than two numbers.</exception>
    public StateMap(NetworkShape shape, Activation activation)
    {
        (this.shape, this.activation, Size) = (shape, activation, SizeOf(shape));
        if (Size > 2)
        {
            throw new ArgumentException($"The state has {Size} numbers, expected 1 or 2; take fewer units.", nameof(shape));
        }

        fromInput = new double[shape.G * shape.H];
        fromState = new double[shape.H];
        whh = new double[shape.G * shape.H * shape.H];
    }

    /// <summary>Numbers of the state: 1 or 2.</summary>
    public int Size { get; }

    /// <summary>Numbers that the state of a network has: H, of an LSTM 2H.</summary>
    public static int SizeOf(NetworkShape shape) => shape.Cell == Cell.Lstm ? 2 * shape.H : shape.H;

    /// <summary>Takes over the weights, and the input.</summary>
    /// <param name="parameters">The weights, of the map's shape.</param>
    /// <param name="input">x, D, at every timestep; empty for zero.</param>
    public void Use(NetworkParameters parameters, ReadOnlySpan<double> input)
    {
        parameters.Whh.CopyTo(whh);
        parameters.bhn.CopyTo(fromState);
        for (int row = 0; row < fromInput.Length; row++)
        {
            double sum = parameters.bh.IsEmpty ? 0 : parameters.bh[row];
            for (int i = 0; i < input.Length; i++)
            {
                sum += parameters.Wxh[row * shape.D + i] * input[i];
            }

            fromInput[row] = sum;
        }
    }

    /// <summary>f(s).</summary>
    /// <param name="s">The state; the second number is not read where there is one.</param>
    public (double X, double Y) Of((double X, double Y) s) => shape.Cell switch
    {
        Cell.Lstm => Lstm(s.X, s.Y),
        Cell.Gru => (Gru(0, s), shape.H == 2 ? Gru(1, s) : 0),
        _ => (activation.Of(Sum(0, s)), shape.H == 2 ? activation.Of(Sum(1, s)) : 0),
    };

    /// <summary>∂f/∂s, row by row; where the state has one number the others are zero.</summary>
    /// <param name="s">The state.</param>
    public (double XX, double XY, double YX, double YY) Jacobian((double X, double Y) s) => shape.Cell switch
    {
        Cell.Lstm => LstmJacobian(s.X, s.Y),
        Cell.Gru => Rows(GruRow(0, s), shape.H == 2 ? GruRow(1, s) : default),
        _ => Rows(VanillaRow(0, s), shape.H == 2 ? VanillaRow(1, s) : default),
    };

    /// <summary>
    /// Whether a fixed point can be there: h is between −1 and 1; of ReLU and the identity anywhere.
    /// Outside, where gates are closed but for rounding, the map leaves states where they are that are no fixed points.
    /// </summary>
    /// <param name="s">The state.</param>
    internal bool CanStay((double X, double Y) s) => shape.Cell switch
    {
        Cell.Lstm => IsWithin(s.X),
        Cell.Gru => IsWithin(s.X) && IsWithin(s.Y),
        _ => activation is Activation.Relu or Activation.Identity || (IsWithin(s.X) && IsWithin(s.Y)),
    };

    private static bool IsWithin(double h) => Math.Abs(h) <= 1;

    private static (double XX, double XY, double YX, double YY) Rows((double X, double Y) first, (double X, double Y) second) =>
        (first.X, first.Y, second.X, second.Y);

    // a row of Wx x + b + Wh s
    private double Sum(int row, (double X, double Y) s) => fromInput[row] + FromState(row, s);

    private double FromState(int row, (double X, double Y) s) =>
        shape.H == 2 ? whh[2 * row] * s.X + whh[2 * row + 1] * s.Y : whh[row] * s.X;

    private (double X, double Y) Weights(int row) => shape.H == 2 ? (whh[2 * row], whh[2 * row + 1]) : (whh[row], 0);

    private (double X, double Y) VanillaRow(int unit, (double X, double Y) s)
    {
        double slope = activation.SlopeAt(activation.Of(Sum(unit, s)));            // φ'(a)
        (double x, double y) = Weights(unit);
        return (slope * x, slope * y);                                             // ∂f/∂h = diag(φ'(a)) Whh
    }

    private double Gru(int unit, (double X, double Y) s)
    {
        (_, double z, double n, _) = GruGates(unit, s);
        return (1 - z) * n + z * (unit == 0 ? s.X : s.Y);                          // (1 − z) ⊙ n + z ⊙ h
    }

    private (double R, double Z, double N, double Q) GruGates(int unit, (double X, double Y) s)
    {
        int H = shape.H;
        double q = FromState(2 * H + unit, s) + fromState[unit];                   // Whn h + bhn
        double r = Open(Sum(unit, s)), z = Open(Sum(H + unit, s));
        return (r, z, Math.Tanh(fromInput[2 * H + unit] + r * q), q);              // n = tanh(Wxn x + bn + r ⊙ q)
    }

    private (double X, double Y) GruRow(int unit, (double X, double Y) s)
    {
        int H = shape.H;
        (double r, double z, double n, double q) = GruGates(unit, s);
        double before = unit == 0 ? s.X : s.Y, dn = (1 - z) * (1 - n * n);
        (double X, double Y) toR = Weights(unit), toZ = Weights(H + unit), toN = Weights(2 * H + unit);
        double byR = dn * q * r * (1 - r), byZ = (before - n) * z * (1 - z), byN = dn * r;
        return (byR * toR.X + byZ * toZ.X + byN * toN.X + (unit == 0 ? z : 0),
            byR * toR.Y + byZ * toZ.Y + byN * toN.Y + (unit == 1 ? z : 0));
    }

    private (double X, double Y) Lstm(double h, double c)
    {
        double i = Open(Row(0)), f = Open(Row(1)), g = Math.Tanh(Row(2)), o = Open(Row(3)), next = f * c + i * g;
        return (o * Math.Tanh(next), next);                                        // (o ⊙ tanh(c'), c' = f ⊙ c + i ⊙ g)

        double Row(int gate) => fromInput[gate] + whh[gate] * h;
    }

    private (double XX, double XY, double YX, double YY) LstmJacobian(double h, double c)
    {
        double i = Open(Row(0)), f = Open(Row(1)), g = Math.Tanh(Row(2)), o = Open(Row(3)), shown = Math.Tanh(f * c + i * g);
        double slope = o * (1 - shown * shown);                                    // ∂h'/∂c'
        double cell = g * i * (1 - i) * whh[0] + c * f * (1 - f) * whh[1] + i * (1 - g * g) * whh[2];
        return (shown * o * (1 - o) * whh[3] + slope * cell, slope * f, cell, f);

        double Row(int gate) => fromInput[gate] + whh[gate] * h;
    }

    private static double Open(double a) => Activation.Sigmoid.Of(a);
}
