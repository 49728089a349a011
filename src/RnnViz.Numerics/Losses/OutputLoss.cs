using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Losses;

/// <summary>
/// What a network is trained to make small. Losses turn outputs o_t into predictions ŷ_t, measure
/// ℓ_t as a mean over the batch, and give e_t = ∂L/∂o_t where t has a loss: (ŷ_t − y_t)/B of both that lessons name.
/// </summary>
public abstract class OutputLoss
{
    /// <summary>What a lesson and a reference case call it: softmax-cross-entropy or half-squared-error.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a batch's targets are classes (softmax) rather than numbers.</summary>
    public abstract bool WantsTokenTargets { get; }

    /// <summary>The loss of the given name: softmax-cross-entropy or half-squared-error.</summary>
    /// <exception cref="ArgumentException">There is no such loss.</exception>
    public static OutputLoss Named(string name) => name switch
    {
        "softmax-cross-entropy" => new SoftmaxCrossEntropy(),
        "half-squared-error" => new HalfSquaredError(),
        _ => throw new ArgumentException($"\"{name}\" is not a loss; use softmax-cross-entropy or half-squared-error."),
    };

    /// <summary>Checks that a batch's targets can be compared with.</summary>
    /// <exception cref="ArgumentException">The batch's targets are not of the kind that the loss compares with.</exception>
    internal void RequireTargets(SequenceBatch batch)
    {
        if (batch.HasTokenTargets != WantsTokenTargets)
        {
            throw new ArgumentException(
                $"{Name} compares with {(WantsTokenTargets ? "tokens" : "numbers")}, but the batch's targets are "
                + $"{(batch.HasTokenTargets ? "tokens" : "numbers")}; choose the other loss or build the batch with the other targets.");
        }
    }

    /// <summary>
    /// From o_t of some neighbouring sequences to their ŷ_t and e_t, which is 0 where t has no loss. All matrices are O×n.
    /// </summary>
    /// <param name="kernels">The loops to run on.</param>
    /// <param name="batch">The batch, whose targets are of the loss's kind.</param>
    /// <param name="t">The timestep, 1 to T.</param>
    /// <param name="start">The first of the sequences.</param>
    /// <param name="n">How many sequences.</param>
    /// <param name="o">o_t.</param>
    /// <param name="prediction">ŷ_t, overwritten.</param>
    /// <param name="e">e_t, overwritten.</param>
    /// <returns>What these sequences contribute to ℓ_t, in nats or squared units: their sum, divided by B.</returns>
    internal double Measure(
        KernelSet kernels, SequenceBatch batch, int t, int start, int n, ReadOnlySpan<double> o, Span<double> prediction, Span<double> e)
    {
        double sum = MeasureSum(kernels, batch, t, start, n, o, prediction, e);
        if (!batch.HasLoss(t))
        {
            e.Clear(); // e_t = 0 for t ∉ M   O×n
        }

        return sum / batch.B;
    }

    /// <summary>Writes ŷ_t and, where t has a loss, e_t; returns B·ℓ_t, the sum over the n sequences, or 0 where t has none.</summary>
    private protected abstract double MeasureSum(
        KernelSet kernels, SequenceBatch batch, int t, int start, int n, ReadOnlySpan<double> o, Span<double> prediction, Span<double> e);
}
