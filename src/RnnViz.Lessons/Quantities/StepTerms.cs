using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Quantities;

/// <summary>The terms that every cell has alike, a row each, with what each of their equations reads and computes.</summary>
/// <param name="session">Whose clip and optimizer the update's equations are of.</param>
/// <param name="readout">The equations of outputs, loss and error as they are typeset.</param>
/// <param name="q">The quantities of a timestep.</param>
/// <param name="p">The parameters.</param>
internal abstract class StepTerms(TrainingSession session, ReadoutEquations readout, StepQuantities q, StepParameters p)
{
    /// <summary>Whether later losses come from the window only, so that a product with all of δ_{t+1} is not what reaches t.</summary>
    protected bool IsTruncated => session.Step.Truncation is not null;

    /// <summary>Whether there are outputs Why h_t + by; else the step is of a recurrent layer alone.</summary>
    protected bool HasReadout => session.Step.HasReadout;

    /// <summary>The row of a term.</summary>
    protected TermEquations Row(Term term, params StepEquation[] equations) =>
        new(session.Step.Terms[term], equations);

    /// <summary>What is computed with a term, but not written as an equation of its own.</summary>
    protected static StepEquation Unwritten(Operand result, params Operand[] reads) => new(result, _ => null) { Reads = reads };

    /// <summary>Why h_t + by; nothing of a recurrent layer alone.</summary>
    protected IEnumerable<StepEquation> Outputs() => !HasReadout ? [] :
    [
        new(q.Output, readout.Output)
        {
            Addends = [new("+", p.OutputWeights, q.Hidden), new("+", p.OutputBias)],
        },
    ];

    /// <summary>ŷ_t, ℓ_t and L; of a recurrent layer alone L as it was recorded.</summary>
    protected TermEquations Losses() => !HasReadout ? Row(Term.Losses, new StepEquation(q.TotalLoss, _ => readout.TotalLoss())) : Row(
        Term.Losses,
        new StepEquation(q.Prediction, readout.Prediction)
        {
            Addends = [new(session.Step.HasTokenTargets ? "softmax" : null, q.Output), new("for", q.Target)],
        },
        new StepEquation(q.Loss, readout.Loss) { Reads = [q.Prediction, q.Target] },
        new StepEquation(q.TotalLoss, _ => readout.TotalLoss()) { Reads = [q.Loss] });

    /// <summary>e_t, or d_t, which was recorded.</summary>
    protected TermEquations OutputError() => Row(
        Term.OutputError,
        new StepEquation(q.OutputError, readout.OutputError)
        {
            Addends = HasReadout ? [new(null, q.Prediction), new("−", q.Target)] : [],
        });

    /// <summary>What t adds to the gradients of the readout; nothing of a recurrent layer alone.</summary>
    protected IEnumerable<TermEquations> OutputTerms() => !HasReadout ? [] :
    [
        Row(Term.OutputTerm, new StepEquation(q.OutputTerm, readout.OutputTerm)
        {
            Sums = [p.OutputGradient, p.OutputBiasGradient],
            Addends = [new(null, q.OutputError, new Operand(q.Hidden, IsTransposed: true))],
        }),
    ];

    /// <summary>Whyᵀ e_t, the first addend of ∂L/∂h_t; d_t of a recurrent layer alone.</summary>
    protected Addend FromOutput() => HasReadout
        ? new("+", new Operand(p.OutputWeights, IsTransposed: true), q.OutputError) { Product = q.FromOutput }
        : new("+", q.OutputError);

    /// <summary>The joint norm, the clip and the optimizer. Their equations hold for every parameter; with numbers they are written for
    /// Whh.</summary>
    protected IEnumerable<TermEquations> UpdateRows() => !HasReadout
        ? [GradientNorm(p.InputGradient, p.RecurrentGradient, p.HiddenBiasGradient), NoUpdate()] :
    [
        GradientNorm(p.InputGradient, p.RecurrentGradient, p.HiddenBiasGradient, p.OutputGradient, p.OutputBiasGradient),
        Row(Term.Clip, new StepEquation(p.ClippedRecurrentGradient, _ => UpdateEquations.Clip(session.ClipKind))
        {
            Relation = "←",
            Addends = [new(null, p.RecurrentGradient)],
        }),
        Row(
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
            ]),
    ];

    private TermEquations GradientNorm(params Operand[] gradients) =>
        Row(Term.GradientNorm, new StepEquation(p.GradientNorm, UpdateEquations.GradientNorm) { Reads = gradients });

    // where the training went on is not known
    private TermEquations NoUpdate() =>
        Row(Term.Update, new StepEquation(p.RecurrentWeightsAfter, _ => UpdateEquations.Elsewhere));
}
