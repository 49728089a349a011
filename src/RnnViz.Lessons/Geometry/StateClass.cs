namespace RnnViz.Lessons.Geometry;

/// <summary>What states near a fixed point do, by the sizes of the eigenvalues of the map's Jacobian there.</summary>
public enum StateClass
{
    /// <summary>All are below 1: states near it come to it.</summary>
    Attracting,

    /// <summary>One is below 1 and one above: states come along one direction and go along the other.</summary>
    Saddle,

    /// <summary>All are above 1: states near it leave.</summary>
    Repelling,

    /// <summary>One is 1: the Jacobian does not tell, as where two fixed points meet.</summary>
    Neutral,
}
