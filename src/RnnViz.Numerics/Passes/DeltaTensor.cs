using RnnViz.Numerics.Kernels;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// δ_t = ∂L/∂a_t of a tape. A pass needs each for a moment only and leaves none behind; they are computed from what it has left for
/// the first reader, once for each version of the tape.
/// </summary>
/// <param name="plan">The blocks.</param>
/// <param name="rows">All rows of δ_t.</param>
/// <param name="timesteps">T.</param>
internal sealed class DeltaTensor(BlockPlan plan, int rows, int timesteps)
{
    private readonly TapeTensor values = new(plan, rows, timesteps);
    private readonly int[] versions = new int[timesteps];

    /// <summary>Whether δ_t is that of a version already.</summary>
    public bool Has(int t, int version) => versions[t - 1] == version;

    /// <summary>A block's δ_t, to be written.</summary>
    public Span<double> Written(int block, int t) => values.Of(block, t - 1);

    /// <summary>δ_t of all blocks is now that of a version.</summary>
    public void Complete(int t, int version) => versions[t - 1] = version;

    /// <summary>No δ_t is that of any version.</summary>
    public void Forget()
    {
        versions.AsSpan().Clear(); // versions begin at 1
        values.ForgetCopies();
    }

    /// <summary>δ_t as a whole, rows×B.</summary>
    public ReadOnlySpan<double> Whole(int t, int version) => values.Whole(t - 1, version);

    /// <summary>δ_t of a block, rows×n, and those after it.</summary>
    public TimestepSpan From(int block, int t) => values.From(block, t - 1);
}
