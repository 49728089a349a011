using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

// the side of a tape that passes and their analysis see: blocks of sequences
public sealed partial class Tape
{
    /// <summary>A pass of the network is about to write h_t, o_t and ŷ_t alone: copies made before are out of date.</summary>
    /// <param name="network">Whose pass.</param>
    /// <param name="batch">Of which batch, which must stay as it is while the tape is read.</param>
    internal void BeginForward(RecurrentNetwork network, SequenceBatch batch)
    {
        (this.network, recomputation.Batch) = (network, batch);
        h.Begin(keepsHidden, ++version);
        if (!h.IsKept)
        {
            recomputation.TakeWeights(network);
        }
    }

    /// <summary>A pass of the network is about to write.</summary>
    /// <param name="network">Whose pass.</param>
    /// <param name="batch">Of which batch, which must stay as it is while the tape is read.</param>
    /// <param name="keep">Whether to keep all of h_t and g_t, even of a large batch.</param>
    internal void BeginPass(RecurrentNetwork network, SequenceBatch batch, bool keep)
    {
        (this.network, recomputation.Batch) = (network, batch);
        SetFinalCellGradient(batch.FinalCellGradient);
        h.Begin(keep || keepsHidden, ++version);
        g.Begin(keep, version);
        if (!g.IsKept)
        {
            recomputation.TakeWeights(network);
        }
    }

    /// <summary>The network is about to write another g_t, all of which is kept, to what is on the tape.</summary>
    internal void BeginBackward(RecurrentNetwork network)
    {
        RecomputeHidden();
        h.KeepAll();
        this.network = network;
        g.Begin(keep: true, ++version);
    }

    /// <summary>The part that belongs to one block of sequences, as a pass writes it.</summary>
    /// <param name="block">Which block.</param>
    /// <param name="thread">Who writes, 0 or 1: each has memory of its own for what is not left behind.</param>
    internal TapeBlock Written(int block, int thread = 0)
    {
        TapeTensor states = h.Written(block, thread);
        if (states != h.All && !BeginsWithZeros)
        {
            h.All.Of(block, 0).CopyTo(states.Of(block, 0));
        }

        return Block(block, states, g.Written(block, thread), thread);
    }

    /// <summary>The part that belongs to one block of sequences, h_t as the pass has computed it.</summary>
    internal TapeBlock ComputeBlock(int block)
    {
        RecomputeHidden(block);
        return Block(block, h.All, g.All);
    }

    /// <summary>A place for the transpose of a block's hidden states at one timestep.</summary>
    internal PackedMatrix Transposed => transposed ??= new PackedMatrix(Plan.Width, Shape.H);

    /// <summary>All rows of δ_t of one block, those that ∂L/∂Wh has for itself included.</summary>
    internal TimestepSpan ComputeBlockDelta(int block, int t)
    {
        UpdateDelta(t);
        return delta!.From(block, t);
    }

    /// <summary>A number of what ∂L/∂Wh is the sum of, times h_{t−1}: row 0 to G·H − 1, of a GRU the last H rows of r ⊙ δ^n.</summary>
    internal double RecurrentDeltaAt(int t, int row, int sequence)
    {
        UpdateDelta(t);
        int own = row < rows.CommonDeltas ? row : rows.FirstOfOwnDeltas + row - rows.CommonDeltas;
        return delta!.Whole(t, version)[own * B + sequence];
    }

    /// <summary>What the rows of states, gradients and δ are.</summary>
    internal CellRows Rows => rows;
}
