using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Quantities;

/// <summary>The table of the vanilla cell, Elman's network: a_t = Wxh x_t + Whh h_{t−1} + bh, h_t = φ(a_t).</summary>
public sealed class VanillaTable : StepTable
{
    private readonly TermEquations hiddenGradient, delta, recurrent;

    private VanillaTable(Walk walk, VanillaQuantities quantities, VanillaParameters parameters, VanillaTerms terms)
        : base(walk, [.. quantities.All, .. parameters.All], terms.All, BoxesOf(quantities))
    {
        (Cell, Parameters) = (quantities, parameters);
        (hiddenGradient, delta, recurrent) = (terms.HiddenGradient, terms.Delta, terms.RecurrentTerm);
        VanillaQuantities q = quantities;
        Arrows =
        [
            new(q.Input, q.Hidden), new(new Operand(q.Hidden, -1), q.Hidden), new(q.Hidden, q.Prediction),
            new(q.OutputError, q.HiddenGradient), new(q.HiddenGradient, q.Delta),
            new(q.Delta, new Operand(q.HiddenGradient, -1), VanillaQuantities.Backpropagated, Term.BackpropagateHidden),
        ];
        ThroughTime = [hiddenGradient.Equations[0], delta.Equations[0], recurrent.Equations[0]];
        Sum = new GradientSum(Term.RecurrentTerm, parameters.RecurrentWeights, q.RecurrentTerm, parameters.RecurrentGradient);
    }

    /// <summary>The quantities of a timestep.</summary>
    public VanillaQuantities Cell { get; }

    /// <summary>The parameters, their gradients and their update.</summary>
    public VanillaParameters Parameters { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<BoxArrow> Arrows { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<StepEquation> ThroughTime { get; }

    /// <inheritdoc/>
    public override GradientSum Sum { get; }

    /// <summary>Builds the table of a walk.</summary>
    /// <param name="walk">Whose numbers are read.</param>
    /// <param name="isBrief">Whether ∂L/∂h_t is called g_t.</param>
    public static VanillaTable Of(Walk walk, bool isBrief)
    {
        string hiddenGradient = isBrief ? "g_{@}" : "∂L/∂h_{@}";
        var equations = new VanillaEquations(walk.Session, hiddenGradient);
        var quantities = new VanillaQuantities(walk, new VanillaNames(hiddenGradient, equations.Slope));
        var parameters = new VanillaParameters(walk);
        return new VanillaTable(walk, quantities, parameters, new VanillaTerms(walk.Session, equations, quantities, parameters));
    }

    private static Quantity[] BoxesOf(VanillaQuantities q) => [q.OutputError, q.HiddenGradient, q.Delta, q.Prediction, q.Hidden, q.Input];
}
