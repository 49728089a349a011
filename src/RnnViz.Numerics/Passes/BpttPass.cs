using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// One forward and one backward pass over a batch: h_0 and the batch go in; the tape and the gradients come out.
/// Sequences go through in blocks, all timesteps of a block before the next; large batches in parts, on two threads.
/// Blocks, parts and the order of their sums depend on the sizes alone: the bits are the same on one thread and on two.
/// </summary>
public sealed class BpttPass : IWorkPartition
{
    private readonly RecurrentNetwork network;
    private readonly OutputLoss loss;
    private readonly int? truncation;
    private readonly CellPass cell;
    private GradientSums[] parts = [];
    private ThreadWorkspace[] workspaces = [];
    private BlockPlan plan;

    // what Run was given, for the parts
    private SequenceBatch? batch;
    private Tape? tape;

    /// <summary>A pass.</summary>
    /// <param name="network">Whose weights are used; they are not changed.</param>
    /// <param name="loss">What e_t is the derivative of.</param>
    /// <param name="truncation">k of truncated BPTT: how many hidden states a loss reaches back through; null for all.</param>
    /// <exception cref="ArgumentOutOfRangeException">The truncation is below 1.</exception>
    public BpttPass(RecurrentNetwork network, OutputLoss loss, int? truncation = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(truncation ?? 1, 1, nameof(truncation));
        (this.network, this.loss, this.truncation) = (network, loss, truncation);
        cell = CellPass.Of(network);
    }

    /// <summary>
    /// Runs the pass. The tape's h_0 is input; everything else on it, and the gradients, are overwritten. Allocates nothing
    /// but for the first batch of a size.
    /// </summary>
    /// <exception cref="ArgumentException">Batch, tape, gradients and network are not of one size.</exception>
    public void Run(SequenceBatch batch, Tape tape, NetworkParameters gradients)
    {
        RequireSizes(batch, tape, gradients);
        loss.RequireTargets(batch);
        network.Pack(batch);
        Allocate(batch, tape, gradients);
        tape.BeginPass(network, batch, keep: truncation is not null);
        (this.batch, this.tape) = (batch, tape);
        WorkerThread.Run(this, plan.IsWorthWaking);
        (this.batch, this.tape) = (null, null); // all parts are done: whoever gives the tape back gives its memory back
        Collect(tape);
    }

    /// <summary>
    /// L alone: forward and loss, without a backward pass. h_0 is read from the tape; hidden states and losses on it are overwritten.
    /// </summary>
    public double Loss(SequenceBatch batch, Tape tape)
    {
        loss.RequireTargets(batch);
        network.Pack(batch);
        tape.BeginForward(network, batch);
        tape.Losses.Clear();
        for (int i = 0; i < tape.Plan.Count; i++)
        {
            TapeBlock block = tape.Written(i);
            cell.Forward(batch, block);
            Measure(batch, block, tape.Losses);
        }

        return tape.Loss;
    }

    /// <inheritdoc/>
    int IWorkPartition.Count => parts.Length;

    /// <inheritdoc/>
    void IWorkPartition.Run(int part, int thread)
    {
        (GradientSums sums, ThreadWorkspace workspace) = (parts[part], workspaces[thread]);
        sums.Clear(isOverwritten: plan.B == 1);
        for (int i = plan.FirstOf(part); i < plan.FirstOf(part + 1); i++)
        {
            TapeBlock block = tape!.Written(i, thread);
            cell.Forward(batch!, block);
            Measure(batch!, block, sums.Losses);
            if (workspace.PerLoss is null)
            {
                cell.Backward(batch!, block, workspace.Backward, sums);
            }
            else
            {
                cell.BackwardTruncated(workspace.PerLoss, batch!, block, workspace.Backward, sums);
            }
        }

        sums.Complete();
    }

    /// <summary>From o_t to ŷ_t, e_t and what the block contributes to ℓ_t, for every t.</summary>
    private void Measure(SequenceBatch batch, TapeBlock block, Span<double> losses)
    {
        for (int t = 1; t <= block.T; t++)
        {
            losses[t - 1] += loss.Measure(
                network.Kernels, batch, t, block.Start, block.Count, block.Output(t), block.Prediction(t), block.OutputError(t));
        }
    }

    private void Collect(Tape tape)
    {
        foreach (GradientSums part in parts.AsSpan(1))
        {
            parts[0].Add(part, network.Kernels);
        }

        parts[0].Losses.CopyTo(tape.Losses);
        parts[0].Norms.CopyTo(tape.HiddenGradientNorms);
        parts[0].CellNorms.CopyTo(tape.CellGradientNorms);
    }

    private void Allocate(SequenceBatch batch, Tape tape, NetworkParameters gradients)
    {
        if (parts.Length == 0 || plan != tape.Plan || parts[0].Norms.Length != tape.T)
        {
            plan = tape.Plan;
            parts = new GradientSums[plan.Parts];
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i] = new GradientSums(i == 0 ? gradients : new NetworkParameters(network.Shape), tape.T);
            }

            workspaces = new ThreadWorkspace[parts.Length > 1 ? 2 : 1];
            for (int thread = 0; thread < workspaces.Length; thread++)
            {
                workspaces[thread] = new ThreadWorkspace(
                    new BackwardWorkspace(network.Shape, plan, tape.T),
                    truncation is { } k ? new PerLossGradients(network.Shape, k, plan.Width) : null);
                if (batch.HasTokenInputs && !batch.HasFewTokens)
                {
                    _ = workspaces[thread].Backward.InputColumns; // allocated now: the worker thread may begin with its part much later
                }
            }

            if (parts.Length > 1)
            {
                WorkerThread.Start();
            }
        }

        parts[0].Gradients = gradients;
    }

    private void RequireSizes(SequenceBatch batch, Tape tape, NetworkParameters gradients)
    {
        if (batch.T != tape.T || batch.B != tape.B)
        {
            throw new ArgumentException(
                $"Batch has {batch.T} steps of {batch.B} sequences but the tape holds {tape.T} of {tape.B}; "
                + $"build a tape of {batch.T} and {batch.B}.");
        }

        if (tape.Shape != network.Shape || gradients.Shape != network.Shape)
        {
            throw new ArgumentException(
                $"The network is of shape {network.Shape}, the tape of {tape.Shape} and the gradients of {gradients.Shape}; "
                + "build all from one shape.");
        }

        if (batch.D != network.Shape.D || batch.O != network.Shape.O)
        {
            throw new ArgumentException(
                $"Batch has {batch.D} inputs and {batch.O} outputs but the network {network.Shape.D} and {network.Shape.O}; "
                + "build both from one task.");
        }
    }

    /// <summary>What one thread needs for a block at a time.</summary>
    private sealed record ThreadWorkspace(BackwardWorkspace Backward, PerLossGradients? PerLoss);
}
