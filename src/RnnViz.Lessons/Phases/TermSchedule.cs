using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Phases;

/// <summary>The terms of a cell in the order in which they are evaluated, which is that of <see cref="Term"/>.</summary>
public sealed class TermSchedule
{
    private readonly ScheduledTerm[] terms;

    private TermSchedule(params Term[] left) => terms = [.. All.Where(scheduled => !left.Contains(scheduled.Term))];

    /// <summary>The terms of all cells, each with its phase.</summary>
    private static ScheduledTerm[] All { get; } =
    [
        new(Term.Gates, Phase.Forward, TermOccurrence.EveryTimestep),
        new(Term.CellState, Phase.Forward, TermOccurrence.EveryTimestep),
        new(Term.State, Phase.Forward, TermOccurrence.EveryTimestep),
        new(Term.Losses, Phase.Loss, TermOccurrence.Once),
        new(Term.OutputError, Phase.Backward, TermOccurrence.WhereLoss),
        new(Term.HiddenGradient, Phase.Backward, TermOccurrence.EveryTimestep),
        new(Term.CellGradient, Phase.Backward, TermOccurrence.EveryTimestep),
        new(Term.Delta, Phase.Backward, TermOccurrence.EveryTimestep),
        new(Term.RecurrentTerm, Phase.Backward, TermOccurrence.EveryTimestep),
        new(Term.InputTerm, Phase.Backward, TermOccurrence.EveryTimestep),
        new(Term.OutputTerm, Phase.Backward, TermOccurrence.WhereLoss),
        new(Term.BackpropagateCell, Phase.Backward, TermOccurrence.AfterFirst),
        new(Term.BackpropagateHidden, Phase.Backward, TermOccurrence.AfterFirst),
        new(Term.GradientNorm, Phase.Update, TermOccurrence.Once),
        new(Term.Clip, Phase.Update, TermOccurrence.Once),
        new(Term.Update, Phase.Update, TermOccurrence.Once),
    ];

    /// <summary>The terms of the vanilla cell.</summary>
    public static TermSchedule Vanilla { get; } = new(Term.Gates, Term.CellState, Term.CellGradient, Term.BackpropagateCell);

    /// <summary>The terms of the LSTM.</summary>
    public static TermSchedule Lstm { get; } = new();

    /// <summary>The terms of the GRU.</summary>
    public static TermSchedule Gru { get; } = new(Term.CellState, Term.CellGradient);

    // a recurrent layer alone: what its outputs go into, and what becomes of its gradients, is not known
    private static readonly TermSchedule[] Layers =
    [
        new(Term.Gates, Term.CellState, Term.CellGradient, Term.BackpropagateCell, Term.OutputTerm, Term.Clip),
        new(Term.OutputTerm, Term.Clip),
        new(Term.CellState, Term.CellGradient, Term.OutputTerm, Term.Clip),
    ];

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

    /// <summary>The terms of a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="hasReadout">Whether there are outputs Why h_t + by; else it is a recurrent layer alone.</param>
    public static TermSchedule Of(Cell cell, bool hasReadout = true) => cell switch
    {
        _ when !hasReadout => Layers[(int)cell],
        Cell.Lstm => Lstm,
        Cell.Gru => Gru,
        _ => Vanilla,
    };

    /// <summary>The phase of a term, the same in every cell that has it.</summary>
    public static Phase PhaseOf(Term term) => All[(int)term].Phase;

    /// <summary>Whether the cell has a term.</summary>
    public bool Has(Term term) => terms.Any(scheduled => scheduled.Term == term);
}
