using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Initializers;

/// <summary>
/// Everything, biases too, uniform within ±1/√H (PyTorch's initializer of a recurrent layer), each matrix times its gain.
/// </summary>
public sealed class UniformInitializer(double gain = 1, double inputGain = 1, double outputGain = 1) : Initializer
{
    /// <inheritdoc/>
    public override void Fill(NetworkParameters parameters, RandomSource random)
    {
        double bound = 1 / Math.Sqrt(parameters.Shape.H);
        FillUniform(parameters.Whh, gain * bound, random);
        FillUniform(parameters.Wxh, inputGain * bound, random);
        FillUniform(parameters.bh, inputGain * bound, random);
        FillUniform(parameters.bhn, gain * bound, random);
        FillUniform(parameters.Why, outputGain * bound, random);
        FillUniform(parameters.by, outputGain * bound, random);
    }

    private static void FillUniform(Span<double> weights, double bound, RandomSource random)
    {
        foreach (ref double weight in weights)
        {
            weight = bound * (2 * random.NextUniform() - 1);
        }
    }
}
