using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// c_s = ∂ℓ_s/∂h_t for every loss s that reaches back to t, kept apart: H×n each. Their sum is g_t; how many there may be is
/// the k of truncated BPTT, and without truncation their norms are the flow triangle.
/// </summary>
/// <param name="shape">The network's sizes.</param>
/// <param name="truncation">k: a loss reaches h_t, h_{t−1}, …, h_{t−k+1}.</param>
/// <param name="width">The most sequences that a block has.</param>
internal sealed class PerLossGradients(NetworkShape shape, int truncation, int width)
{
    private readonly int size = AlignedBuffer.Whole(shape.H * width);
    private readonly int[] steps = new int[truncation];
    private readonly AlignedBuffer c = new(AlignedBuffer.Whole(shape.H * width) * truncation), delta = new(shape.H * width);
    private int first, count, n;

    /// <summary>How many losses reach the current timestep.</summary>
    public int Count => count;

    /// <summary>Forgets all losses; to be called before t = T.</summary>
    /// <param name="sequences">How many sequences the block to come has.</param>
    public void Reset(int sequences) => (first, count, n) = (0, 0, sequences);

    /// <summary>The timestep whose loss the i-th is, the latest first.</summary>
    public int Step(int i) => steps[(first + i) % truncation];

    /// <summary>From t + 1 to t: c_s ← Whhᵀ (φ'(a_{t+1}) ⊙ c_s), after dropping the loss that reaches t + 1 as its last.</summary>
    public void StepBack(RecurrentNetwork network, TapeBlock tape, int t)
    {
        while (count > 0 && Step(0) - t >= truncation)
        {
            first = (first + 1) % truncation;
            count--;
        }

        Span<double> product = delta.Slice(0, shape.H * n);
        for (int i = 0; i < count; i++)
        {
            network.Kernels.MultiplyBySlope(network.Activation, Part(i), tape.Hidden(t + 1), product);
            network.BackpropagateToPreviousHidden(product, Part(i), n);
        }
    }

    /// <summary>Lets the loss of t begin: c_t is given, and g_t = c_t + Σ_s c_s is left in its place, H×n.</summary>
    public void Join(RecurrentNetwork network, Span<double> g, int t, bool hasLoss)
    {
        int older = count;
        if (hasLoss)
        {
            steps[(first + count) % truncation] = t;
            count++;
            g.CopyTo(Part(older));
        }

        for (int i = 0; i < older; i++)
        {
            network.Kernels.AddScaled(1, Part(i), g);
        }
    }

    /// <summary>‖c_s‖_F of the i-th loss, over the block's sequences.</summary>
    public double NormOf(RecurrentNetwork network, int i) => Norm.Of(Part(i), network.Kernels.SumOfSquares(Part(i)));

    private Span<double> Part(int i) => c.Slice((first + i) % truncation * size, shape.H * n);
}
