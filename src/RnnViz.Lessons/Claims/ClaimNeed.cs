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

    /// <summary>A loss at the last timestep only, and a vanilla cell.</summary>
    LastLoss,

    /// <summary>A timestep after this one.</summary>
    Later,

    /// <summary>A timestep before this one, and a vanilla cell.</summary>
    EarlierVanilla,

    /// <summary>A vanilla cell.</summary>
    Vanilla,

    /// <summary>A gated cell.</summary>
    Gates,

    /// <summary>An LSTM.</summary>
    Cell,

    /// <summary>An LSTM, and a timestep after this one.</summary>
    LaterCell,

    /// <summary>A GRU.</summary>
    Reset,

    /// <summary>Clipping.</summary>
    Clip,

    /// <summary>Several runs.</summary>
    Runs,

    /// <summary>One vanilla unit with a bias.</summary>
    OneUnit,

    /// <summary>A state of two numbers: two units of a vanilla cell or a GRU, one of an LSTM.</summary>
    Plane,

    /// <summary>One of the two.</summary>
    SmallState,
}
