using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// What only the backward pass of a block needs; one for each thread. δ_t is kept for some neighbouring timesteps; their outer
/// products are summed together, while everything is still in the cache.
/// </summary>
internal sealed class BackwardWorkspace
{
    /// <summary>About how many columns, sequences times timesteps, are summed together.</summary>
    private const int ColumnsTogether = 128;

    private readonly int T, slots, stride;
    private readonly AlignedBuffer deltas, carry;
    private readonly PackedMatrix hidden;
    private readonly NetworkShape shape;
    private readonly CellRows rows;
    private PackedMatrix? inputColumns;
    private int firstPacked;

    /// <summary>A workspace for passes of the given size.</summary>
    public BackwardWorkspace(NetworkShape shape, BlockPlan plan, int timesteps)
    {
        (T, this.shape, rows) = (timesteps, shape, new CellRows(shape));
        slots = Math.Min(T, Math.Max(1, ColumnsTogether / plan.Width));
        stride = AlignedBuffer.Whole(rows.Deltas * plan.Width);
        deltas = new AlignedBuffer(slots * stride);
        carry = new AlignedBuffer(rows.HasCarousel ? shape.H * plan.Width : 0);
        hidden = new PackedMatrix((slots + 1) * plan.Width, shape.H);
    }

    /// <summary>The transpose of a block's ∂L/∂Wxh where inputs are tokens, D×G·H; zero between blocks.</summary>
    public PackedMatrix InputColumns => inputColumns ??= new PackedMatrix(shape.D, rows.Sums);

    /// <summary>All rows of δ_t; kept until t − slots.</summary>
    public Span<double> Delta(int t, int n) => deltas.Slice((t - 1) % slots * stride, rows.Deltas * n);

    /// <summary>The rows of δ_t that ∂L/∂Wxh is the sum of, G·H×n.</summary>
    public Span<double> SumDelta(int t, int n) => Delta(t, n)[..(rows.Sums * n)];

    /// <summary>What goes from one timestep to the one before past all weights, H×n; empty for the vanilla cell.</summary>
    public Span<double> Carry(int n) => rows.HasCarousel ? carry.Slice(0, shape.H * n) : default;

    /// <summary>δ_t and those after it that are summed together with it.</summary>
    public TimestepSpan DeltasFrom(int t) => new(deltas.Span[((t - 1) % slots * stride)..], stride);

    /// <summary>Whether δ_t is the first of timesteps that are summed together: now is the time.</summary>
    public bool IsFirst(int t) => (t - 1) % slots == 0;

    /// <summary>The last timestep that is summed together with t.</summary>
    public int LastWith(int t) => Math.Min(T, t + slots - 1);

    /// <summary>
    /// Transposes h_from … h_to, as <see cref="AddProductsWithHidden"/> reads them; of a single sequence the units lie side by side
    /// as they are.
    /// </summary>
    /// <param name="kernels">The loops to run on.</param>
    /// <param name="tape">The block.</param>
    /// <param name="t">The first of the timesteps that are summed together; h_{t−1} is the first that there is a place for.</param>
    /// <param name="from">t − 1 or later.</param>
    /// <param name="to">At most the last timestep that is summed together with t.</param>
    public void PackHidden(KernelSet kernels, TapeBlock tape, int t, int from, int to)
    {
        firstPacked = t - 1;
        int n = tape.Count;
        for (int s = from; n > 1 && s <= to; s++)
        {
            kernels.Transpose(tape.Hidden(s), shape.H, n, hidden, at: (s - firstPacked) * n); // h_sᵀ   n×H
        }
    }

    /// <summary>W += Σ_s d_s h_sᵀ over s = from … to, all of which are packed; rows of d × H.</summary>
    /// <param name="kernels">The loops to run on.</param>
    /// <param name="tape">The block.</param>
    /// <param name="d">d_from and those after it.</param>
    /// <param name="from">The first s.</param>
    /// <param name="to">The last s.</param>
    /// <param name="w">W.</param>
    /// <param name="add">Whether to add to W; else it is overwritten.</param>
    public void AddProductsWithHidden(KernelSet kernels, TapeBlock tape, TimestepSpan d, int from, int to, Span<double> w, bool add)
    {
        (int n, int steps) = (tape.Count, to - from + 1);
        if (n == 1)
        {
            kernels.AddOuterProducts(d, tape.HiddenFrom(from), 1, steps, n, w, shape.H, add: add);
        }
        else
        {
            kernels.AddOuterProducts(d, hidden, (from - firstPacked) * n, tape.HiddenFrom(from), steps, n, w, add: add);
        }
    }
}
