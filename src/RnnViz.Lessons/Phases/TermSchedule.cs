namespace RnnViz.Lessons.Phases;

/// <summary>The terms of a cell in the order in which they are evaluated, which is that of <see cref="Term"/>.</summary>
public sealed class TermSchedule
{
    private readonly ScheduledTerm[] terms;

    private TermSchedule(params ScheduledTerm[] terms) => this.terms = terms;

    /// <summary>The terms of the vanilla cell.</summary>
    public static TermSchedule Vanilla { get; } = new(
        new(Term.State, Phase.Forward, TermOccurrence.EveryTimestep),
        new(Term.Losses, Phase.Loss, TermOccurrence.Once),
        new(Term.OutputError, Phase.Backward, TermOccurrence.WhereLoss),
        new(Term.HiddenGradient, Phase.Backward, TermOccurrence.EveryTimestep),
        new(Term.Delta, Phase.Backward, TermOccurrence.EveryTimestep),
        new(Term.RecurrentTerm, Phase.Backward, TermOccurrence.EveryTimestep),
        new(Term.InputTerm, Phase.Backward, TermOccurrence.EveryTimestep),
        new(Term.OutputTerm, Phase.Backward, TermOccurrence.WhereLoss),
        new(Term.BackpropagateHidden, Phase.Backward, TermOccurrence.AfterFirst),
        new(Term.GradientNorm, Phase.Update, TermOccurrence.Once),
        new(Term.Clip, Phase.Update, TermOccurrence.Once),
        new(Term.Update, Phase.Update, TermOccurrence.Once));

    /// <summary>All of them, in their order.</summary>
    public IReadOnlyList<ScheduledTerm> Terms => terms;

    /// <summary>When a term is evaluated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cell has no such term.</exception>
    public ScheduledTerm this[Term term]
    {
        get
        {
            foreach (ScheduledTerm scheduled in terms)
            {
                if (scheduled.Term == term)
                {
                    return scheduled;
                }
            }

            throw new ArgumentOutOfRangeException(nameof(term), term, $"The cell has no term {term}; take one of its schedule's terms.");
        }
    }
}
