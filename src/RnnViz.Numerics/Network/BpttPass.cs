namespace RnnViz.Numerics;

/// <summary>
/// One forward and one backward pass over a batch: h_0 and the batch go in; the tape and the gradients come out.
/// Sequences go through in blocks, all timesteps of a block before the next; large batches in two shares, each on a thread.
/// Blocks, shares and the order of their sums depend on the sizes alone: the bits are the same on one thread and on two.
/// </summary>
public sealed class BpttPass : ITwoShares
{
    private readonly RecurrentNetwork network;
    private readonly OutputLoss loss;
    private readonly int? window;
    private Share[] shares = [];

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
        MakeRoom(tape, gradients);
        tape.BeginPass(network, batch, keep: window is not null);
        (this.batch, this.tape) = (batch, tape);
        SecondThread.Run(this, shares.Length, tape.Plan.IsWorthWaking);
        Collect(tape, gradients);
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
    void ITwoShares.Run(int index)
    {
        Share share = shares[index];
        share.Sums.Clear();
        share.Gradients.Clear();
        for (int i = tape!.Plan.FirstOf(index); i < tape.Plan.FirstOf(index + 1); i++)
        {
            TapeBlock block = tape.Written(i);
            network.Forward(batch!, block);
            loss.Measure(network.Kernels, batch!, block, share.Sums.Losses);
            if (share.Reach is null)
            {
                network.Backward(batch!, block, share.Sums, share.Gradients);
            }
            else
            {
                network.BackwardWithin(share.Reach, batch!, block, share.Sums, share.Gradients);
            }
        }
    }

    private void Collect(Tape tape, NetworkParameters gradients)
    {
        shares[0].Sums.Losses.CopyTo(tape.Losses);
        shares[0].Sums.Norms.CopyTo(tape.HiddenGradientNorms);
        foreach (Share share in shares.AsSpan(1))
        {
            network.Kernels.AddScaled(1, share.Gradients.Values, gradients.Values);
            for (int i = 0; i < tape.T; i++)
            {
                tape.Losses[i] += share.Sums.Losses[i];
                tape.HiddenGradientNorms[i] = Norm.Join(tape.HiddenGradientNorms[i], share.Sums.Norms[i]);
            }
        }
    }

    private void MakeRoom(Tape tape, NetworkParameters gradients)
    {
        if (shares.Length == 0 || shares[0].Plan != tape.Plan || shares[0].T != tape.T)
        {
            shares = new Share[tape.Plan.Shares];
            for (int i = 0; i < shares.Length; i++)
            {
                shares[i] = new Share(tape.Plan, tape.T)
                {
                    Sums = new GradientSums(network.Shape, tape.Plan, tape.T),
                    Reach = window is { } k ? new LossReach(network.Shape, k, tape.Plan.Width) : null,
                    Gradients = i == 0 ? gradients : new NetworkParameters(network.Shape),
                };
            }

            if (shares.Length > 1)
            {
                SecondThread.Start();
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

    /// <summary>What one share of the sequences writes apart from the tape.</summary>
    private sealed record Share(BlockPlan Plan, int T)
    {
        public required GradientSums Sums { get; init; }

        public required LossReach? Reach { get; init; }

        public required NetworkParameters Gradients { get; set; }
    }
}
