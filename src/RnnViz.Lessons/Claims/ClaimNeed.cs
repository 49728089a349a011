namespace RnnViz.Lessons.Claims;

/// <summary>What a lesson must have for a quantity to have a value.</summary>
internal enum ClaimNeed
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>A task that knows a loss to compare with.</summary>
    Baseline,

    /// <summary>Targets that are symbols.</summary>
    Symbols,

    /// <summary>Targets that are numbers.</summary>
    Numbers,

    /// <summary>A loss at the timestep.</summary>
    Loss,

    /// <summary>A loss at the last timestep only.</summary>
    LastLoss,

    /// <summary>A timestep after this one.</summary>
    Later,

    /// <summary>A timestep before this one.</summary>
    Earlier,

    /// <summary>Clipping.</summary>
    Clip,
}
