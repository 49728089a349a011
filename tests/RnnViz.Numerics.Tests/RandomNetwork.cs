using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Tests;

/// <summary>A random network with a random batch, all derived from one seed, and the pass over it.</summary>
internal sealed class RandomNetwork
{
    public RandomNetwork(
        int seed, int T = 6, int B = 3, int D = 4, int H = 5, int O = 3, Activation activation = Activation.Tanh, bool bias = true,
        bool tokens = false, bool softmax = false, bool lastStep = false, int? truncation = null, double gain = 1,
        KernelSet? kernels = null, Cell cell = Cell.Vanilla)
    {
        (Random, Truncation) = (new RandomSource(seed), truncation);
        var shape = new NetworkShape(D, H, O, bias, cell);
        Network = new RecurrentNetwork(shape, activation, kernels);
        foreach (ref double p in Network.Parameters.Values)
        {
            p = gain * Random.NextGaussian() / Math.Sqrt(H);
        }

        Batch = new SequenceBatch(T, B, D, O, tokens, softmax);
        if (lastStep)
        {
            Batch.MaskAllLossesButLast();
        }

        for (int t = 1; t <= T; t++)
        {
            if (tokens)
            {
                Fill(Batch.InputTokens(t), D);
            }
            else
            {
                Fill(Batch.Input(t));
            }

            if (softmax)
            {
                Fill(Batch.TargetTokens(t), O);
            }
            else
            {
                Fill(Batch.Target(t));
            }
        }

        Tape = new Tape(shape, T, B);
        var start = new double[H * B];
        Fill(start);
        Tape.SetInitialHidden(start);
        if (cell == Cell.Lstm)
        {
            Fill(start);
            Tape.SetInitialCell(start);
        }

        Gradients = new NetworkParameters(shape);
        Pass = new BpttPass(Network, softmax ? new SoftmaxCrossEntropy() : new HalfSquaredError(), truncation);
    }

    public RandomSource Random { get; }

    public int? Truncation { get; }

    public RecurrentNetwork Network { get; }

    public SequenceBatch Batch { get; }

    public Tape Tape { get; }

    public NetworkParameters Gradients { get; }

    public BpttPass Pass { get; }

    public RandomNetwork Run()
    {
        Pass.Run(Batch, Tape, Gradients);
        return this;
    }

    private void Fill(Span<double> numbers)
    {
        foreach (ref double number in numbers)
        {
            number = Random.NextGaussian();
        }
    }

    private void Fill(Span<int> tokens, int limit)
    {
        foreach (ref int token in tokens)
        {
            token = Random.NextInteger(limit);
        }
    }
}
