using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// c_s = ∂ℓ_s/∂h_t for every loss s that reaches back to t, kept apart: H×n each. Their sum is g_t; how many there may be is
/// the k of truncated BPTT, and without truncation their norms are the flow triangle. Of a gated cell there is besides what goes
/// back to t past all weights.
/// </summary>
/// <param name="shape">The network's sizes.</param>
/// <param name="truncation">k: a loss reaches h_t, h_{t−1}, …, h_{t−k+1}.</param>
/// <param name="width">The most sequences that a block has.</param>
internal sealed class PerLossGradients(NetworkShape shape, int truncation, int width)
{
    private readonly CellRows rows = new(shape);
    private readonly int size = AlignedBuffer.Whole(shape.H * width);
    private readonly int[] steps = new int[truncation];
    private readonly AlignedBuffer c = new(AlignedBuffer.Whole(shape.H * width) * truncation);
    private readonly AlignedBuffer carries = new(new CellRows(shape).HasCarousel ? AlignedBuffer.Whole(shape.H * width) * truncation : 0);
    private readonly AlignedBuffer delta = new(new CellRows(shape).Deltas * width);
    private readonly AlignedBuffer cell = new(shape.H * width), carry = new(shape.H * width);
    private int first, count, n;

    /// <summary>How many losses reach the current timestep.</summary>
    public int Count => count;

    /// <summary>Forgets all losses; to be called before t = T.</summary>
    /// <param name="sequences">How many sequences the block to come has.</param>
    public void Reset(int sequences) => (first, count, n) = (0, 0, sequences);

    /// <summary>The timestep whose loss the i-th is, the latest first.</summary>
    public int Step(int i) => steps[(first + i) % truncation];

    /// <summary>
    /// From t + 1 to t: c_s ← Whhᵀ δ_s with δ_s = φ'(a_{t+1}) ⊙ c_s, or what the cell has for it, after dropping the loss that reaches
    /// t + 1 as its last.
    /// </summary>
    public void StepBack(CellPass pass, TapeBlock tape, int t)
    {
        while (count > 0 && Step(0) - t >= truncation)
        {
            first = (first + 1) % truncation;
            count--;
        }

        Span<double> product = delta.Slice(0, rows.Deltas * n);
        for (int i = 0; i < count; i++)
        {
            pass.Differentiate(t + 1, tape, Part(i), Carry(i), product, cell.Slice(0, rows.HasCell ? shape.H * n : 0));
            pass.Backpropagate(product, Part(i), n, add: false);
            if (pass.CarouselIsOfHidden)
            {
                pass.Network.Kernels.AddScaled(1, Carry(i), Part(i));
                Carry(i).Clear();
            }
        }
    }

    /// <summary>
    /// Lets the loss of t begin: c_t is given, and g_t = c_t + Σ_s c_s is left in its place, H×n; likewise what goes back to t past all
    /// weights.
    /// </summary>
    /// <param name="kernels">The loops to run on.</param>
    /// <param name="tape">The block.</param>
    /// <param name="g">c_t, and then g_t.</param>
    /// <param name="carried">Overwritten by what goes back to t past all weights, H×n; empty for the vanilla cell.</param>
    /// <param name="t">1 to T.</param>
    /// <param name="hasLoss">Whether t has a loss.</param>
    public void Join(KernelSet kernels, in TapeBlock tape, Span<double> g, Span<double> carried, int t, bool hasLoss)
    {
        int older = count;
        carried.Clear();
        if (t == tape.T)
        {
            tape.CopyFinalCellGradient(carried);
        }

        if (hasLoss)
        {
            steps[(first + count) % truncation] = t;
            count++;
            g.CopyTo(Part(older));
            carried.CopyTo(Carry(older));
        }

        for (int i = 0; i < older; i++)
        {
            kernels.AddScaled(1, Part(i), g);
            if (!carried.IsEmpty)
            {
                kernels.AddScaled(1, Carry(i), carried);
            }
        }
    }

    /// <summary>‖∂ℓ_s/∂h_t‖_F of the i-th loss, over the block's sequences.</summary>
    public double NormOf(KernelSet kernels, int i) => Norm.Of(Part(i), kernels.SumOfSquares(Part(i)));

    /// <summary>‖∂ℓ_s/∂c_t‖_F of the i-th loss of an LSTM, likewise.</summary>
    public double CellNormOf(CellPass pass, TapeBlock tape, int t, int i)
    {
        Span<double> given = carry.Slice(0, shape.H * n), arrives = cell.Slice(0, shape.H * n);
        Carry(i).CopyTo(given);
        GateSquares squares = pass.Differentiate(t, tape, Part(i), given, delta.Slice(0, rows.Deltas * n), arrives);
        return Norm.Of(arrives, squares.Cell);
    }

    private Span<double> Part(int i) => c.Slice((first + i) % truncation * size, shape.H * n);

    private Span<double> Carry(int i) => rows.HasCarousel ? carries.Slice((first + i) % truncation * size, shape.H * n) : default;
}
