using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Quantities;

/// <summary>
/// The table of the GRU (Cho and others 2014), whose reset gate multiplies Whn h_{t−1} + bhn as in PyTorch:
/// h_t = (1 − z_t) ⊙ n_t + z_t ⊙ h_{t−1}.
/// </summary>
public sealed class GruTable : GatedTable
{
    private GruTable(Walk walk, GruQuantities q, GatedParameters p, GruTerms terms)
        : base(
            walk, q, p, terms.All,
            [q.OutputError], [q.HiddenGradient], [.. q.Gates.Select(gate => gate.Delta)],
            [.. OutputOf(walk, q)], [q.Hidden], [.. q.Gates.Select(gate => gate.Value)], [q.Input])
    {
        Cell = q;
        Quantity[] gates = [.. q.Gates.Select(gate => gate.Value)];
        Arrows =
        [
            .. ToEach(q.Input, gates), .. ToEach(new Operand(q.Hidden, -1), gates), new(new Operand(q.Hidden, -1), q.Hidden),
            new(q.ResetGate.Value, q.Candidate.Value), new(q.UpdateGate.Value, q.Hidden), new(q.Candidate.Value, q.Hidden),
            .. ToEach(q.Hidden, OutputOf(walk, q)),
            new(q.OutputError, q.HiddenGradient), new(q.HiddenGradient, q.UpdateGate.Delta), new(q.HiddenGradient, q.Candidate.Delta),
            new(q.Candidate.Delta, q.ResetGate.Delta),
            new(
                q.HiddenGradient, new Operand(q.HiddenGradient, -1), $"{q.UpdateGate.Value.Symbol} ⊙ {q.HiddenGradient.Symbol}",
                Term.BackpropagateCell),
            new(
                q.ResetGate.Delta, new Operand(q.HiddenGradient, -1), "W_hᵀ (δ_{@}^r, δ_{@}^z, r_{@} ⊙ δ_{@}^n)",
                Term.BackpropagateHidden),
        ];
        ThroughTime = WrittenOf(terms.HiddenGradient, terms.Delta, terms.RecurrentTerm);
    }

    /// <inheritdoc/>
    public override GruQuantities Cell { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<BoxArrow> Arrows { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<StepEquation> ThroughTime { get; }

    /// <summary>Builds the table of a walk.</summary>
    /// <param name="walk">Whose numbers are read.</param>
    /// <param name="isBrief">Whether ∂L/∂h_t is called γh_t, and every gate has its own equations.</param>
    public static new GruTable Of(Walk walk, bool isBrief)
    {
        var names = GatedNames.Of(isBrief);
        var readout = new ReadoutEquations(walk.Session, letter: null);
        var quantities = new GruQuantities(
            walk, new StepNames(names.HiddenGradient, readout.OutputSymbol, "\"from later\"_{@}", "\"term\"_{@}"));
        var parameters = new GatedParameters(walk);
        return new GruTable(walk, quantities, parameters, new GruTerms(walk.Session, names, readout, quantities, parameters));
    }
}
