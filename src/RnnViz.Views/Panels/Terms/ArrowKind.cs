namespace RnnViz.Views.Panels.Terms;

/// <summary>How an arrow goes from box to box.</summary>
internal enum ArrowKind
{
    /// <summary>Straight.</summary>
    Straight,

    /// <summary>
    /// Along a row of boxes to the timestep before, where another arrow comes in as well, or its label has to keep clear.
    /// </summary>
    Along,

    /// <summary>To another row of the timestep after or before, up or down between the two.</summary>
    Between,

    /// <summary>Past a row of boxes of the same timestep, at the right.</summary>
    Past,
}
