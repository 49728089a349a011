namespace RnnViz.Lessons.Quantities;

/// <summary>An equation of a term: as it is typeset, and as it is written with numbers.</summary>
public sealed class StepEquation
{
    private readonly Func<int, string?> notation;

    /// <summary>An equation with one notation for all timesteps.</summary>
    /// <param name="result">What it computes.</param>
    /// <param name="notation">Its notation.</param>
    internal StepEquation(Operand result, string notation) : this(result, _ => notation) { }

    /// <summary>An equation which changes with the timestep or the settings.</summary>
    /// <param name="result">What it computes.</param>
    /// <param name="notation">
    /// Its notation at timestep t, at 0 for any; null where it is not evaluated, as clipping in a lesson without.
    /// </param>
    internal StepEquation(Operand result, Func<int, string?> notation) => (Result, this.notation) = (result, notation);

    /// <summary>What it computes.</summary>
    public Operand Result { get; }

    /// <summary>The gradients to which <see cref="Result"/> is added.</summary>
    public IReadOnlyList<Quantity> Sums { get; init; } = [];

    /// <summary>The sign between the result and the right-hand side where it is written with numbers.</summary>
    public string Relation { get; init; } = "=";

    /// <summary>The right-hand side with numbers; empty where it is never written with numbers.</summary>
    public IReadOnlyList<Addend> Addends { get; init; } = [];

    /// <summary>What it reads.</summary>
    public IReadOnlyList<Operand> Reads
    {
        get => field ?? [.. Addends.SelectMany(addend => addend.Factors)];
        init;
    }

    /// <summary>The notation at timestep t, or of any timestep where t is 0; null where it is not evaluated.</summary>
    public string? NotationAt(int t) => notation(t);
}
