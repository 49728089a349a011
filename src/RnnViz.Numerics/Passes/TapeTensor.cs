using RnnViz.Numerics.Kernels;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// One quantity on a tape: a matrix of units × sequences for each timestep. All timesteps of a block of sequences lie
/// together, so that a block fits the cache; within a timestep of a block, the sequences of a unit lie side by side.
/// </summary>
internal sealed class TapeTensor
{
    private readonly BlockPlan plan;
    private readonly AlignedBuffer first; // of the first block, or of the one that all use
    private readonly int rows, blockStep;
    private readonly bool isForOneBlock;
    private readonly double[]?[] whole;
    private readonly int[] wholeVersions;
    private AlignedBuffer? others;

    /// <summary>A tensor of zeros.</summary>
    /// <param name="plan">The blocks.</param>
    /// <param name="rows">Units.</param>
    /// <param name="timesteps">How many.</param>
    /// <param name="isForOneBlock">Whether it holds one block only, which all of them use in turn.</param>
    /// <param name="takesOthersLater">
    /// Whether the memory of all blocks but the first is taken when they are first asked for, or by <see cref="TakeOthers()"/>.
    /// </param>
    public TapeTensor(BlockPlan plan, int rows, int timesteps, bool isForOneBlock = false, bool takesOthersLater = false)
    {
        (this.plan, this.rows, this.isForOneBlock) = (plan, rows, isForOneBlock);
        Step = AlignedBuffer.Whole(rows * plan.Width);
        blockStep = Step * timesteps;
        first = new AlignedBuffer(blockStep);
        if (!takesOthersLater)
        {
            TakeOthers();
        }

        whole = new double[]?[timesteps];
        wholeVersions = new int[timesteps];
    }

    /// <summary>From one timestep of a block to the next.</summary>
    public int Step { get; }

    /// <summary>The number of a unit and a sequence at the i-th timestep, counted from 0.</summary>
    public double At(int i, int row, int sequence)
    {
        int block = plan.BlockOf(sequence);
        return Of(block, i)[row * plan.WidthOf(block) + sequence - plan.Start(block)];
    }

    /// <summary>A block's matrix of the i-th timestep: rows × the block's sequences.</summary>
    public Span<double> Of(int block, int i) => Slice(block, i * Step, rows * plan.WidthOf(block));

    /// <summary>Some neighbouring numbers of that matrix.</summary>
    public Span<double> Of(int block, int i, int start, int count) => Slice(block, i * Step + start, count);

    /// <summary>A block's matrices of the i-th timestep and all after it.</summary>
    public TimestepSpan From(int block, int i) => new(Slice(block, i * Step, blockStep - i * Step), Step);

    /// <summary>Takes the memory of all blocks but the first, zeros, where that is still to be done: before several threads ask.</summary>
    public void TakeOthers()
    {
        if (!isForOneBlock && plan.Count > 1)
        {
            _ = Others;
        }
    }

    /// <summary>
    /// Takes the memory of all blocks but the first from a tensor of the same size, with what it holds; that one takes memory anew when
    /// it is asked. Does nothing where that one has none.
    /// </summary>
    public void TakeOthers(TapeTensor other)
    {
        if (other.others is not null)
        {
            (others, other.others) = (other.others, null);
        }
    }

    /// <summary>
    /// The whole matrix of the i-th timestep, element [row·B + sequence]: what the tensor holds where there is one block,
    /// else a copy, made once for each version and allocated once for each timestep.
    /// </summary>
    public ReadOnlySpan<double> Whole(int i, int version)
    {
        if (plan.Count == 1)
        {
            return Of(0, i);
        }

        double[] copy = whole[i] ??= new double[rows * plan.B];
        if (wholeVersions[i] != version)
        {
            wholeVersions[i] = version;
            for (int block = 0; block < plan.Count; block++)
            {
                ReadOnlySpan<double> part = Of(block, i);
                int n = plan.WidthOf(block);
                for (int row = 0; row < rows; row++)
                {
                    part.Slice(row * n, n).CopyTo(copy.AsSpan(row * plan.B + plan.Start(block)));
                }
            }
        }

        return copy;
    }

    /// <summary>Takes over some rows of all sequences from the first on, element [row·B + sequence].</summary>
    public void Set(int i, ReadOnlySpan<double> matrix, int first)
    {
        int count = matrix.Length / plan.B;
        for (int block = 0; block < plan.Count; block++)
        {
            int n = plan.WidthOf(block);
            Span<double> part = Of(block, i, first * n, count * n);
            for (int row = 0; row < count; row++)
            {
                matrix.Slice(row * plan.B + plan.Start(block), n).CopyTo(part[(row * n)..]);
            }
        }
    }

    /// <summary>Takes the memory of the whole matrices that a tensor of the same size has made, which it will make anew.</summary>
    public void TakeCopies(TapeTensor other)
    {
        for (int i = 0; plan.Count > 1 && i < whole.Length; i++)
        {
            if (other.whole[i] is { } copy)
            {
                (whole[i], wholeVersions[i]) = (copy, 0); // versions begin at 1
                (other.whole[i], other.wholeVersions[i]) = (null, 0);
            }
        }
    }

    /// <summary>The whole matrices that were made are those of no version; their memory stays.</summary>
    public void ForgetCopies() => wholeVersions.AsSpan().Clear();

    /// <summary>Takes over everything on a tensor of the same size.</summary>
    public void CopyFrom(TapeTensor other)
    {
        other.first.Span.CopyTo(first.Span);
        if (!isForOneBlock && plan.Count > 1)
        {
            other.Others.Span.CopyTo(Others.Span);
        }
    }

    private AlignedBuffer Others => others ??= new AlignedBuffer(blockStep * (plan.Count - 1));

    private Span<double> Slice(int block, int start, int length) =>
        block == 0 || isForOneBlock ? first.Slice(start, length) : Others.Slice((block - 1) * blockStep + start, length);
}
