using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.History;

/// <summary>
/// What a run has been: loss and gradient norms of every iteration, and how gradients flowed through time. The managed part
/// of its memory is fixed at construction; recording never allocates.
/// </summary>
public sealed partial class TrainingHistory
{
    private const int Buckets = 2048;
    private readonly HistoryLog? log;
    private readonly double[] flow;
    private readonly int timesteps, capacity;
    private double largestGradient = double.NaN;

    /// <summary>A history without a log cannot be cut back; see <see cref="Cut"/>.</summary>
    internal TrainingHistory(int timesteps, int flowCapacity = 2048, HistoryLog? log = null)
    {
        (this.timesteps, capacity, this.log) = (timesteps, flowCapacity, log);
        flow = new double[timesteps * flowCapacity];
    }

    /// <summary>Iterations recorded: 0, 1, … up to one below this.</summary>
    public int Count { get; private set; }

    /// <summary>L divided by the number of outputs that have a loss, in the unit of the task; one number an iteration.</summary>
    public ScalarSeries Loss { get; } = new(Buckets);

    /// <summary>The joint norm ‖∂L/∂θ‖ of all parameter gradients before clipping; one number an iteration.</summary>
    public ScalarSeries GradientNorm { get; } = new(Buckets);

    /// <summary>The joint norm of all parameter gradients after clipping: of what the optimizer got.</summary>
    public ScalarSeries ClippedGradientNorm { get; } = new(Buckets);

    /// <summary>The iteration with the largest finite gradient norm before clipping, the first of equals; null before the first.</summary>
    public int? LargestGradientIteration { get; private set; }

    /// <summary>The first iteration whose loss or gradient norm was NaN or infinite, or null.</summary>
    public int? FirstNonFiniteIteration => (Loss.FirstNonFiniteIteration, GradientNorm.FirstNonFiniteIteration) switch
    {
        ({ } loss, { } gradient) => Math.Min(loss, gradient),
        (int loss, null) => loss,
        (null, var gradient) => gradient,
    };

    /// <summary>The most rows that the flow over training can have.</summary>
    public int FlowCapacity => capacity;

    /// <summary>Rows of the flow over training. Where the capacity is reached every second row goes and the stride doubles.</summary>
    public int FlowRows { get; private set; }

    /// <summary>Iterations from one row of the flow to the next; a power of two.</summary>
    public int FlowStride { get; private set; } = 1;

    /// <summary>Grows with each change: whoever draws the history draws it anew then.</summary>
    public int Version { get; private set; }

    /// <summary>Grows where rows already there moved or went, so that whoever keeps a copy has to take all of it anew.</summary>
    public int LayoutVersion { get; private set; }

    /// <summary>The iteration of a row of the flow, 0 to <see cref="FlowRows"/> − 1: the row times the stride.</summary>
    public int FlowRowIteration(int row) => row * FlowStride;

