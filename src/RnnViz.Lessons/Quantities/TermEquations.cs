using RnnViz.Lessons.Phases;

namespace RnnViz.Lessons.Quantities;

/// <summary>The row of a term in the table: when it is evaluated, and its equations in their order.</summary>
public sealed class TermEquations
{
    internal TermEquations(ScheduledTerm place, params StepEquation[] equations)
    {
        (Place, Equations) = (place, equations);
        Reads = [.. equations.SelectMany(equation => equation.Reads).Distinct()];
        Writes = [.. equations.Select(equation => equation.Result).Distinct()];
        Sums = [.. equations.SelectMany(equation => equation.Sums).Distinct()];
    }

    /// <summary>When it is evaluated.</summary>
    public ScheduledTerm Place { get; }

    /// <summary>Its equations.</summary>
    public IReadOnlyList<StepEquation> Equations { get; }

    /// <summary>The operands of its equations, each once.</summary>
    public IReadOnlyList<Operand> Reads { get; }

    /// <summary>What its equations compute.</summary>
    public IReadOnlyList<Operand> Writes { get; }

    /// <summary>The gradients to which it adds.</summary>
    public IReadOnlyList<Quantity> Sums { get; }

    /// <summary>Whether one of its equations computes a quantity, of whatever timestep.</summary>
    public bool Computes(Quantity quantity)
    {
        for (int i = 0; i < Writes.Count; i++)
        {
            if (Writes[i].Quantity == quantity)
            {
                return true;
            }
        }

        return false;
    }
}
