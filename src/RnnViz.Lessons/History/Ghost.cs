namespace RnnViz.Lessons.History;

/// <summary>
/// The future that was given up when a control was changed in the past: what that run had been, from its beginning to its
/// last iteration. Up to <see cref="ForkIteration"/> it is what the run of now has been too. It never changes.
/// </summary>
public sealed class Ghost
{
    private readonly TrainingHistory past;

    internal Ghost(int forkIteration, TrainingHistory past) => (ForkIteration, this.past) = (forkIteration, past);

    /// <summary>The first iteration in which the two runs may differ.</summary>
    public int ForkIteration { get; }

    /// <summary>Iterations that the run had.</summary>
    public int Count => past.Count;

    /// <summary>The loss for each output.</summary>
    public ScalarSeries Loss => past.Loss;

    /// <summary>The joint norm of the parameter gradients before clipping.</summary>
    public ScalarSeries GradientNorm => past.GradientNorm;

    /// <summary>Rows of the flow over training.</summary>
    public int FlowRows => past.FlowRows;

    /// <summary>Iterations from one row to the next.</summary>
    public int FlowStride => past.FlowStride;

    /// <summary>The iteration of a row.</summary>
    public int FlowRowIteration(int row) => past.FlowRowIteration(row);

    /// <summary>‖g_t‖ at [t − 1] in the row's iteration.</summary>
    public ReadOnlySpan<double> FlowRow(int row) => past.FlowRow(row);
}
