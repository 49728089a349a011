using System.Numerics;
using RnnViz.Numerics.Activations;

namespace RnnViz.Numerics.Network;

/// <summary>
/// A copy of a network's weights that runs on its own, one token at a time, while training goes on: it writes sample text, and
/// reads a text whose states are looked at. It keeps its own state, h and of the LSTM c, and allocates nothing after construction.
/// </summary>
public sealed class InferenceNetwork
{
    private readonly NetworkParameters parameters;
    private readonly Activation activation;
    private readonly double[] probabilities;
    private readonly double[] c, gates;
    private double[] h, next;

    /// <summary>A copy of the network's sizes, its weights still zero; <see cref="Freeze"/> takes them over.</summary>
    public InferenceNetwork(RecurrentNetwork network)
    {
        parameters = new NetworkParameters(network.Shape);
        activation = network.Activation;
        probabilities = new double[network.Shape.O];
        c = new double[network.Shape.H];
        gates = new double[network.Shape.Cell.Letters().Length * network.Shape.H];
        h = new double[network.Shape.H];
        next = new double[network.Shape.H];
    }

    /// <summary>Takes over the weights of now and sets the state to zero.</summary>
    public void Freeze(RecurrentNetwork network)
    {
        parameters.CopyFrom(network.Parameters);
        Restart();
    }

    /// <summary>Sets the state to zero, the weights staying as they are.</summary>
    public void Restart()
    {
        h.AsSpan().Clear();
        c.AsSpan().Clear();
    }

    /// <summary>h after the last step, H.</summary>
    public ReadOnlySpan<double> Hidden => h;

    /// <summary>c of the LSTM after the last step, H; zero in other cells.</summary>
    public ReadOnlySpan<double> CellState => c;

    /// <summary>A gate of the last step, H; without meaning before the first.</summary>
    /// <param name="gate">Its place in <see cref="CellGates"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cell has no such gate.</exception>
    public ReadOnlySpan<double> Gate(int gate) => gates.AsSpan(gate * parameters.Shape.H, parameters.Shape.H);

    /// <summary>Moves one step on, without outputs.</summary>
    /// <param name="token">The input, one-hot.</param>
    public void Advance(int token)
    {
        int H = parameters.Shape.H;
        for (int j = 0; j < H; j++)
        {
            next[j] = parameters.Shape.Cell switch
            {
                Cell.Lstm => Lstm(j, token),
                Cell.Gru => Gru(j, token),
                _ => activation.Of(Input(j, token) + Recurrent(j)),                // h ← φ(Wxh x + bh + Whh h)
            };
        }

        (h, next) = (next, h);
    }

    /// <summary>Moves one step on, and gives softmax(o / temperature).</summary>
    /// <param name="token">The input, one-hot.</param>
    /// <param name="temperature">Above 0; 1 samples as trained, less is more cautious.</param>
    public ReadOnlySpan<double> Step(int token, double temperature)
    {
        int H = parameters.Shape.H;
        Advance(token);
        double largest = double.NegativeInfinity, sum = 0;
        for (int o = 0; o < probabilities.Length; o++)
        {
            // o = (Why h + by) / temperature   O
            double output = Dot(parameters.Why.Slice(o * H, H), h) + (parameters.by.IsEmpty ? 0 : parameters.by[o]);
            probabilities[o] = output / temperature;
            largest = Math.Max(largest, probabilities[o]);
        }

        foreach (ref double p in probabilities.AsSpan())
        {
            p = p == largest ? 1 : Math.Exp(p - largest); // e⁰, also where the largest is infinite
            sum += p;
        }

        foreach (ref double p in probabilities.AsSpan())
        {
            p /= sum;
        }

        return probabilities;
    }

    // c ← f ⊙ c + i ⊙ g, h ← o ⊙ tanh(c) of unit j
    private double Lstm(int j, int token)
    {
        int H = parameters.Shape.H;
        double i = Open(j, token), f = Open(H + j, token), g = Math.Tanh(Sum(2 * H + j, token)), o = Open(3 * H + j, token);
        (gates[j], gates[H + j], gates[2 * H + j], gates[3 * H + j]) = (i, f, g, o);
        c[j] = f * c[j] + i * g;
        return o * Math.Tanh(c[j]);
    }

    // h ← (1 − z) ⊙ n + z ⊙ h of unit j, n = tanh(Wxn x + bn + r ⊙ (Whn h + bhn))
    private double Gru(int j, int token)
    {
        int H = parameters.Shape.H;
        double q = Recurrent(2 * H + j) + (parameters.bhn.IsEmpty ? 0 : parameters.bhn[j]);
        double r = Open(j, token), z = Open(H + j, token), n = Math.Tanh(Input(2 * H + j, token) + r * q);
        (gates[j], gates[H + j], gates[2 * H + j]) = (r, z, n);
        return (1 - z) * n + z * h[j];
    }

    // how far the gate of a row is open
    private double Open(int row, int token) => Activation.Sigmoid.Of(Sum(row, token));

    private double Sum(int row, int token) => Input(row, token) + Recurrent(row);

    // a row of Wxh x + bh, x one-hot
    private double Input(int row, int token) =>
        parameters.Wxh[row * parameters.Shape.D + token] + (parameters.bh.IsEmpty ? 0 : parameters.bh[row]);

    // a row of Whh h
    private double Recurrent(int row) => Dot(parameters.Whh.Slice(row * h.Length, h.Length), h);

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sums = Vector<double>.Zero;
        int i = 0;
        for (; i + Vector<double>.Count <= a.Length; i += Vector<double>.Count)
        {
            sums += new Vector<double>(a[i..]) * new Vector<double>(b[i..]);
        }

        double sum = Vector.Sum(sums);
        for (; i < a.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(a[i], b[i], sum);
        }

        return sum;
    }
}
