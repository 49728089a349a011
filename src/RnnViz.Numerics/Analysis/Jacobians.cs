using MathNet.Numerics.LinearAlgebra;

namespace RnnViz.Numerics;

/// <summary>
/// The Jacobians J_t = ∂h_t/∂h_{t−1} = diag(φ'(a_t)) Whh of one sequence, for every t: σ_max(J_t), and its factor mean φ',
/// which says how saturated the units are. Costly: one singular value decomposition a timestep.
/// </summary>
public sealed class Jacobians
{
    private readonly double[] norms, slopes;

    /// <summary>Jacobians of T timesteps.</summary>
    public Jacobians(int timesteps)
    {
        norms = new double[timesteps];
        slopes = new double[timesteps];
    }

    /// <summary>σ_max(J_t) at [t − 1]; NaN where the network's numbers are not finite.</summary>
    public ReadOnlySpan<double> Norms => norms;

    /// <summary>The mean of φ'(a_t) over the units at [t − 1].</summary>
    public ReadOnlySpan<double> MeanSlopes => slopes;

    /// <summary>Computes the Jacobians of one sequence of a pass that is on the tape.</summary>
    public void Compute(RecurrentNetwork network, Tape tape, int sequence)
    {
        for (int t = 1; t <= tape.T; t++)
        {
            Matrix<double> J = Of(network, tape, t, sequence);
            norms[t - 1] = J.Enumerate().All(double.IsFinite) ? J.Svd(computeVectors: false).S[0] : double.NaN;
            slopes[t - 1] = Slopes(network, tape, t, sequence).Average();
        }
    }

    /// <summary>J_t, H×H.</summary>
    internal static Matrix<double> Of(RecurrentNetwork network, Tape tape, int t, int sequence)
    {
        int H = tape.Shape.H;
        var Whh = Matrix<double>.Build.DenseOfRowMajor(H, H, network.Parameters.Whh.ToArray());
        return Matrix<double>.Build.DenseOfDiagonalArray(Slopes(network, tape, t, sequence)) * Whh;
    }

    private static double[] Slopes(RecurrentNetwork network, Tape tape, int t, int sequence)
    {
        var result = new double[tape.Shape.H];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = network.Activation.SlopeAt(tape.Hidden(t)[i, sequence]);
        }

        return result;
    }
}
