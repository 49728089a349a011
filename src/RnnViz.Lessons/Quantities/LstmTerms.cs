using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Quantities;

/// <summary>The terms of the LSTM, a row each, with what each of their equations reads and computes.</summary>
internal sealed class LstmTerms : GatedTerms
{
    private readonly LstmQuantities q;
    private readonly GatedParameters p;
    private string? withDirect;

    /// <summary>The terms of a session.</summary>
    /// <param name="session">Whose step they are of.</param>
    /// <param name="names">What they are called, and how far they are written out.</param>
    /// <param name="readout">The equations of outputs, loss and error as they are typeset.</param>
    /// <param name="q">The quantities of a timestep.</param>
    /// <param name="p">The parameters.</param>
    public LstmTerms(TrainingSession session, GatedNames names, ReadoutEquations readout, LstmQuantities q, GatedParameters p)
        : base(session, names, readout, q, p)
    {
        (this.q, this.p) = (q, p);
        string kept = $"f_{{@+}} ⊙ {names.CellGradient.Replace("@", "@+")}", through = q.CellFromHidden.Symbol;
        var hidden = new GradientNotation(
            session.Step, names.HiddenGradient, 'h', readout.ToHidden, ByGates("@+"), session.Step.HasLoss);
        var cell = new GradientNotation(session.Step, names.CellGradient, 'c', through, kept, _ => true);
        HiddenGradient = Row(
            Term.HiddenGradient,
            new StepEquation(q.HiddenGradient, hidden.At) { Addends = [FromOutput(), .. FromGates(q.FromLater)] });
        CellGradient = Row(Term.CellGradient, CellGradientEquation(cell), Unwritten(q.CellFromHidden, q.HiddenGradient));
        Delta = Row(Term.Delta, [.. Deltas(names), Unwritten(q.Delta, [.. q.Gates.Select(gate => (Operand)gate.Delta)])]);
        RecurrentTerm = RecurrentTerms();
        All =
        [
            GatesRow(), CellState(), State(), Losses(), OutputError(), HiddenGradient, CellGradient, Delta, RecurrentTerm, InputTerm(),
            .. OutputTerms(), BackpropagateCell(q.CellFromLater, q.ForgetGate, q.CellGradient), BackpropagateHidden(q.FromLater),
            .. UpdateRows(),
        ];
    }

    /// <summary>All terms, in their order.</summary>
    public IReadOnlyList<TermEquations> All { get; }

    /// <summary>∂L/∂h_t.</summary>
    public TermEquations HiddenGradient { get; }

    /// <summary>∂L/∂c_t.</summary>
    public TermEquations CellGradient { get; }

    /// <summary>δ_t of every gate.</summary>
    public TermEquations Delta { get; }

    /// <summary>δ_t h_{t−1}ᵀ of every gate.</summary>
    public TermEquations RecurrentTerm { get; }

    private TermEquations GatesRow() => Row(
        Term.Gates,
        [
            .. Enumerable.Range(0, q.Gates.Count).SelectMany(GateEquations),
            Unwritten(q.PreActivation, [.. q.Gates.Select(gate => (Operand)gate.PreActivation)]),
        ]);

    private TermEquations CellState() => Row(
        Term.CellState,
        new StepEquation(q.Cell, "c_{@} = f_{@} ⊙ c_{@-} + i_{@} ⊙ g_{@}")
        {
            Addends =
            [
                new("+", q.ForgetGate.Value, new Operand(q.Cell, -1)) { IsElementwise = true },
                new("+", q.InputGate.Value, q.Candidate.Value) { IsElementwise = true },
            ],
        });

    private TermEquations State() => Row(
        Term.State,
        [
            new StepEquation(q.CellTanh, _ => null) { Addends = [new("tanh", q.Cell)] },
            new StepEquation(q.Hidden, "h_{@} = o_{@} ⊙ \"tanh\" c_{@}")
            {
                Addends = [new(null, q.OutputGate.Value, q.CellTanh) { IsElementwise = true }],
            },
            .. Outputs(),
        ]);

    private StepEquation CellGradientEquation(GradientNotation notation) => new(q.CellGradient, t => Notation(notation, t))
    {
        Addends =
        [
            new("+", q.HiddenGradient, q.OutputGate.Value, q.CellSlope) { IsElementwise = true, Product = q.CellFromHidden },
            new("+", new Operand(q.ForgetGate.Value, 1), new Operand(q.CellGradient, 1))
            {
                IsElementwise = true,
                Product = q.CellFromLater,
                IsProductOnly = () => IsTruncated,
            },
            new("+", q.CellDirect),
        ],
    };

    private string Notation(GradientNotation notation, int t) =>
        t > 0 && q.CellDirect.OccursAt(t) ? withDirect ??= $"{notation.At(t)} + {q.CellDirect.Symbol}" : notation.At(t);

    private StepEquation[] Deltas(GatedNames names) =>
    [
        DeltaOf(q.InputGate, $"{names.CellGradient} ⊙ g_{{@}}", q.CellGradient, q.Candidate.Value),
        DeltaOf(q.ForgetGate, $"{names.CellGradient} ⊙ c_{{@-}}", q.CellGradient, new Operand(q.Cell, -1)),
        DeltaOf(q.Candidate, $"{names.CellGradient} ⊙ i_{{@}}", q.CellGradient, q.InputGate.Value),
        DeltaOf(q.OutputGate, $"{names.HiddenGradient} ⊙ \"tanh\" c_{{@}}", q.HiddenGradient, q.CellTanh),
    ];

    private TermEquations RecurrentTerms()
    {
        string? all = Together("∂L/∂W_h += δ_{@} h_{@-}ᵀ");
        return Row(
            Term.RecurrentTerm,
            [
                .. q.Gates.Select((gate, i) =>
                {
                    string? notation = ByGate($"∂L/∂W_{{h{gate.Letter}}} += {gate.RecurrentTerm.Symbol}");
                    return RecurrentTermOf(i, _ => notation);
                }),
                new StepEquation(q.RecurrentTerm, _ => all) { Sums = [p.RecurrentGradient], Reads = [q.Delta, new Operand(q.Hidden, -1)] },
            ]);
    }
}
