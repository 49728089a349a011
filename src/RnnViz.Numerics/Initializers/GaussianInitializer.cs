using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Initializers;

/// <summary>
/// Independent normal weights: Whh with variance gain²/H, so that ρ ≈ gain and σ_max ≈ 2·gain for large H; Wxh with
/// variance inputGain²/D and Why with outputGain²/H; biases zero.
/// </summary>
public sealed class GaussianInitializer(double gain = 1, double inputGain = 1, double outputGain = 1) : Initializer
{
    /// <inheritdoc/>
    public override void Fill(NetworkParameters parameters, RandomSource random)
    {
        parameters.Clear();
        FillGaussian(parameters.Whh, gain / Math.Sqrt(parameters.Shape.H), random);
        FillGaussian(parameters.Wxh, inputGain / Math.Sqrt(parameters.Shape.D), random);
        FillGaussian(parameters.Why, outputGain / Math.Sqrt(parameters.Shape.H), random);
    }
}
