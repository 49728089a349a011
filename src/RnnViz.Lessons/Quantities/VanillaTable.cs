using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Quantities;

/// <summary>The table of the vanilla cell, Elman's network: a_t = Wxh x_t + Whh h_{t−1} + bh, h_t = φ(a_t).</summary>
public sealed class VanillaTable : StepTable
{
    private VanillaTable(Walk walk, VanillaQuantities q, VanillaParameters p, VanillaTerms terms)
        : base(
            walk, [.. q.All, .. p.All], terms.All,
            [q.OutputError], [q.HiddenGradient], [q.Delta], [.. OutputOf(walk, q)], [q.Hidden], [q.Input])
    {
        (Cell, Parameters) = (q, p);
        Arrows =
        [
            new(q.Input, q.Hidden), new(new Operand(q.Hidden, -1), q.Hidden), .. ToEach(q.Hidden, OutputOf(walk, q)),
            new(q.OutputError, q.HiddenGradient), new(q.HiddenGradient, q.Delta),
            new(q.Delta, new Operand(q.HiddenGradient, -1), VanillaQuantities.Backpropagated, Term.BackpropagateHidden),
        ];
        ThroughTime = [terms.HiddenGradient.Equations[0], terms.Delta.Equations[0], terms.RecurrentTerm.Equations[0]];
        Sum = new GradientSum(Term.RecurrentTerm, p.RecurrentWeights, q.RecurrentTerm, p.RecurrentGradient);
    }

    /// <inheritdoc/>
    public override VanillaQuantities Cell { get; }

    /// <inheritdoc/>
    public override VanillaParameters Parameters { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<BoxArrow> Arrows { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<StepEquation> ThroughTime { get; }

    /// <inheritdoc/>
    public override GradientSum Sum { get; }

    /// <summary>Builds the table of a walk.</summary>
    /// <param name="walk">Whose numbers are read.</param>
    /// <param name="isBrief">Whether ∂L/∂h_t is called g_t.</param>
    public static new VanillaTable Of(Walk walk, bool isBrief)
    {
        string hiddenGradient = isBrief ? "g_{@}" : "∂L/∂h_{@}";
        var equations = new VanillaEquations(walk.Session, hiddenGradient);
        var quantities = new VanillaQuantities(walk, hiddenGradient, equations.Slope);
        var parameters = new VanillaParameters(walk);
        return new VanillaTable(walk, quantities, parameters, new VanillaTerms(walk.Session, equations, quantities, parameters));
    }
}
