namespace RnnViz.Lessons.Phases;

/// <summary>When a term is evaluated.</summary>
/// <param name="Term">The term.</param>
/// <param name="Phase">In which phase.</param>
/// <param name="Occurrence">At which of its timesteps.</param>
public readonly record struct ScheduledTerm(Term Term, Phase Phase, TermOccurrence Occurrence)
{
    /// <summary>Whether there is a stop at timestep t; a term that occurs <see cref="TermOccurrence.Once"/> has one at 0 only.</summary>
    /// <param name="t">1..T, or 0 for the phase as a whole.</param>
    /// <param name="hasLoss">Whether t has a loss.</param>
    public bool OccursAt(int t, bool hasLoss) => Occurrence switch
    {
        TermOccurrence.Once => t == 0,
        TermOccurrence.WhereLoss => t > 0 && hasLoss,
        TermOccurrence.AfterFirst => t > 1,
        _ => t > 0,
    };
}
