namespace RnnViz.Numerics.Losses;

/// <summary>
/// What a network is trained to make small. Both losses turn outputs o_t into predictions ŷ_t, measure
/// ℓ_t as a mean over the batch, and give the same error e_t = ∂L/∂o_t = (ŷ_t − y_t)/B where t bears a loss.
/// </summary>
public abstract class OutputLoss
{
    /// <summary>What a lesson and a reference case call it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a batch's targets are classes (softmax) rather than numbers.</summary>
    public abstract bool WantsTokenTargets { get; }

    /// <summary>The loss of the given name: softmax-cross-entropy or half-squared-error.</summary>
    /// <exception cref="ArgumentException">There is no such loss.</exception>
    public static OutputLoss Named(string name) => name switch
    {
        "softmax-cross-entropy" => new SoftmaxCrossEntropy(),
        "half-squared-error" => new HalfSquaredError(),
        _ => throw new ArgumentException($"\"{name}\" is not a loss; use softmax-cross-entropy or half-squared-error.", nameof(name)),
    };

    /// <summary>
    /// From o_t on the tape to ŷ_t, e_t and the block's share of ℓ_t, for every t. The share is added to
    /// <paramref name="losses"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The batch's targets are not of the kind that the loss compares with.</exception>
    internal void Measure(KernelSet kernels, SequenceBatch batch, TapeBlock block, Span<double> losses)
    {
        if (batch.HasTokenTargets != WantsTokenTargets)
        {
            throw new ArgumentException(
                $"{Name} compares with {(WantsTokenTargets ? "tokens" : "numbers")}, but the batch's targets are "
                + $"{(batch.HasTokenTargets ? "tokens" : "numbers")}; choose the other loss or build the batch with the other targets.");
        }

        for (int t = 1; t <= block.T; t++)
        {
            losses[t - 1] += Measure(kernels, batch, t, block) / batch.B;
            if (!batch.HasLoss(t))
            {
                block.OutputError(t).Clear(); // e_t = 0 for t ∉ M   O×n
            }
        }
    }

    /// <summary>Writes ŷ_t and, where t bears a loss, e_t; returns B·ℓ_t, the sum over the block's sequences.</summary>
    private protected abstract double Measure(KernelSet kernels, SequenceBatch batch, int t, TapeBlock block);
}
