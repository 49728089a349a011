namespace RnnViz.Lessons.Geometry;

/// <summary>What the axes of a loss surface are.</summary>
public enum SurfaceAxes
{
    /// <summary>w = Whh and b = bh of a vanilla unit, in their own units; everything else is as it is.</summary>
    Weights,

    /// <summary>The next step, and the previous update made orthogonal to it; 1 is as long as the next step, on both.</summary>
    PreviousUpdate,

    /// <summary>
    /// The next step, and a seeded random direction made orthogonal to it: at iteration 0, and where the previous update is zero or
    /// parallel to the next step. 1 is as long as the next step, on both.
    /// </summary>
    Random,
}
