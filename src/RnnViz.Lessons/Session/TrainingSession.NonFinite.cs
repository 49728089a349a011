using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Session;

// where numbers stopped being finite
public sealed partial class TrainingSession
{
    private readonly NonFiniteSearch nonFinite;

    /// <summary>
    /// Where NaN or ∞ began in this run, as far as it has come: on the tape, in the gradients, or in the weights that an update has made.
    /// Null where all losses, gradient norms and weights are finite. A control that is changed before it takes it back.
    /// </summary>
    public NonFinite? FirstNonFinite { get; private set; }

    // a step has been computed, for the first time or anew; what comes after the first is not looked at
    private void LookAtStep()
    {
        bool isFirst = FirstNonFinite is not { } first || first.Iteration >= Iteration;
        if (isFirst && !nonFinite.IsStepFinite)
        {
            FirstNonFinite = nonFinite.OfStep() ?? FirstNonFinite;
        }
        else if (isFirst && FirstNonFinite is { Term: not Term.Update } before && before.Iteration == Iteration)
        {
            FirstNonFinite = null;
        }
    }

    // an update has been applied
    private void LookAtUpdate()
    {
        if (FirstNonFinite is not { } first || first.Iteration > Iteration)
        {
            FirstNonFinite = nonFinite.OfUpdate() ?? FirstNonFinite;
        }
    }

    // the run is to be another from the update of this iteration on
    private void ForgetNonFinite()
    {
        if (FirstNonFinite is { } first && (first.Iteration > Iteration || (first.Iteration == Iteration && first.Term == Term.Update)))
        {
            FirstNonFinite = null;
        }
    }
}
