namespace RnnViz.Lessons.Quantities;

/// <summary>A part of the right-hand side of an equation: a product of operands with the sign before it.</summary>
/// <param name="Sign">
/// The sign or function before the product, null for none; a plus is left out where nothing stands before it.
/// </param>
/// <param name="Factors">The operands, from left to right.</param>
public sealed record Addend(string? Sign, params IReadOnlyList<Operand> Factors)
{
    /// <summary>
    /// Whether the factors are multiplied number by number, with ⊙ between them; else they are a product of matrices, side by side.
    /// </summary>
    public bool IsElementwise { get; init; }

    /// <summary>The quantity that the product is, where that is kept: it may stand for the product.</summary>
    public Operand? Product { get; init; }

    /// <summary>Whether only <see cref="Product"/> can be written, because it is not the product of the factors at the moment.</summary>
    public Func<bool>? IsProductOnly { get; init; }

    /// <summary>Whether the addend is no part of the equation at the moment; without it it always is.</summary>
    public Func<bool>? IsLeftOut { get; init; }

    /// <summary>Whether it is written by <see cref="Product"/>.</summary>
    /// <param name="isBrief">Whether it is wherever that is kept; else only where there is no other way.</param>
    public bool IsByProduct(bool isBrief) => Product is not null && (isBrief || IsProductOnly?.Invoke() == true);

    /// <summary>Whether it is part of the equation of timestep t: it is at the moment, and all of its factors are part of the step.</summary>
    public bool OccursAt(int t)
    {
        if (IsLeftOut?.Invoke() == true)
        {
            return false;
        }

        for (int i = 0; i < Factors.Count; i++)
        {
            if (!Factors[i].OccursAt(t))
            {
                return false;
            }
        }

        return true;
    }
}
