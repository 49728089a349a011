namespace RnnViz.Numerics;

/// <summary>Whh the identity times the gain (Le, Jaitly and Hinton 2015); Wxh and Why as in <see cref="GaussianStart"/>; biases zero.</summary>
public sealed class IdentityStart(double gain = 1, double inputGain = 1, double outputGain = 1) : WeightStart
{
    /// <inheritdoc/>
    public override void Fill(NetworkParameters parameters, RandomSource random)
    {
        new GaussianStart(0, inputGain, outputGain).Fill(parameters, random);
        for (int i = 0; i < parameters.Shape.H; i++)
        {
            parameters.Whh[i * parameters.Shape.H + i] = gain;
        }
    }
}
