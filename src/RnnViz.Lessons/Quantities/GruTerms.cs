using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Quantities;

/// <summary>The terms of the GRU, a row each, with what each of their equations reads and computes.</summary>
internal sealed class GruTerms : GatedTerms
{
    private const int CandidateIndex = 2;

    private readonly GruQuantities q;
    private readonly GatedParameters p;

    /// <summary>The terms of a session.</summary>
    /// <param name="session">Whose step they are of.</param>
    /// <param name="names">What they are called, and how far they are written out.</param>
    /// <param name="readout">The equations of outputs, loss and error as they are typeset.</param>
    /// <param name="q">The quantities of a timestep.</param>
    /// <param name="p">The parameters.</param>
    public GruTerms(TrainingSession session, GatedNames names, ReadoutEquations readout, GruQuantities q, GatedParameters p)
        : base(session, names, readout, q, p)
    {
        (this.q, this.p) = (q, p);
        var hidden = new GradientNotation(
            session.Step, names.HiddenGradient, 'h', readout.ToHidden, $"{q.Kept.Symbol} + {ByGates("@+")}", session.Step.HasLoss);
        HiddenGradient = Row(Term.HiddenGradient, HiddenGradientEquation(hidden));
        Delta = Row(Term.Delta, [.. Deltas(names), Unwritten(q.Delta, [.. q.Gates.Select(gate => (Operand)gate.Delta)])]);
        RecurrentTerm = RecurrentTerms();
        All =
        [
            GatesRow(), State(), Losses(), OutputError(), HiddenGradient, Delta, RecurrentTerm, InputTerm(), .. OutputTerms(),
            BackpropagateCell(q.Kept, q.UpdateGate, q.HiddenGradient),
            BackpropagateHidden(
                q.FromGates, Unwritten(new Operand(q.FromLater, -1), new Operand(q.Kept, -1), new Operand(q.FromGates, -1))),
            .. UpdateRows(),
        ];
    }

    /// <summary>All terms, in their order.</summary>
    public IReadOnlyList<TermEquations> All { get; }

    /// <summary>∂L/∂h_t.</summary>
    public TermEquations HiddenGradient { get; }

    /// <summary>δ_t of every gate.</summary>
    public TermEquations Delta { get; }

    /// <summary>δ_t h_{t−1}ᵀ of every gate, of the candidate r_t ⊙ δ_t.</summary>
    public TermEquations RecurrentTerm { get; }

    private string Reset => HasBias ? "W_{hn} h_{@-} + b_{hn}" : "W_{hn} h_{@-}";

    private TermEquations GatesRow()
    {
        (GateQuantities n, GateParameters weights) = (q.Candidate, p.Gates[CandidateIndex]);
        string input = HasBias ? "W_{xn} x_{@} + b_n" : "W_{xn} x_{@}";
        (string? operand, string? sum) = (ByGate($"q_{{@}} = {Reset}"), ByGate($"a_{{@}}^n = {input} + r_{{@}} ⊙ q_{{@}}"));
        return Row(
            Term.Gates,
            [
                .. GateEquations(0), .. GateEquations(1),
                new StepEquation(q.ResetOperand, _ => operand)
                {
                    Addends =
                    [
                        new("+", weights.RecurrentWeights, new Operand(q.Hidden, -1)),
                        .. p.CandidateBias is { } bias ? [new Addend("+", bias)] : (ReadOnlySpan<Addend>)[],
                    ],
                },
                new StepEquation(n.PreActivation, _ => sum)
                {
                    Addends =
                    [
                        new("+", weights.InputWeights, q.Input), new("+", weights.Bias),
                        new("+", q.ResetGate.Value, q.ResetOperand) { IsElementwise = true },
                    ],
                },
                FunctionOf(n, $"{input} + r_{{@}} ⊙ ({Reset})"),
                Unwritten(q.PreActivation, [.. q.Gates.Select(gate => (Operand)gate.PreActivation)]),
            ]);
    }

    private TermEquations State() => Row(
        Term.State,
        [
            new StepEquation(q.Hidden, "h_{@} = (1 − z_{@}) ⊙ n_{@} + z_{@} ⊙ h_{@-}")
            {
                Addends =
                [
                    new("+", q.Renewed, q.Candidate.Value) { IsElementwise = true },
                    new("+", q.UpdateGate.Value, new Operand(q.Hidden, -1)) { IsElementwise = true },
                ],
            },
            .. Outputs(),
        ]);

    private StepEquation HiddenGradientEquation(GradientNotation notation) => new(q.HiddenGradient, notation.At)
    {
        Addends =
        [
            FromOutput(),
            new("+", new Operand(q.UpdateGate.Value, 1), new Operand(q.HiddenGradient, 1))
            {
                IsElementwise = true,
                Product = q.Kept,
                IsProductOnly = () => IsTruncated,
            },
            .. FromGates(q.FromGates),
        ],
    };

    private StepEquation[] Deltas(GatedNames names) =>
    [
        DeltaOf(q.Candidate, $"{names.HiddenGradient} ⊙ (1 − z_{{@}})", q.HiddenGradient, q.Renewed),
        DeltaOf(q.UpdateGate, $"{names.HiddenGradient} ⊙ (h_{{@-}} − n_{{@}})", q.HiddenGradient, q.Difference),
        DeltaOf(
            q.ResetGate, $"{q.Candidate.Delta.Symbol} ⊙ {(names.IsByGate ? "q_{@}" : $"({Reset})")}", q.Candidate.Delta, q.ResetOperand),
    ];

    private TermEquations RecurrentTerms()
    {
        GateQuantities n = q.Candidate;
        StepEquation product = new(n.RecurrentDelta, _ => null)
        {
            Addends = [new(null, q.ResetGate.Value, n.Delta) { IsElementwise = true }],
        };
        return Row(
            Term.RecurrentTerm,
            [
                product,
                .. q.Gates.Select((gate, i) => RecurrentTermOf(i, RecurrentNotation(gate))),
                new StepEquation(q.RecurrentTerm, _ => null)
                {
                    Sums = [p.RecurrentGradient],
                    Reads = [q.Delta, new Operand(q.Hidden, -1)],
                },
                .. p.CandidateBiasGradient is { } gradient
                    ? [new StepEquation(q.CandidateBiasTerm, _ => null) { Sums = [gradient], Reads = [n.RecurrentDelta] }]
                    : (ReadOnlySpan<StepEquation>)[],
            ]);
    }

    private Func<int, string?> RecurrentNotation(GateQuantities gate)
    {
        string notation = $"∂L/∂W_{{h{gate.Letter}}} += {gate.RecurrentTerm.Symbol}";
        notation += gate == q.Candidate && HasBias ? $",  ∂L/∂b_{{hn}} += r_{{@}} ⊙ {gate.Delta.Symbol}" : "";
        return _ => notation;
    }
}
