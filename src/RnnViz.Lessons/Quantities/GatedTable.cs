using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Quantities;

/// <summary>What the tables of both gated cells have alike.</summary>
public abstract class GatedTable : StepTable
{
    /// <summary>The table of a walk.</summary>
    /// <param name="walk">Whose numbers are read.</param>
    /// <param name="q">The quantities of a timestep.</param>
    /// <param name="p">The parameters.</param>
    /// <param name="terms">All terms, in their order.</param>
    /// <param name="boxRows">The quantities that have a box in the unrolled picture, row by row from the top.</param>
    private protected GatedTable(
        Walk walk, GatedQuantities q, GatedParameters p, IReadOnlyList<TermEquations> terms,
        params IReadOnlyList<IReadOnlyList<Quantity>> boxRows)
        : base(walk, [.. q.All, .. p.All], terms, boxRows)
    {
        Parameters = p;
        Sum = new GradientSum(Term.RecurrentTerm, p.RecurrentWeights, q.RecurrentTerm, p.RecurrentGradient);
        GateSums = [.. q.Gates.Select((gate, i) =>
            new GradientSum(Term.RecurrentTerm, p.Gates[i].RecurrentWeights, gate.RecurrentTerm, p.Gates[i].RecurrentGradient))];
    }

    /// <inheritdoc/>
    public abstract override GatedQuantities Cell { get; }

    /// <inheritdoc/>
    public override GatedParameters Parameters { get; }

    /// <inheritdoc/>
    public override GradientSum Sum { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<GradientSum> GateSums { get; }

    /// <summary>Those equations of some terms that are written.</summary>
    private protected static IReadOnlyList<StepEquation> WrittenOf(params TermEquations[] terms) =>
        [.. terms.SelectMany(term => term.Equations).Where(equation => equation.NotationAt(0) is not null)];
}
