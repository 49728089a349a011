namespace RnnViz.Views.Panels.Bptt;

/// <summary>How far an equation has come.</summary>
public enum EquationState
{
    /// <summary>It stands for all timesteps, or has been evaluated.</summary>
    Done,

    /// <summary>It is being evaluated.</summary>
    Now,

    /// <summary>It is still to come.</summary>
    Ahead,
}
