using System.Numerics;
using RnnViz.Numerics.Activations;

namespace RnnViz.Numerics.Network;

/// <summary>
/// A copy of a network's weights that runs on its own, one token at a time, while training goes on: the generator of
/// sample text. It keeps its own hidden state and allocates nothing after construction.
/// </summary>
public sealed class InferenceNetwork
{
    private readonly NetworkParameters parameters;
    private readonly Activation activation;
    private readonly double[] probabilities;
    private double[] h, next;

    /// <summary>A copy of the network's sizes, its weights still zero; <see cref="Freeze"/> takes them over.</summary>
    public InferenceNetwork(RecurrentNetwork network)
    {
        parameters = new NetworkParameters(network.Shape);
        activation = network.Activation;
        probabilities = new double[network.Shape.O];
        h = new double[network.Shape.H];
        next = new double[network.Shape.H];
    }

    /// <summary>Takes over the weights of now and sets the hidden state to zero.</summary>
    public void Freeze(RecurrentNetwork network)
    {
        parameters.CopyFrom(network.Parameters);
        Restart();
    }

    /// <summary>Sets the hidden state to zero, the weights staying as they are.</summary>
    public void Restart() => h.AsSpan().Clear();

    /// <summary>Moves one step on, and gives softmax(o / temperature).</summary>
    /// <param name="token">The input, one-hot.</param>
    /// <param name="temperature">Above 0; 1 samples as trained, less is more cautious.</param>
    public ReadOnlySpan<double> Step(int token, double temperature)
    {
        (int D, int H) = (parameters.Shape.D, parameters.Shape.H);
        for (int i = 0; i < H; i++)
        {
            // a = Wxh x + Whh h + bh, h ← φ(a)   H
            double a = parameters.Wxh[i * D + token] + (parameters.bh.IsEmpty ? 0 : parameters.bh[i]);
            next[i] = activation.Of(a + Dot(parameters.Whh.Slice(i * H, H), h));
        }

        (h, next) = (next, h);
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
            p = Math.Exp(p - largest);
            sum += p;
        }

        foreach (ref double p in probabilities.AsSpan())
        {
            p /= sum;
        }

        return probabilities;
    }

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
