namespace RnnViz.Numerics.Passes;

/// <summary>
/// What a pass writes of its states, or of their gradients, on a tape. Of a batch of many blocks a pass leaves only the first behind,
/// whose sequences are shown, and writes the others one over the other, so that they stay in the cache; the tape computes again what
/// is asked for of them.
/// </summary>
internal sealed class RecomputableTensor
{
    /// <summary>
    /// From so many blocks on, writing all of them to memory costs a pass more than computing again the few that are asked for.
    /// </summary>
    private const int ManyBlocks = 8;

    private readonly BlockPlan plan;
    private readonly int[] versions;
    private readonly TapeTensor[] passing;

    /// <summary>A tensor of zeros.</summary>
    public RecomputableTensor(BlockPlan plan, int rows, int timesteps)
    {
        this.plan = plan;
        passing = new TapeTensor[plan.Count < ManyBlocks ? 0 : plan.Parts > 1 ? 2 : 1];
        All = new TapeTensor(plan, rows, timesteps, takesOthersLater: passing.Length > 0);
        for (int thread = 0; thread < passing.Length; thread++)
        {
            passing[thread] = new TapeTensor(plan, rows, timesteps, isForOneBlock: true);
        }

        versions = new int[plan.Count];
    }

    /// <summary>All blocks; of those that <see cref="Has"/> denies, what some pass before has left.</summary>
    public TapeTensor All { get; }

    /// <summary>Whether the pass has left all blocks behind.</summary>
    public bool IsKept { get; private set; } = true;

    /// <summary>A pass is about to write. All blocks are kept if asked for or if there are few; else only the first.</summary>
    public void Begin(bool keep, int version)
    {
        IsKept = keep || passing.Length == 0;
        versions[0] = version;
        if (IsKept)
        {
            All.TakeOthers();
        }
    }

    /// <summary>
    /// Takes the memory of the blocks that a pass leaves to be computed again from a tensor of the same size, where neither keeps them.
    /// They are to be computed again on either. The first timestep, where nothing computes it, must be zero in both.
    /// </summary>
    public void TakeMemory(RecomputableTensor other)
    {
        if (!IsKept && !other.IsKept)
        {
            All.TakeOthers(other.All);
            versions.AsSpan(1).Clear(); // versions begin at 1
            other.versions.AsSpan(1).Clear();
        }
    }

    /// <summary>Where a thread of a pass writes a block.</summary>
    public TapeTensor Written(int block, int thread) => IsKept || block == 0 ? All : passing[thread];

    /// <summary>Whether a block is what the pass of a version has computed.</summary>
    public bool Has(int block, int version) => IsKept || versions[block] == version;

    /// <summary>A block has been computed again.</summary>
    public void Add(int block, int version) => versions[block] = version;

    /// <summary>Takes over a tensor of the same size that has all blocks.</summary>
    public void CopyFrom(RecomputableTensor other)
    {
        All.CopyFrom(other.All);
        KeepAll();
    }

    /// <summary>All blocks are now what the pass has computed.</summary>
    public void KeepAll() => IsKept = true;

    /// <summary>No block is what the pass has computed.</summary>
    public void Forget()
    {
        IsKept = false;
        versions.AsSpan().Clear(); // versions begin at 1
    }

    /// <summary>
    /// Sets some rows of the first timestep of all blocks to zero. Where other rows are not zero, they are brought to a pass again.
    /// </summary>
    public void ClearFirst(int row, int count)
    {
        for (int block = 0; block < plan.Count; block++)
        {
            int n = plan.WidthOf(block);
            All.Of(block, 0, row * n, count * n).Clear();
        }

        foreach (TapeTensor tensor in passing)
        {
            tensor.Of(0, 0).Clear(); // of all blocks: no other is wider
        }
    }
}
