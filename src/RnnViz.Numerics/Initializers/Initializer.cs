using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Initializers;

/// <summary>How weights are drawn before the first update.</summary>
public abstract class Initializer
{
    /// <summary>Fills all parameters; the same generator state gives the same weights.</summary>
    public abstract void Fill(NetworkParameters parameters, RandomSource random);

    /// <summary>Fills weights with independent normal numbers of mean 0.</summary>
    private protected static void FillGaussian(Span<double> weights, double deviation, RandomSource random)
    {
        foreach (ref double weight in weights)
        {
            weight = deviation * random.NextGaussian();
        }
    }
}
