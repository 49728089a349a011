using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.History;

/// <summary>
/// The future that was given up when a control was changed in the past: what that run had been, from its beginning to its
/// last iteration. Up to <see cref="ForkIteration"/> it is what the run of now has been too. It never changes.
/// </summary>
public sealed class Ghost
{
    private readonly TrainingHistory past;

    internal Ghost(int forkIteration, TrainingHistory past, IEnumerable<(int Iteration, LiveSettings Settings)> settings)
    {
        (ForkIteration, this.past) = (forkIteration, past);
        Settings = [.. settings];
    }

    /// <summary>Each change of its settings with its iteration, in their order; the first is of iteration 0.</summary>
    internal IReadOnlyList<(int Iteration, LiveSettings Settings)> Settings { get; }

    /// <summary>Writes its history down.</summary>
    internal void Save(StateWriter writer) => past.Save(writer, 0);

    /// <summary>Takes over what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It was not written by a future of as many timesteps.</exception>
    internal static Ghost Load(
        ref StateReader reader, int fork, TrainingHistory past, IReadOnlyList<(int Iteration, LiveSettings Settings)> settings)
    {
        past.Load(ref reader);
        return new Ghost(fork, past, settings);
    }

    /// <summary>The first iteration in which the two runs may differ.</summary>
    public int ForkIteration { get; }

    /// <summary>Iterations that the run had, those before the fork included.</summary>
    public int Count => past.Count;

    /// <summary>L divided by the number of outputs that have a loss, in the unit of the task; one number an iteration.</summary>
    public ScalarSeries Loss => past.Loss;

    /// <summary>The joint norm of the parameter gradients before clipping.</summary>
    public ScalarSeries GradientNorm => past.GradientNorm;

    /// <summary>Rows of the flow over training, as in <see cref="TrainingHistory.FlowRows"/>.</summary>
    public int FlowRows => past.FlowRows;

    /// <summary>Iterations from one row of the flow to the next; a power of two.</summary>
    public int FlowStride => past.FlowStride;

    /// <summary>The iteration of a row of the flow, 0 to <see cref="FlowRows"/> − 1.</summary>
    public int FlowRowIteration(int row) => past.FlowRowIteration(row);

    /// <summary>‖g_t‖ at [t − 1] in the row's iteration.</summary>
    public ReadOnlySpan<double> FlowRow(int row) => past.FlowRow(row);
}
