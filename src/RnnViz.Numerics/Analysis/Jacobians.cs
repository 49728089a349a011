using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Numerics.Analysis;

/// <summary>
/// The Jacobians J_t = ∂h_t/∂h_{t−1} = diag(φ'(a_t)) Whh of one sequence, for every t: σ_max(J_t), and its factor mean φ',
/// which says how saturated the units are. Costly: some H³ operations a timestep. Allocates nothing once built.
/// </summary>
public sealed class Jacobians
{
    private readonly double[] norms, slopes, J;
    private readonly LargestSingularValue largestSingularValue;

    /// <summary>Jacobians of T timesteps of H units.</summary>
    public Jacobians(int timesteps, int hidden)
    {
        (norms, slopes) = (new double[timesteps], new double[timesteps]);
        J = new double[hidden * hidden];
        largestSingularValue = new LargestSingularValue(hidden);
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
            slopes[t - 1] = Write(network, tape, t, sequence, J);
            norms[t - 1] = largestSingularValue.Of(J, CancellationToken.None);
        }
    }

    /// <summary>Writes J_t, H×H row by row, and answers the mean of φ'(a_t).</summary>
    internal static double Write(RecurrentNetwork network, Tape tape, int t, int sequence, Span<double> J)
    {
        int H = tape.Shape.H;
        double sum = 0;
        for (int i = 0; i < H; i++)
        {
            double slope = network.Activation.SlopeAt(tape.ComputeHiddenAt(t, i, sequence));
            sum += slope;
            ReadOnlySpan<double> weights = network.Parameters.Whh.Slice(i * H, H);
            for (int j = 0; j < H; j++)
            {
                J[i * H + j] = slope * weights[j];                           // J_t = diag(φ'(a_t)) Whh
            }
        }

        return sum / H;
    }
}
