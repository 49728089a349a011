namespace RnnViz.Numerics.Network;

/// <summary>
/// One forward and one backward pass over a batch: h_0 and the batch go in; the tape and the gradients come out.
/// Sequences go through in blocks, all timesteps of a block before the next; large batches in shares, on two threads.
/// Blocks, shares and the order of their sums depend on the sizes alone: the bits are the same on one thread and on two.
/// </summary>
public sealed class BpttPass : IWorkPartition
{
    private readonly RecurrentNetwork network;
    private readonly OutputLoss loss;
    private readonly int? window;
    private GradientSums[] shares = [];
    private Room[] rooms = [];
    private BlockPlan plan;

    // what Run was given, for the shares
    private SequenceBatch? batch;
    private Tape? tape;

    /// <summary>A pass.</summary>
    /// <param name="network">Whose weights are used; they are not changed.</param>
    /// <param name="loss">What e_t is the derivative of.</param>
    /// <param name="window">How many hidden states a loss reaches back through; null for all.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 1.</exception>
    public BpttPass(RecurrentNetwork network, OutputLoss loss, int? window = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window ?? 1, 1, nameof(window));
        (this.network, this.loss, this.window) = (network, loss, window);
    }

    /// <summary>
    /// Runs the pass. The tape's h_0 is input; everything else on it, and the gradients, are overwritten. Allocates nothing
    /// but for the first batch of a size.
    /// </summary>
    /// <exception cref="ArgumentException">Batch, tape, gradients and network are not of one size.</exception>
    public void Run(SequenceBatch batch, Tape tape, NetworkParameters gradients)
    {
        RequireSizes(batch, tape, gradients);
        network.Pack(batch);
        MakeRoom(batch, tape, gradients);
        tape.BeginPass(network, batch, keep: window is not null);
        (this.batch, this.tape) = (batch, tape);
        WorkerThread.Run(this, plan.IsWorthWaking);
        Collect(tape);
    }

    /// <summary>L alone: forward and loss, no way back. h_0 is read from the tape; hidden states and losses on it are overwritten.</summary>
    public double Loss(SequenceBatch batch, Tape tape)
    {
        network.Pack(batch);
        tape.BeginForward(network);
        tape.Losses.Clear();
        for (int i = 0; i < tape.Plan.Count; i++)
        {
            TapeBlock block = tape.Written(i);
            network.Forward(batch, block);
            loss.Measure(network.Kernels, batch, block, tape.Losses);
        }

        return tape.Loss;
    }

    /// <inheritdoc/>
    int IWorkPartition.Count => shares.Length;

    /// <inheritdoc/>
    void IWorkPartition.Run(int share, int thread)
    {
        (GradientSums sums, Room room) = (shares[share], rooms[thread]);
        sums.Clear(isOverwritten: plan.B == 1);
        for (int i = plan.FirstOf(share); i < plan.FirstOf(share + 1); i++)
        {
            TapeBlock block = tape!.Written(i, thread);
            network.Forward(batch!, block);
            loss.Measure(network.Kernels, batch!, block, sums.Losses);
            if (room.Reach is null)
            {
                network.Backward(batch!, block, room.Backward, sums);
            }
            else
            {
                network.BackwardTruncated(room.Reach, batch!, block, room.Backward, sums);
            }
        }

        sums.Complete();
    }

    private void Collect(Tape tape)
    {
        foreach (GradientSums share in shares.AsSpan(1))
        {
            shares[0].Add(share, network.Kernels);
        }

        shares[0].Losses.CopyTo(tape.Losses);
        shares[0].Norms.CopyTo(tape.HiddenGradientNorms);
    }

    private void MakeRoom(SequenceBatch batch, Tape tape, NetworkParameters gradients)
    {
        if (shares.Length == 0 || plan != tape.Plan || shares[0].Norms.Length != tape.T)
        {
            plan = tape.Plan;
            shares = new GradientSums[plan.Shares];
            for (int i = 0; i < shares.Length; i++)
            {
                shares[i] = new GradientSums(i == 0 ? gradients : new NetworkParameters(network.Shape), tape.T);
            }

            rooms = new Room[shares.Length > 1 ? 2 : 1];
            for (int thread = 0; thread < rooms.Length; thread++)
            {
                rooms[thread] = new Room(
                    new BackwardWorkspace(network.Shape, plan, tape.T), window is { } k ? new LossReach(network.Shape, k, plan.Width) : null);
                if (batch.HasTokenInputs && !batch.HasFewTokens)
                {
                    _ = rooms[thread].Backward.InputColumns; // made now: the second thread may begin with its share much later
                }
            }

            if (shares.Length > 1)
            {
                WorkerThread.Start();
            }
        }

        shares[0].Gradients = gradients;
    }

    private void RequireSizes(SequenceBatch batch, Tape tape, NetworkParameters gradients)
    {
        if (batch.T != tape.T || batch.B != tape.B)
        {
            throw new ArgumentException(
                $"Batch has {batch.T} steps of {batch.B} sequences but the tape holds {tape.T} of {tape.B}; build a tape of {batch.T} and {batch.B}.");
        }

        if (tape.Shape != network.Shape || gradients.Shape != network.Shape)
        {
            throw new ArgumentException(
                $"The network is of shape {network.Shape}, the tape of {tape.Shape} and the gradients of {gradients.Shape}; build all from one shape.");
        }

        if (batch.D != network.Shape.D || batch.O != network.Shape.O)
        {
            throw new ArgumentException(
                $"Batch has {batch.D} inputs and {batch.O} outputs but the network {network.Shape.D} and {network.Shape.O}; build both from one task.");
        }
    }

    /// <summary>What one thread needs for a block at a time.</summary>
    private sealed record Room(BackwardWorkspace Backward, LossReach? Reach);
}
