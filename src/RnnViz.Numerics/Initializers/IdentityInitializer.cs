using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Initializers;

/// <summary>
/// Whh the identity times the gain (Le, Jaitly and Hinton 2015), that of each gate; Wxh and Why as in
/// <see cref="GaussianInitializer"/>; biases zero.
/// </summary>
public sealed class IdentityInitializer(double gain = 1, double inputGain = 1, double outputGain = 1) : Initializer
{
    /// <inheritdoc/>
    public override void Fill(NetworkParameters parameters, RandomSource random)
    {
        new GaussianInitializer(0, inputGain, outputGain).Fill(parameters, random);
        for (int gate = 0; gate < parameters.Shape.G; gate++)
        {
            Span<double> whh = parameters.WhhOf(gate);
            for (int i = 0; i < parameters.Shape.H; i++)
            {
                whh[i * parameters.Shape.H + i] = gain;
            }
        }
    }
}
