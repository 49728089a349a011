using MathNet.Numerics.LinearAlgebra;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Initializers;

/// <summary>
/// Whh a random orthogonal matrix times the gain, so that every singular value is the gain (Saxe, McClelland and Ganguli
/// 2014), one for each gate; Wxh and Why as in <see cref="GaussianInitializer"/>; biases zero.
/// </summary>
public sealed class OrthogonalInitializer(double gain = 1, double inputGain = 1, double outputGain = 1) : Initializer
{
    /// <inheritdoc/>
    public override void Fill(NetworkParameters parameters, RandomSource random)
    {
        new GaussianInitializer(1, inputGain, outputGain).Fill(parameters, random);
        for (int gate = 0; gate < parameters.Shape.G; gate++)
        {
            MakeOrthogonal(parameters.WhhOf(gate), parameters.Shape.H);
        }
    }

    private void MakeOrthogonal(Span<double> whh, int H)
    {
        var qr = Matrix<double>.Build.DenseOfRowMajor(H, H, whh.ToArray()).QR();
        for (int j = 0; j < H; j++)
        {
            // The signs of R's diagonal make the distribution uniform (Mezzadri 2007).
            double sign = qr.R[j, j] < 0 ? -gain : gain;
            for (int i = 0; i < H; i++)
            {
                whh[i * H + j] = sign * qr.Q[i, j];
            }
        }
    }
}
