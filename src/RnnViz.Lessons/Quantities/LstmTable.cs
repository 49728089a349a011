using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Quantities;

/// <summary>
/// The table of the LSTM (Hochreiter and Schmidhuber 1997, with the forget gate of Gers, Schmidhuber and Cummins 2000):
/// c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t, h_t = o_t ⊙ tanh(c_t).
/// </summary>
public sealed class LstmTable : GatedTable
{
    private LstmTable(Walk walk, LstmQuantities q, GatedParameters p, LstmTerms terms)
        : base(
            walk, q, p, terms.All,
            [q.OutputError], [q.HiddenGradient], [q.CellGradient], [.. q.Gates.Select(gate => gate.Delta)],
            [.. OutputOf(walk, q)], [q.Hidden], [q.Cell], [.. q.Gates.Select(gate => gate.Value)], [q.Input])
    {
        Cell = q;
        Quantity[] gates = [.. q.Gates.Select(gate => gate.Value)];
        Arrows =
        [
            .. ToEach(q.Input, gates), .. ToEach(new Operand(q.Hidden, -1), gates), new(new Operand(q.Cell, -1), q.Cell),
            .. gates[..3].Select(gate => new BoxArrow(gate, q.Cell)), new(q.Cell, q.Hidden), new(q.OutputGate.Value, q.Hidden),
            .. ToEach(q.Hidden, OutputOf(walk, q)),
            new(q.OutputError, q.HiddenGradient), new(q.HiddenGradient, q.CellGradient), new(q.HiddenGradient, q.OutputGate.Delta),
            .. ToEach(q.CellGradient, q.Gates.Take(3).Select(gate => gate.Delta)),
            new(
                q.CellGradient, new Operand(q.CellGradient, -1), $"{q.ForgetGate.Value.Symbol} ⊙ {q.CellGradient.Symbol}",
                Term.BackpropagateCell),
            new(q.InputGate.Delta, new Operand(q.HiddenGradient, -1), "W_hᵀ δ_{@}", Term.BackpropagateHidden),
        ];
        ThroughTime = WrittenOf(terms.HiddenGradient, terms.CellGradient, terms.Delta, terms.RecurrentTerm);
    }

    /// <inheritdoc/>
    public override LstmQuantities Cell { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<BoxArrow> Arrows { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<StepEquation> ThroughTime { get; }

    /// <summary>Builds the table of a walk.</summary>
    /// <param name="walk">Whose numbers are read.</param>
    /// <param name="isBrief">Whether gradients are called γh_t and γc_t, and every gate has its own equations.</param>
    public static new LstmTable Of(Walk walk, bool isBrief)
    {
        var names = GatedNames.Of(isBrief);
        var readout = new ReadoutEquations(walk.Session, letter: null);
        var quantities = new LstmQuantities(
            walk, new StepNames(names.HiddenGradient, readout.OutputSymbol, "W_hᵀ δ_{@+}"), names.CellGradient);
        var parameters = new GatedParameters(walk);
        return new LstmTable(walk, quantities, parameters, new LstmTerms(walk.Session, names, readout, quantities, parameters));
    }
}
