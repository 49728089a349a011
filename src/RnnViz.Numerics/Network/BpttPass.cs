namespace RnnViz.Numerics;

/// <summary>
/// One forward and one backward pass over a batch: h_0 and the batch go in; the tape and the gradients come out.
/// Large batches go through in blocks of sequences, all timesteps of a block before the next, so that the tape stays in
/// the cache between forward and backward. The blocks and the order of their sums depend on the sizes alone.
/// </summary>
public sealed class BpttPass
{
    /// <summary>The most sequences that go through together.</summary>
    internal const int BlockSize = 64;

    private readonly RecurrentNetwork network;
    private readonly OutputLoss loss;
    private readonly LossReach? reach;

    /// <summary>A pass for batches of one size.</summary>
    /// <param name="network">Whose weights are used; they are not changed.</param>
    /// <param name="loss">What e_t is the derivative of.</param>
    /// <param name="window">How many hidden states a loss reaches back through; null for all.</param>
    /// <param name="batchSize">B, to size the buffers of a truncated pass.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 1.</exception>
    public BpttPass(RecurrentNetwork network, OutputLoss loss, int? window = null, int batchSize = BlockSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window ?? 1, 1, nameof(window));
        (this.network, this.loss) = (network, loss);
        reach = window is { } k ? new LossReach(network.Shape, k, Math.Min(batchSize, BlockSize)) : null;
    }

    /// <summary>Runs the pass. The tape's h_0 is input; everything else on it, and the gradients, are overwritten. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">Batch, tape, gradients and network are not of one size.</exception>
    public void Run(SequenceBatch batch, Tape tape, NetworkParameters gradients)
    {
        RequireSizes(batch, tape, gradients);
        network.Pack(batch.HasTokenInputs);
        tape.Losses.Clear();
        tape.HiddenGradientNorms.Clear();
        gradients.Clear();
        for (int start = 0; start < tape.B; start += BlockSize)
        {
            var block = new SequenceRange(start, Math.Min(BlockSize, tape.B - start));
            network.Forward(batch, tape, block);
            loss.Measure(network.Kernels, batch, tape, block);
            if (reach is null)
            {
                network.Backward(batch, tape, gradients, block);
            }
            else
            {
                network.BackwardWithin(reach, batch, tape, gradients, block);
            }

            AddNorms(tape, block);
        }
    }

    /// <summary>L alone: forward and loss, no way back. h_0 is read from the tape; hidden states and losses on it are overwritten.</summary>
    public double Loss(SequenceBatch batch, Tape tape)
    {
        network.Pack(batch.HasTokenInputs);
        tape.Losses.Clear();
        var all = new SequenceRange(0, tape.B);
        network.Forward(batch, tape, all);
        loss.Measure(network.Kernels, batch, tape, all);
        return tape.Loss;
    }

    private void AddNorms(Tape tape, SequenceRange block)
    {
        for (int t = 1; t <= tape.T; t++)
        {
            ref double norm = ref tape.HiddenGradientNorms[t - 1];
            norm = Norm.Join(norm, Norm.Of(network.Kernels, tape.HiddenGradient(t), tape.B, block));
        }
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
}
