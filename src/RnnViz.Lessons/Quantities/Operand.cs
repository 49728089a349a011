namespace RnnViz.Lessons.Quantities;

/// <summary>A quantity where it stands in an equation of timestep t.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Offset">Timesteps after t: −1 in h_{t−1}.</param>
/// <param name="IsTransposed">Whether its transpose stands there.</param>
public readonly record struct Operand(Quantity Quantity, int Offset = 0, bool IsTransposed = false)
{
    /// <summary>The timestep of its numbers in an equation of timestep t; 0 for a quantity of no timestep.</summary>
    public int TimestepAt(int t) => Quantity.IsOfTimestep ? t + Offset : 0;

    /// <summary>Its notation in an equation of timestep t, to be typeset for <see cref="TimestepAt"/>.</summary>
    public string NameAt(int t) => Quantity.SymbolAt(TimestepAt(t), IsTransposed);

    /// <summary>Whether it is part of the step in an equation of timestep t.</summary>
    public bool OccursAt(int t) => Quantity.OccursAt(TimestepAt(t));

    /// <summary>A quantity at the equation's own timestep.</summary>
    public static implicit operator Operand(Quantity quantity) => new(quantity);
}