    /// <summary>‖g_t‖ at [t − 1] in the row's iteration.</summary>
    public ReadOnlySpan<double> FlowRow(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)FlowRows, nameof(row));
        return flow.AsSpan(row * timesteps, timesteps);
    }

    /// <summary>Loss and norms of one iteration.</summary>
    /// <param name="iteration">0 to <see cref="Count"/> − 1.</param>
    /// <param name="numbers">They, where the answer is true.</param>
    /// <returns>Whether they are kept one by one: those of the first thousands of iterations are.</returns>
    internal bool TryRead(int iteration, out HistoryNumbers numbers)
    {
        bool isKept = log is not null && iteration >= 0 && iteration < log.Count;
        numbers = isKept ? log!.Numbers(iteration) : default;
        return isKept;
    }

    /// <summary>‖g_t‖ at [t − 1] of an iteration for which <see cref="TryRead"/> answers true.</summary>
    internal ReadOnlySpan<double> FlowAt(int iteration) => log!.Flow(iteration);

    /// <summary>Adds the step's iteration, which must be the next one.</summary>
    internal void Record(PreparedStep step)
    {
        log?.Add(Count, step);
        Add(new HistoryNumbers(step.LossPerOutput, step.GradientNorm, step.ClippedGradientNorm), step.HiddenGradientNorms);
    }

    /// <summary>Adds an iteration that was trained elsewhere, of which no more than the loss is known.</summary>
    /// <param name="loss">The loss; null where it is not known either.</param>
    internal void RecordGiven(double? loss)
    {
        if (loss is { } known)
        {
            Loss.Add(known);
        }
        else
        {
            Loss.AddUnknown();
        }

        GradientNorm.AddUnknown();
        ClippedGradientNorm.AddUnknown();
        if (HasRoomForFlow())
        {
            flow.AsSpan(FlowRows++ * timesteps, timesteps).Fill(double.NaN);
        }

        Count++;
        Version++;
    }

    /// <summary>An iteration that was trained elsewhere has been looked at.</summary>
    /// <param name="iteration">0 to <see cref="Count"/> − 1.</param>
    /// <param name="gradientNorm">‖∂L/∂θ‖.</param>
    /// <param name="norms">‖g_t‖ at [t − 1].</param>
    internal void Learn(int iteration, double gradientNorm, ReadOnlySpan<double> norms)
    {
        if (!GradientNorm.Learn(iteration, gradientNorm))
        {
            return;
        }

        TakeLargest(gradientNorm, iteration);
        if (iteration % FlowStride == 0)
        {
            norms.CopyTo(flow.AsSpan(iteration / FlowStride * timesteps, timesteps));
        }

        Version++;
        LayoutVersion++;
    }

    /// <summary>
    /// Forgets the iterations from <paramref name="count"/> on. Everything is then as if the run had just come there, except
    /// that of runs longer than the log the curves and the flow keep the resolution they had.
    /// </summary>
    /// <exception cref="InvalidOperationException">The history has no log.</exception>
    internal void Cut(int count)
    {
        HistoryLog kept = log ?? throw new InvalidOperationException("This history has no log to be rebuilt from; build it with one.");
        kept.Cut(count);
        (int rowsBefore, int strideBefore) = (FlowRows, FlowStride);
        bool isLogged = count <= kept.Count;
        if (isLogged)
        {
            Clear();
            while (Count < count)
            {
                Add(kept.Numbers(Count), kept.Flow(Count));
            }
        }
        else
        {
            Loss.Cut(count);
            GradientNorm.Cut(count);
            ClippedGradientNorm.Cut(count);
            if (LargestGradientIteration >= count)
            {
                (largestGradient, LargestGradientIteration) = (double.NaN, null);
            }

            (Count, FlowRows, FlowStride) = (count, Math.Min(rowsBefore, (count + strideBefore - 1) / strideBefore), strideBefore);
        }

        Version++;
        LayoutVersion++;
    }

    /// <summary>Forgets everything, in a history of what was trained elsewhere.</summary>
    internal void Clear()
    {
        Loss.Clear();
        GradientNorm.Clear();
        ClippedGradientNorm.Clear();
        (largestGradient, LargestGradientIteration) = (double.NaN, null);
        (Count, FlowRows, FlowStride) = (0, 0, 1);
        Version++;
        LayoutVersion++;
    }

    /// <summary>A copy that no longer grows.</summary>
    internal TrainingHistory Copy()
    {
        var copy = new TrainingHistory(timesteps, capacity)
        {
            Count = Count,
            FlowRows = FlowRows,
            FlowStride = FlowStride,
            LargestGradientIteration = LargestGradientIteration,
        };
        flow.AsSpan(0, FlowRows * timesteps).CopyTo(copy.flow);
        copy.Loss.CopyFrom(Loss);
        copy.GradientNorm.CopyFrom(GradientNorm);
        copy.ClippedGradientNorm.CopyFrom(ClippedGradientNorm);
        return copy;
    }

    private void Add(HistoryNumbers numbers, ReadOnlySpan<double> norms)
    {
        TakeLargest(numbers.GradientNorm, Count);
        Loss.Add(numbers.Loss);
        GradientNorm.Add(numbers.GradientNorm);
        ClippedGradientNorm.Add(numbers.ClippedGradientNorm);
        if (HasRoomForFlow())
        {
            norms.CopyTo(flow.AsSpan(FlowRows++ * timesteps, timesteps));
        }

        Count++;
        Version++;
    }

    private void TakeLargest(double gradientNorm, int iteration)
    {
        if (double.IsFinite(gradientNorm) && !(gradientNorm <= largestGradient))
        {
            (largestGradient, LargestGradientIteration) = (gradientNorm, iteration);
        }
    }

    // whether the next iteration has a row of the flow, for which there is room then
    private bool HasRoomForFlow()
    {
        if (Count % FlowStride == 0 && FlowRows == capacity)
        {
            DropEverySecondRow();
        }

        return Count % FlowStride == 0;
    }

    private void DropEverySecondRow()
    {
        for (int row = 1; row < (capacity + 1) / 2; row++)
        {
            flow.AsSpan(2 * row * timesteps, timesteps).CopyTo(flow.AsSpan(row * timesteps));
        }

        FlowRows = (capacity + 1) / 2;
        FlowStride *= 2;
        LayoutVersion++;
    }
}
