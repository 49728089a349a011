using RnnViz.Numerics.Kernels;

namespace RnnViz.Numerics.Network;

/// <summary>
/// B sequences of T timesteps: inputs, targets, and the mask M that says which timesteps have a loss.
/// Inputs are either numbers x_t (D×B, feature-major: element [i·B + b]) or tokens, one index for each one-hot column;
/// targets likewise. Built once; a task fills it anew for each iteration.
/// </summary>
public sealed class SequenceBatch
{
    private readonly AlignedBuffer? inputs;
    private readonly int[]? inputTokens;
    private readonly AlignedBuffer? targets;
    private readonly int[]? targetTokens;
    private readonly bool[] lossMask;
    private double[] finalCellGradient = [];

    /// <summary>An empty batch: all inputs and targets zero, a loss at every step.</summary>
    public SequenceBatch(int timesteps, int batchSize, int inputSize, int outputSize, bool tokenInputs, bool tokenTargets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timesteps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (T, B, D, O) = (timesteps, batchSize, inputSize, outputSize);
        inputs = tokenInputs ? null : new AlignedBuffer(T * D * B);
        inputTokens = tokenInputs ? new int[T * B] : null;
        targets = tokenTargets ? null : new AlignedBuffer(T * O * B);
        targetTokens = tokenTargets ? new int[T * B] : null;
        lossMask = new bool[T];
        lossMask.AsSpan().Fill(true);
    }

    /// <summary>Timesteps.</summary>
    public int T { get; }

    /// <summary>Sequences.</summary>
    public int B { get; }

    /// <summary>Inputs at each timestep, or how many tokens there are.</summary>
    public int D { get; }

    /// <summary>Outputs at each timestep, or how many classes there are.</summary>
    public int O { get; }

    /// <summary>Whether inputs are indices of one-hot columns.</summary>
    public bool HasTokenInputs => inputTokens is not null;

    /// <summary>Whether inputs are tokens of so few sequences that these do not fill a register; they are one block.</summary>
    internal bool HasFewTokens => HasTokenInputs && B < PackedMatrix.Width;

    /// <summary>Whether targets are indices of classes.</summary>
    public bool HasTokenTargets => targetTokens is not null;

    /// <summary>How many timesteps have a loss.</summary>
    public int LossCount => lossMask.AsSpan().Count(true);

    /// <summary>The first timestep that has a loss, or T + 1 if none does.</summary>
    public int FirstLoss => lossMask.AsSpan().IndexOf(true) is var i && i < 0 ? T + 1 : i + 1;

    /// <summary>Whether t ∈ M; t runs from 1 to T.</summary>
    public bool HasLoss(int t) => lossMask[t - 1];

    /// <summary>Leaves a loss at timestep T alone (many-to-one).</summary>
    public void MaskAllLossesButLast()
    {
        lossMask.AsSpan().Clear();
        lossMask[^1] = true;
    }

    /// <summary>Sets whether t ∈ M; t runs from 1 to T.</summary>
    public void SetLoss(int t, bool hasLoss) => lossMask[t - 1] = hasLoss;

    /// <summary>
    /// What reaches c_T of an LSTM from outside, past h_T, as from a decoder that takes over both: H×B, or empty for none. A part of
    /// ∂L/∂c_T; T has a loss then.
    /// </summary>
    public ReadOnlySpan<double> FinalCellGradient => finalCellGradient;

    /// <summary>Sets what reaches c_T of an LSTM from outside.</summary>
    /// <param name="gradient">H×B, feature-major; it is copied. Empty for none.</param>
    public void SetFinalCellGradient(ReadOnlySpan<double> gradient)
    {
        if (finalCellGradient.Length != gradient.Length)
        {
            finalCellGradient = new double[gradient.Length];
        }

        gradient.CopyTo(finalCellGradient);
    }

    /// <summary>x_t, D×B, to read or to fill; t runs from 1 to T.</summary>
    /// <exception cref="InvalidOperationException">The batch has tokens.</exception>
    public Span<double> Input(int t) => Numbers(inputs, "inputs", nameof(InputTokens)).Slice((t - 1) * D * B, D * B);

