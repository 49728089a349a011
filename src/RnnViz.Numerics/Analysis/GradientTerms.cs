using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Numerics.Analysis;

/// <summary>
/// The part of one timestep in the gradients, taken from a tape: what a backward pass adds up over t. The same
/// equations as the pass, one timestep at a time, so that they can be watched.
/// </summary>
public static class GradientTerms
{
    /// <summary>
    /// ∂L/∂Whh += δ_t h_{t−1}ᵀ, G·H×H, the product that is the sum over the batch of one outer product a sequence; of a GRU the last H
    /// rows by r ⊙ δ^n.
    /// </summary>
    public static void AddRecurrent(RecurrentNetwork network, Tape tape, int t, Span<double> whh)
    {
        for (int block = 0; block < tape.Plan.Count; block++)
        {
            TimestepSpan delta = tape.ComputeBlockDelta(block, t);
            int common = tape.Rows.CommonDeltas * tape.Shape.H;
            AddProduct(network, delta, tape, block, t - 1, whh[..common]);
            if (common < whh.Length)
            {
                delta = delta.Within(tape.Rows.FirstOfOwnDeltas * tape.Plan.WidthOf(block));
                AddProduct(network, delta, tape, block, t - 1, whh[common..]);
            }
        }
    }

    /// <summary>∂L/∂bhn += Σ_b r ⊙ δ^n, the bias of a GRU that stands beside Whn h_{t−1}; nothing in other networks.</summary>
    /// <param name="network">Whose kernels sum.</param>
    /// <param name="tape">What the pass wrote.</param>
    /// <param name="t">1..T.</param>
    /// <param name="bhn">H, or empty.</param>
    public static void AddRecurrentBias(RecurrentNetwork network, Tape tape, int t, Span<double> bhn)
    {
        for (int block = 0; block < tape.Plan.Count && !bhn.IsEmpty; block++)
        {
            int n = tape.Plan.WidthOf(block);
            network.Kernels.AddSums(tape.ComputeBlockDelta(block, t).Within(tape.Rows.FirstOfOwnDeltas * n), 1, n, bhn);
        }
    }

    /// <summary>∂L/∂Wxh += δ_t x_tᵀ and ∂L/∂bh += Σ_b δ_t.</summary>
    public static void AddInput(RecurrentNetwork network, SequenceBatch batch, Tape tape, int t, NetworkParameters sum)
    {
        for (int index = 0; index < tape.Plan.Count; index++)
        {
            TapeBlock block = tape.ComputeBlock(index);
            int n = block.Count;
            TimestepSpan delta = tape.ComputeBlockDelta(index, t);
            if (batch.HasTokenInputs)
            {
                OneHot.AddOuterProducts(delta, batch.InputTokens(t).Slice(block.Start, n), sum.Wxh, tape.Shape.D, n);
            }
            else
            {
                network.Kernels.AddOuterProducts(delta, batch.InputsFrom(t, block.Start), batch.B, 1, n, sum.Wxh, tape.Shape.D);
            }

            network.Kernels.AddSums(delta, 1, n, sum.bh);
        }
    }

    /// <summary>∂L/∂Why += e_t h_tᵀ and ∂L/∂by += Σ_b e_t; nothing in a network without a readout.</summary>
    public static void AddOutput(RecurrentNetwork network, Tape tape, int t, NetworkParameters sum)
    {
        for (int index = 0; index < tape.Plan.Count && tape.Shape.HasReadout; index++)
        {
            TapeBlock block = tape.ComputeBlock(index);
            TimestepSpan e = block.OutputErrorFrom(t);
            AddProduct(network, e, tape, index, t, sum.Why);
            network.Kernels.AddSums(e, 1, block.Count, sum.by);
        }
    }

    /// <summary>What one sequence alone contributes at t to ∂L/∂Whh: δ_t h_{t−1}ᵀ, G·H×H.</summary>
    public static void OuterProduct(Tape tape, int t, int sequence, Span<double> product)
    {
        int H = tape.Shape.H;
        for (int i = 0; i < tape.Rows.Sums; i++)
        {
            double delta = tape.RecurrentDeltaAt(t, i, sequence);
            for (int j = 0; j < H; j++)
            {
                product[i * H + j] = delta * tape.ComputeHiddenAt(t - 1, j, sequence);
            }
        }
    }

    private static void AddProduct(RecurrentNetwork network, TimestepSpan d, Tape tape, int index, int t, Span<double> w)
    {
        TapeBlock block = tape.ComputeBlock(index);
        network.Kernels.Transpose(block.Hidden(t), tape.Shape.H, block.Count, tape.Transposed);
        network.Kernels.AddOuterProducts(d, tape.Transposed, 0, block.HiddenFrom(t), 1, block.Count, w);
    }
}
