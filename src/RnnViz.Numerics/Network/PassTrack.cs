namespace RnnViz.Numerics.Network;

/// <summary>
/// h_t or g_t on a tape. Of a batch of many blocks a pass leaves only the first behind, whose sequences are shown, and writes
/// the others one over the other, so that they stay in the cache; the tape computes again what is asked for of them.
/// </summary>
internal sealed class PassTrack
{
    /// <summary>From so many blocks on, writing all of them to memory costs a pass more than computing again the few that are asked for.</summary>
    private const int ManyBlocks = 8;

    private readonly BlockPlan plan;
    private readonly int[] versions;
    private readonly TapeTrack[] passing;

    /// <summary>A track of zeros.</summary>
    public PassTrack(BlockPlan plan, int rows, int timesteps)
    {
        this.plan = plan;
        All = new TapeTrack(plan, rows, timesteps);
        passing = new TapeTrack[plan.Count < ManyBlocks ? 0 : plan.Shares > 1 ? 2 : 1];
        for (int thread = 0; thread < passing.Length; thread++)
        {
            passing[thread] = new TapeTrack(plan, rows, timesteps, isForOneBlock: true);
        }

        versions = new int[plan.Count];
    }

    /// <summary>All blocks; of those that <see cref="Has"/> denies, what some pass before has left.</summary>
    public TapeTrack All { get; }

    /// <summary>Whether the pass has left all blocks behind.</summary>
    public bool IsKept { get; private set; } = true;

    /// <summary>A pass is about to write, of whose blocks all are kept, as they also are where there are few, or the first.</summary>
    public void Begin(bool keep, int version)
    {
        IsKept = keep || passing.Length == 0;
        versions[0] = version;
    }

    /// <summary>Where a thread of a pass writes a block.</summary>
    public TapeTrack Written(int block, int thread) => IsKept || block == 0 ? All : passing[thread];

    /// <summary>Whether a block is what the pass of a version has computed.</summary>
    public bool Has(int block, int version) => IsKept || versions[block] == version;

    /// <summary>A block has been computed again.</summary>
    public void Add(int block, int version) => versions[block] = version;

    /// <summary>Takes over a track of the same size that has all blocks.</summary>
    public void CopyFrom(PassTrack other)
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

    /// <summary>Sets the first timestep of all blocks to zero, those to come included.</summary>
    public void ClearFirst()
    {
        for (int block = 0; block < plan.Count; block++)
        {
            All.Of(block, 0).Clear();
        }

        foreach (TapeTrack track in passing)
        {
            track.Of(0, 0).Clear(); // of all blocks: no other is wider
        }
    }
}
