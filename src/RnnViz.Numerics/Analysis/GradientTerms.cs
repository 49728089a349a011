namespace RnnViz.Numerics;

/// <summary>
/// The part of one timestep in the five gradients, taken from a tape: what a backward pass adds up over t. The same
/// equations as the pass, one timestep at a time, so that they can be watched.
/// </summary>
public static class GradientTerms
{
    /// <summary>∂L/∂Whh += δ_t h_{t−1}ᵀ, the product that is the sum over the batch of one outer product a sequence.</summary>
    public static void AddRecurrent(RecurrentNetwork network, Tape tape, int t, Span<double> whh)
    {
        int H = tape.Shape.H;
        network.Kernels.AddOuterProducts(tape.Delta(t), tape.Hidden(t - 1), 1, whh, H, H, tape.B, All(tape));
    }

    /// <summary>∂L/∂Wxh += δ_t x_tᵀ and ∂L/∂bh += Σ_b δ_t.</summary>
    public static void AddInput(RecurrentNetwork network, SequenceBatch batch, Tape tape, int t, NetworkParameters sum)
    {
        (int D, int H) = (tape.Shape.D, tape.Shape.H);
        if (batch.HasTokenInputs)
        {
            OneHot.AddOuterProduct(tape.Delta(t), batch.InputTokens(t), sum.Wxh, D, All(tape));
        }
        else
        {
            network.Kernels.AddOuterProducts(tape.Delta(t), batch.Input(t), 1, sum.Wxh, H, D, tape.B, All(tape));
        }

        network.Kernels.AddSums(tape.Delta(t), 1, sum.bh, tape.B, All(tape));
    }

    /// <summary>∂L/∂Why += e_t h_tᵀ and ∂L/∂by += Σ_b e_t.</summary>
    public static void AddOutput(RecurrentNetwork network, Tape tape, int t, NetworkParameters sum)
    {
        (int H, int O) = (tape.Shape.H, tape.Shape.O);
        network.Kernels.AddOuterProducts(tape.OutputError(t), tape.Hidden(t), 1, sum.Why, O, H, tape.B, All(tape));
        network.Kernels.AddSums(tape.OutputError(t), 1, sum.by, tape.B, All(tape));
    }

    /// <summary>δ_t h_{t−1}ᵀ of one sequence alone, H×H.</summary>
    public static void OuterProduct(Tape tape, int t, int sequence, Span<double> product)
    {
        (int H, int B) = (tape.Shape.H, tape.B);
        ReadOnlySpan<double> delta = tape.Delta(t), h = tape.Hidden(t - 1);
        for (int i = 0; i < H; i++)
        {
            for (int j = 0; j < H; j++)
            {
                product[i * H + j] = delta[i * B + sequence] * h[j * B + sequence];
            }
        }
    }

    private static SequenceRange All(Tape tape) => new(0, tape.B);
}
