namespace RnnViz.Numerics.Network;

/// <summary>
/// Where the way back of a block leaves what only it needs; one for each thread. δ_t is kept for some neighbouring timesteps;
/// their outer products are summed together, while everything is still in the cache.
/// </summary>
internal sealed class BackwardWorkspace
{
    /// <summary>About how many columns, sequences times timesteps, are summed together.</summary>
    private const int ColumnsTogether = 128;

    private readonly int T, slots, step;
    private readonly AlignedBuffer deltas;
    private readonly NetworkShape shape;
    private PackedMatrix? inputColumns;

    /// <summary>Room for passes of the given size.</summary>
    public BackwardWorkspace(NetworkShape shape, BlockPlan plan, int timesteps)
    {
        (T, this.shape) = (timesteps, shape);
        slots = Math.Min(T, Math.Max(1, ColumnsTogether / plan.Width));
        step = AlignedBuffer.Whole(shape.H * plan.Width);
        deltas = new AlignedBuffer(slots * step);
        Hidden = new PackedMatrix((slots + 1) * plan.Width, shape.H);
    }

    /// <summary>Room for h_{t−1} … h_{t+slots−1}, transposed.</summary>
    public PackedMatrix Hidden { get; }

    /// <summary>The transpose of a block's ∂L/∂Wxh where inputs are tokens, D×H; zero between blocks.</summary>
    public PackedMatrix InputColumns => inputColumns ??= new PackedMatrix(shape.D, shape.H);

    /// <summary>δ_t, H×n; kept until t − slots.</summary>
    public Span<double> Delta(int t, int n) => deltas.Slice((t - 1) % slots * step, shape.H * n);

    /// <summary>δ_t and those after it that are summed together with it.</summary>
    public StepSpan DeltasFrom(int t) => new(deltas.Span[((t - 1) % slots * step)..], step);

    /// <summary>Whether δ_t is the first of timesteps that are summed together: now is the time.</summary>
    public bool IsFirst(int t) => (t - 1) % slots == 0;

    /// <summary>The last timestep that is summed together with t.</summary>
    public int LastWith(int t) => Math.Min(T, t + slots - 1);
}
