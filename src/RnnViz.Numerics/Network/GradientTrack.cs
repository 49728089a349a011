namespace RnnViz.Numerics;

/// <summary>
/// g_t on a tape. Of a batch of many blocks a pass writes one block over the other, so that they stay in the cache, and
/// leaves only their norms behind; what is asked for afterwards is computed again from e_t, h_t and the weights of the pass:
/// the same numbers, bit for bit.
/// </summary>
internal sealed class GradientTrack
{
    /// <summary>From so many blocks on, writing all of g_t costs a pass more than it costs to compute again the block that is shown.</summary>
    private const int ManyBlocks = 8;

    private readonly NetworkShape shape;
    private readonly BlockPlan plan;
    private readonly int timesteps;
    private readonly int[] versions;
    private TapeTrack? all, passing;
    private RecurrentNetwork? weights;
    private GradientSums? sums;
    private bool isKept = true;
    private int firstLoss;

    /// <summary>A track for passes of the given size.</summary>
    public GradientTrack(NetworkShape shape, BlockPlan plan, int timesteps)
    {
        (this.shape, this.plan, this.timesteps) = (shape, plan, timesteps);
        versions = new int[plan.Count];
    }

    /// <summary>Where a pass writes.</summary>
    public TapeTrack Written => isKept ? All : passing!;

    private TapeTrack All => all ??= new TapeTrack(plan, shape.H, timesteps);

    /// <summary>A pass is about to write, of whose blocks all are kept or, if they are many, none.</summary>
    public void Begin(RecurrentNetwork network, SequenceBatch batch, bool keep)
    {
        isKept = keep || plan.Count < ManyBlocks;
        if (isKept)
        {
            _ = All; // made here, before two threads ask for it at once
            return;
        }

        firstLoss = batch.FirstLoss;
        passing ??= new TapeTrack(plan, shape.H, timesteps, plan.Shares);
        TakeWeights(network);
    }

    /// <summary>All blocks, of which the given one is what the tape's last pass computed.</summary>
    public TapeTrack With(int block, Tape tape, int version)
    {
        if (!isKept && versions[block] != version)
        {
            versions[block] = version;
            sums ??= new GradientSums(shape, plan, timesteps);
            weights!.BackwardThroughStates(firstLoss, tape.Block(block, All), sums);
        }

        return All;
    }

    /// <summary>All blocks as the tape's last pass computed them.</summary>
    public TapeTrack Complete(Tape tape, int version)
    {
        for (int block = 0; block < plan.Count; block++)
        {
            With(block, tape, version);
        }

        return All;
    }

    /// <summary>Takes over a track of the same size; what that one has not kept, this one computes again.</summary>
    public void CopyFrom(GradientTrack other)
    {
        (isKept, firstLoss) = (other.isKept, other.firstLoss);
        if (isKept)
        {
            All.CopyFrom(other.All);
        }
        else
        {
            TakeWeights(other.weights!);
        }
    }

    private void TakeWeights(RecurrentNetwork network)
    {
        if (weights is null || weights.Activation != network.Activation || weights.Kernels != network.Kernels)
        {
            weights = new RecurrentNetwork(shape, network.Activation, network.Kernels);
        }

        weights.TakeTransposed(network);
    }
}
