namespace RnnViz.Lessons.Stepping;

/// <summary>How far one step goes.</summary>
public enum Granularity
{
    /// <summary>A whole training iteration.</summary>
    Batch,

    /// <summary>Forward, loss, backward, clip and update.</summary>
    Phase,

    /// <summary>One column of the forward or backward pass; the loss; clip and update.</summary>
    Timestep,

    /// <summary>One term of a backward timestep, one part of the update.</summary>
    Term,
}
