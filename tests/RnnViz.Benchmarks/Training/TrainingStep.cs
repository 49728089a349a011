using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Optimizers;
using RnnViz.Numerics.Passes;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Benchmarks.Training;

/// <summary>What is timed: one whole training step, with the norm of every timestep's gradient on the tape.</summary>
public sealed class TrainingStep
{
    private readonly RecurrentNetwork network;
    private readonly SequenceBatch batch;
    private readonly Tape tape;
    private readonly NetworkParameters gradients;
    private readonly BpttPass pass;
    private readonly NormClip clip = new(1000);
    private readonly Sgd optimizer = new(1e-4);

    /// <summary>A step of the given size, with random weights and a random batch.</summary>
    public TrainingStep(StepShape size)
    {
        var random = new RandomSource(1);
        var shape = new NetworkShape(size.D, size.H, size.O, bias: true, size.Cell);
        bool tokens = size.HasTokens;
        network = new RecurrentNetwork(shape, Activation.Tanh);
        Fill(network.Parameters.Wxh, 0.1, random);
        Fill(network.Parameters.Whh, 0.9 / Math.Sqrt(size.H), random);
        Fill(network.Parameters.Why, 0.1, random);
        batch = new SequenceBatch(size.T, size.B, size.D, size.O, tokens, tokens);
        if (!size.HasLossAtEveryStep)
        {
            batch.MaskAllLossesButLast();
        }

        for (int t = 1; t <= size.T; t++)
        {
            if (tokens)
            {
                Fill(batch.InputTokens(t), size.D, random);
                Fill(batch.TargetTokens(t), size.O, random);
            }
            else
            {
                Fill(batch.Input(t), 1, random);
                Fill(batch.Target(t), 1, random);
            }
        }

        tape = new Tape(shape, size.T, size.B);
        gradients = new NetworkParameters(shape);
        pass = new BpttPass(network, tokens ? new SoftmaxCrossEntropy() : new HalfSquaredError());
    }

    /// <summary>Forward, loss, backward, clip, update.</summary>
    public double Run()
    {
        pass.Run(batch, tape, gradients);
        clip.Apply(gradients.Values, Norm.Of(gradients.Values));
        optimizer.Update(network.Parameters.Values, gradients.Values);
        return tape.Loss;
    }

    private static void Fill(Span<double> numbers, double scale, RandomSource random)
    {
        foreach (ref double number in numbers)
        {
            number = scale * random.NextGaussian();
        }
    }

    private static void Fill(Span<int> tokens, int limit, RandomSource random)
    {
        foreach (ref int token in tokens)
        {
            token = random.NextInteger(limit);
        }
    }
}