    /// <summary>The input token of each sequence at t, to read or to fill; t runs from 1 to T.</summary>
    /// <exception cref="InvalidOperationException">The batch has numbers.</exception>
    public Span<int> InputTokens(int t) => Numbers(inputTokens, "input tokens", nameof(Input)).AsSpan((t - 1) * B, B);

    /// <summary>y_t, O×B, to read or to fill; t runs from 1 to T.</summary>
    /// <exception cref="InvalidOperationException">The batch has tokens.</exception>
    public Span<double> Target(int t) => Numbers(targets, "targets", nameof(TargetTokens)).Slice((t - 1) * O * B, O * B);

    /// <summary>The target class of each sequence at t, to read or to fill; t runs from 1 to T.</summary>
    /// <exception cref="InvalidOperationException">The batch has numbers.</exception>
    public Span<int> TargetTokens(int t) => Numbers(targetTokens, "target tokens", nameof(Target)).AsSpan((t - 1) * B, B);

    /// <summary>The input tokens of all sequences from one timestep to another, element [t·B + b].</summary>
    internal ReadOnlySpan<int> TokensBetween(int from, int to) =>
        Numbers(inputTokens, "input tokens", nameof(Input)).AsSpan((from - 1) * B, (to - from + 1) * B);

    /// <summary>x_t of some neighbouring sequences, whose rows are B apart.</summary>
    internal ReadOnlySpan<double> InputRows(int t, int start, int count) => Input(t).Slice(start, (D - 1) * B + count);

    /// <summary>x_t … x_T from a sequence on.</summary>
    internal TimestepSpan InputsFrom(int t, int start) =>
        new(Numbers(inputs, "inputs", nameof(InputTokens)).Span[((t - 1) * D * B + start)..], D * B);

    /// <summary>Takes over inputs, targets and mask of a batch of the same size and kind.</summary>
    /// <exception cref="ArgumentException">It is of another size or kind.</exception>
    public void CopyFrom(SequenceBatch other)
    {
        if ((other.T, other.B, other.D, other.O) != (T, B, D, O) || other.HasTokenInputs != HasTokenInputs
            || other.HasTokenTargets != HasTokenTargets)
        {
            throw new ArgumentException("The batch is of another size or kind; build both by one task.", nameof(other));
        }

        other.inputs?.Span.CopyTo(inputs!.Span);
        other.inputTokens?.CopyTo(inputTokens!, 0);
        other.targets?.Span.CopyTo(targets!.Span);
        other.targetTokens?.CopyTo(targetTokens!, 0);
        other.lossMask.CopyTo(lossMask, 0);
    }

    /// <summary>Whether another batch has the same inputs, targets and mask.</summary>
    public bool HasSameContent(SequenceBatch other) =>
        (other.T, other.B, other.D, other.O) == (T, B, D, O)
        && Same(inputs, other.inputs) && inputTokens.AsSpan().SequenceEqual(other.inputTokens)
        && Same(targets, other.targets) && targetTokens.AsSpan().SequenceEqual(other.targetTokens)
        && lossMask.AsSpan().SequenceEqual(other.lossMask);

    /// <summary>A copy of the timesteps from..to, of which only the last has a loss.</summary>
    internal SequenceBatch LastStepOf(int from, int to)
    {
        var part = new SequenceBatch(to - from + 1, B, D, O, HasTokenInputs, HasTokenTargets);
        part.MaskAllLossesButLast();
        for (int t = from; t <= to; t++)
        {
            if (HasTokenInputs)
            {
                InputTokens(t).CopyTo(part.InputTokens(t - from + 1));
            }
            else
            {
                Input(t).CopyTo(part.Input(t - from + 1));
            }
        }

        if (HasTokenTargets)
        {
            TargetTokens(to).CopyTo(part.TargetTokens(part.T));
        }
        else
        {
            Target(to).CopyTo(part.Target(part.T));
        }

        return part;
    }

    private static bool Same(AlignedBuffer? a, AlignedBuffer? b) =>
        a is null ? b is null : b is not null && a.Span.SequenceEqual(b.Span);

    private static TNumbers Numbers<TNumbers>(TNumbers? numbers, string what, string instead)
        where TNumbers : class =>
        numbers ?? throw new InvalidOperationException($"This batch has no {what}; ask for {instead}.");
}
