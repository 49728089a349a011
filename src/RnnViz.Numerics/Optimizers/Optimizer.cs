namespace RnnViz.Numerics.Optimizers;

/// <summary>
/// Changes parameters by their gradients, element by element. Definitions and defaults are PyTorch's.
/// What an optimizer remembers lies in <see cref="State"/>, so that a checkpoint can take it and give it back.
/// </summary>
public abstract class Optimizer(double learningRate)
{
    /// <summary>The step size; it may be changed between updates.</summary>
    public double LearningRate { get; set; } = learningRate;

    /// <summary>
    /// Everything that the optimizer remembers from one update to the next, such as a moving mean; empty where that is nothing.
    /// </summary>
    public abstract Span<double> State { get; }

    /// <summary>Applies one update. Allocates nothing.</summary>
    /// <param name="parameters">Changed in place.</param>
    /// <param name="gradients">As many numbers, after clipping.</param>
    public abstract void Update(Span<double> parameters, ReadOnlySpan<double> gradients);
}
