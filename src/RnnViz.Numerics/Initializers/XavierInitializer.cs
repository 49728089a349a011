using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Initializers;

/// <summary>
/// Normal weights of variance 2/(inputs + outputs) of each matrix (Glorot and Bengio 2010, equation 12), times the squared
/// gain; biases zero.
/// </summary>
public sealed class XavierInitializer(double gain = 1, double inputGain = 1, double outputGain = 1) : Initializer
{
    /// <inheritdoc/>
    public override void Fill(NetworkParameters parameters, RandomSource random)
    {
        (int D, int H, int O) = (parameters.Shape.D, parameters.Shape.H, parameters.Shape.O);
        parameters.Clear();
        FillGaussian(parameters.Whh, gain * Math.Sqrt(2.0 / (H + H)), random);
        FillGaussian(parameters.Wxh, inputGain * Math.Sqrt(2.0 / (D + H)), random);
        FillGaussian(parameters.Why, outputGain * Math.Sqrt(2.0 / (H + O)), random);
    }
}
