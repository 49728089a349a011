using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Quantities;

/// <summary>The terms of the vanilla cell, a row each, with what each of their equations reads and computes.</summary>
internal sealed class VanillaTerms : StepTerms
{
    private readonly VanillaEquations notation;
    private readonly VanillaQuantities q;
    private readonly VanillaParameters p;

    /// <summary>The terms of a session.</summary>
    /// <param name="session">Whose clip and optimizer the update's equations are of.</param>
    /// <param name="notation">The equations as they are typeset.</param>
    /// <param name="q">The quantities of a timestep.</param>
    /// <param name="p">The parameters.</param>
    public VanillaTerms(TrainingSession session, VanillaEquations notation, VanillaQuantities q, VanillaParameters p)
        : base(session, notation.Readout, q, p)
    {
        (this.notation, this.q, this.p) = (notation, q, p);
        HiddenGradient = Row(Term.HiddenGradient, HiddenGradientEquation());
        Delta = Row(
            Term.Delta, new StepEquation(q.Delta, notation.Delta) { Addends = [new(null, q.HiddenGradient), new("⊙", q.Slope)] });
        RecurrentTerm = Row(Term.RecurrentTerm, new StepEquation(q.RecurrentTerm, VanillaEquations.RecurrentTerm)
        {
            Sums = [p.RecurrentGradient],
            Addends = [new(null, q.Delta, new Operand(q.Hidden, -1, IsTransposed: true))],
        });
        All =
        [
            State(), Losses(), OutputError(), HiddenGradient, Delta, RecurrentTerm, InputTerm(), .. OutputTerms(), Backpropagation(),
            .. UpdateRows(),
        ];
    }

    /// <summary>All terms, in their order.</summary>
    public IReadOnlyList<TermEquations> All { get; }

    /// <summary>g_t.</summary>
    public TermEquations HiddenGradient { get; }

    /// <summary>δ_t.</summary>
    public TermEquations Delta { get; }

    /// <summary>δ_t h_{t−1}ᵀ.</summary>
    public TermEquations RecurrentTerm { get; }

    private TermEquations State() => Row(
        Term.State,
        [
            new StepEquation(q.PreActivation, notation.PreActivation)
            {
                Addends =
                [
                    new("+", p.InputWeights, q.Input), new("+", p.RecurrentWeights, new Operand(q.Hidden, -1)), new("+", p.HiddenBias),
                ],
            },
            new StepEquation(q.Hidden, notation.State) { Addends = [new(notation.ActivationSign, q.PreActivation)] },
            .. Outputs(),
        ]);

    private StepEquation HiddenGradientEquation() => new(q.HiddenGradient, notation.HiddenGradient.At)
    {
        Addends =
        [
            FromOutput(),
            new("+", new Operand(p.RecurrentWeights, IsTransposed: true), new Operand(q.Delta, 1))
            {
                Product = q.FromLater,
                IsProductOnly = () => IsTruncated,
            },
        ],
    };

    private TermEquations InputTerm() => Row(Term.InputTerm, new StepEquation(q.InputTerm, notation.InputTerm)
    {
        Sums = [p.InputGradient, p.HiddenBiasGradient],
        Addends = [new(null, q.Delta, new Operand(q.Input, IsTransposed: true))],
    });

    private TermEquations Backpropagation() => Row(
        Term.BackpropagateHidden,
        new StepEquation(new Operand(q.FromLater, -1), notation.BackpropagateHidden)
        {
            Addends =
            [
                new(null, new Operand(p.RecurrentWeights, IsTransposed: true), q.Delta)
                {
                    Product = new Operand(q.FromLater, -1),
                    IsProductOnly = () => IsTruncated,
                },
            ],
        });
}
