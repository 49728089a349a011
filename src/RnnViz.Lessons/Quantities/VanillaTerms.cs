using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Quantities;

/// <summary>The terms of the vanilla cell, a row each, with what each of their equations reads and computes.</summary>
internal sealed class VanillaTerms
{
    private readonly TrainingSession session;
    private readonly VanillaEquations notation;
    private readonly VanillaQuantities q;
    private readonly VanillaParameters p;

    /// <summary>The terms of a session.</summary>
    /// <param name="session">Whose clip and optimizer the update's equations are of.</param>
    /// <param name="notation">The equations as they are typeset.</param>
    /// <param name="q">The quantities of a timestep.</param>
    /// <param name="p">The parameters.</param>
    public VanillaTerms(TrainingSession session, VanillaEquations notation, VanillaQuantities q, VanillaParameters p)
    {
        (this.session, this.notation, this.q, this.p) = (session, notation, q, p);
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
            State(), Losses(), OutputError(), HiddenGradient, Delta, RecurrentTerm, InputTerm(), OutputTerm(), Backpropagation(),
            GradientNorm(), Clip(), Update(),
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

    private static TermEquations Row(Term term, params StepEquation[] equations) => new(TermSchedule.Vanilla[term], equations);

    private TermEquations State() => Row(
        Term.State,
        new StepEquation(q.PreActivation, notation.PreActivation)
        {
            Addends =
            [
                new("+", p.InputWeights, q.Input), new("+", p.RecurrentWeights, new Operand(q.Hidden, -1)), new("+", p.HiddenBias),
            ],
        },
        new StepEquation(q.Hidden, notation.State) { Addends = [new(notation.ActivationSign, q.PreActivation)] },
        new StepEquation(q.Output, notation.Output) { Addends = [new("+", p.OutputWeights, q.Hidden), new("+", p.OutputBias)] });

    private TermEquations Losses() => Row(
        Term.Losses,
        new StepEquation(q.Prediction, notation.Prediction)
        {
            Addends = [new(session.Step.HasTokenTargets ? "softmax" : null, q.Output), new("for", q.Target)],
        },
        new StepEquation(q.Loss, notation.Loss) { Reads = [q.Prediction, q.Target] },
        new StepEquation(q.TotalLoss, _ => notation.TotalLoss()) { Reads = [q.Loss] });

    private TermEquations OutputError() => Row(
        Term.OutputError,
        new StepEquation(q.OutputError, notation.OutputError) { Addends = [new(null, q.Prediction), new("−", q.Target)] });

    private StepEquation HiddenGradientEquation() => new(q.HiddenGradient, notation.HiddenGradient)
    {
        Addends =
        [
            new("+", new Operand(p.OutputWeights, IsTransposed: true), q.OutputError) { Product = q.FromOutput },
            new("+", new Operand(p.RecurrentWeights, IsTransposed: true), new Operand(q.Delta, 1))
            {
                Product = q.FromLater,
                IsProductOnly = () => session.Step.Truncation is not null,
            },
        ],
    };

    private TermEquations InputTerm() => Row(Term.InputTerm, new StepEquation(q.InputTerm, notation.InputTerm)
    {
        Sums = [p.InputGradient, p.HiddenBiasGradient],
        Addends = [new(null, q.Delta, new Operand(q.Input, IsTransposed: true))],
    });

    private TermEquations OutputTerm() => Row(Term.OutputTerm, new StepEquation(q.OutputTerm, notation.OutputTerm)
    {
        Sums = [p.OutputGradient, p.OutputBiasGradient],
        Addends = [new(null, q.OutputError, new Operand(q.Hidden, IsTransposed: true))],
    });

    private TermEquations Backpropagation() => Row(
        Term.BackpropagateHidden,
        new StepEquation(new Operand(q.FromLater, -1), notation.BackpropagateHidden)
        {
            Addends = [new(null, new Operand(p.RecurrentWeights, IsTransposed: true), q.Delta)],
        });

    private TermEquations GradientNorm() => Row(Term.GradientNorm, new StepEquation(p.GradientNorm, UpdateEquations.GradientNorm)
    {
        Reads = [p.InputGradient, p.RecurrentGradient, p.HiddenBiasGradient, p.OutputGradient, p.OutputBiasGradient],
    });

    private TermEquations Clip() => Row(
        Term.Clip,
        new StepEquation(p.ClippedRecurrentGradient, _ => UpdateEquations.Clip(session.ClipKind))
        {
            Relation = "←",
            Addends = [new(null, p.RecurrentGradient)],
        });

    // the optimizer's equations hold for every parameter; with numbers they are written for Whh
    private TermEquations Update() => Row(
        Term.Update,
        [
            new StepEquation(p.RecurrentWeightsAfter, _ => UpdateEquations.Rule(session.OptimizerKind, 0))
            {
                Relation = "←",
                Addends = [new(null, p.RecurrentWeights), new("−", p.RecurrentStep)],
            },
            .. Enumerable.Range(1, UpdateEquations.MostRules - 1).Select(i =>
                new StepEquation(p.RecurrentWeightsAfter, _ => UpdateEquations.Rule(session.OptimizerKind, i))
                {
                    Reads = [p.RecurrentStep],
                }),
        ]);
}
