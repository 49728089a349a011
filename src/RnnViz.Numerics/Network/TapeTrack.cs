namespace RnnViz.Numerics;

/// <summary>
/// One quantity on a tape: a matrix of units × sequences for each timestep. All timesteps of a block of sequences lie
/// together, so that a block fits the cache; within a timestep of a block, the sequences of a unit lie side by side.
/// </summary>
internal sealed class TapeTrack
{
    private readonly BlockPlan plan;
    private readonly AlignedBuffer numbers;
    private readonly int rows, blockStep;

    /// <summary>A track of zeros.</summary>
    public TapeTrack(BlockPlan plan, int rows, int timesteps)
    {
        (this.plan, this.rows) = (plan, rows);
        Step = AlignedBuffer.Whole(rows * plan.Width);
        blockStep = Step * timesteps;
        numbers = new AlignedBuffer(blockStep * plan.Count);
    }

    /// <summary>From one timestep of a block to the next.</summary>
    public int Step { get; }

    /// <summary>The whole matrix of the i-th timestep, counted from 0.</summary>
    public SequenceMatrix this[int i] =>
        new(numbers.Span[(i * Step)..], rows, plan.B, plan.Width, blockStep);

    /// <summary>A block's matrix of the i-th timestep, counted from 0: rows × the block's sequences.</summary>
    public Span<double> Of(int block, int i) => numbers.Slice(block * blockStep + i * Step, rows * plan.WidthOf(block));

    /// <summary>A block's matrices of the i-th timestep and all after it.</summary>
    public StepSpan From(int block, int i) => new(numbers.Slice(block * blockStep + i * Step, blockStep - i * Step), Step);

    /// <summary>Takes over everything on a track of the same size.</summary>
    public void CopyFrom(TapeTrack other) => other.numbers.Span.CopyTo(numbers.Span);
}
