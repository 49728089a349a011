namespace RnnViz.Numerics.Kernels;

/// <summary>Matrices of consecutive timesteps, of which each begins <see cref="Step"/> numbers after the one before.</summary>
/// <param name="numbers">From the first timestep on.</param>
/// <param name="step">From one timestep to the next.</param>
internal readonly ref struct TimestepSpan(Span<double> numbers, int step)
{
    /// <summary>All of them.</summary>
    public Span<double> Numbers { get; } = numbers;

    /// <summary>From one timestep to the next.</summary>
    public int Step => step;

    /// <summary>Of every timestep the numbers from a later one on.</summary>
    public TimestepSpan Within(int first) => new(Numbers[first..], step);

    /// <summary>From a later timestep on.</summary>
    public TimestepSpan Skip(int timesteps) => new(Numbers[(timesteps * step)..], step);
}
