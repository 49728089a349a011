namespace RnnViz.Numerics;

/// <summary>
/// c_s = ∂ℓ_s/∂h_t for every loss s that reaches back to t, kept apart: H×B each, side by side, so that all of them go one
/// step back in a single product. Their sum is g_t; how many there may be is the window k of truncated BPTT, and without
/// truncation their norms are the flow triangle.
/// </summary>
/// <param name="shape">The network's sizes.</param>
/// <param name="reach">k: a loss reaches h_t, h_{t−1}, …, h_{t−k+1}.</param>
/// <param name="width">The most sequences that a range has.</param>
internal sealed class LossReach(NetworkShape shape, int reach, int width)
{
    private readonly int stride = reach * width;
    private readonly int[] steps = new int[reach];
    private readonly AlignedBuffer c = new(shape.H * reach * width), sloped = new(shape.H * reach * width);
    private int first, count, columns;

    /// <summary>How many losses reach the current timestep.</summary>
    public int Count => count;

    /// <summary>Forgets all losses; to be called before t = T.</summary>
    /// <param name="sequences">The sequences of the pass to come.</param>
    public void Reset(SequenceRange sequences) => (first, count, columns) = (0, 0, sequences.Count);

    /// <summary>The timestep whose loss the i-th is, the latest first.</summary>
    public int Step(int i) => steps[(first + i) % reach];

    /// <summary>From t + 1 to t: c_s ← Whhᵀ (φ'(a_{t+1}) ⊙ c_s), after dropping the loss whose window ends at t + 1.</summary>
    public void StepBack(RecurrentNetwork network, Tape tape, int t, SequenceRange sequences)
    {
        while (count > 0 && Step(0) - t >= reach)
        {
            first = (first + 1) % reach;
            count--;
        }

        if (count == 0)
        {
            return;
        }

        MultiplyBySlope(network, tape.Hidden(t + 1), tape.B, sequences);
        int wrapped = Math.Max(0, first + count - reach);
        network.CarryBack(sloped.Span, c.Span, stride, new SequenceRange(first * columns, (count - wrapped) * columns));
        if (wrapped > 0)
        {
            network.CarryBack(sloped.Span, c.Span, stride, new SequenceRange(0, wrapped * columns));
        }
    }

    /// <summary>Lets the loss of t begin: c_t is given, and g_t = c_t + Σ_s c_s is left in its place, H×B.</summary>
    public void Join(Span<double> g, int t, int B, bool bearsLoss, SequenceRange sequences)
    {
        int older = count;
        if (bearsLoss)
        {
            steps[(first + count) % reach] = t;
            count++;
        }

        Span<double> all = c.Span;
        for (int i = 0; i < shape.H; i++)
        {
            Span<double> sum = g.Slice(i * B + sequences.Start, columns);
            if (bearsLoss)
            {
                sum.CopyTo(Row(all, i, older));
            }

            for (int s = 0; s < older; s++)
            {
                ReadOnlySpan<double> part = Row(all, i, s);
                for (int b = 0; b < sum.Length; b++)
                {
                    sum[b] += part[b];
                }
            }
        }
    }

    /// <summary>‖c_s‖_F of the i-th loss, over the range's sequences.</summary>
    public double Norm(RecurrentNetwork network, int i) =>
        Numerics.Norm.Of(network.Kernels, c.Span, stride, new SequenceRange((first + i) % reach * columns, columns));

    private void MultiplyBySlope(RecurrentNetwork network, ReadOnlySpan<double> h, int B, SequenceRange sequences)
    {
        var whole = new SequenceRange(0, columns);
        for (int i = 0; i < shape.H; i++)
        {
            ReadOnlySpan<double> states = h.Slice(i * B + sequences.Start, columns);
            for (int s = 0; s < count; s++)
            {
                network.Kernels.MultiplyBySlope(network.Activation, Row(c.Span, i, s), states, Row(sloped.Span, i, s), columns, whole);
            }
        }
    }

    private Span<double> Row(Span<double> all, int unit, int i) =>
        all.Slice(unit * stride + (first + i) % reach * columns, columns);
}
