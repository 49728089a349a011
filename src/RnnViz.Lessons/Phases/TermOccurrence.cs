namespace RnnViz.Lessons.Phases;

/// <summary>At which timesteps of its phase a term is evaluated.</summary>
public enum TermOccurrence
{
    /// <summary>Once in the phase, for no timestep of its own.</summary>
    Once,

    /// <summary>At every timestep, 1..T.</summary>
    EveryTimestep,

    /// <summary>At the timesteps that have a loss.</summary>
    WhereLoss,

    /// <summary>At every timestep that has one before it, 2..T.</summary>
    AfterFirst,
}
