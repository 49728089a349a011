namespace RnnViz.Numerics.Geometry;

/// <summary>A state that the map leaves where it is.</summary>
/// <param name="X">The first number of the state.</param>
/// <param name="Y">The second; 0 where there is one.</param>
/// <param name="Residual">The largest of |f(s) − s| over the numbers of the state.</param>
/// <param name="Stability">By the eigenvalues.</param>
/// <param name="Largest">The largest |λ| of the Jacobian.</param>
/// <param name="Smallest">The smallest |λ|; the same where the state has one number.</param>
public readonly record struct FixedPoint(double X, double Y, double Residual, Stability Stability, double Largest, double Smallest)
{
    /// <summary>How far |λ| must be from 1 to count as different: what rounding of a double root leaves.</summary>
    private const double Band = 1e-9;

    /// <summary>The class by the sizes of the largest and the smallest eigenvalue.</summary>
    public static Stability ClassOf(double largest, double smallest) =>
        Math.Abs(largest - 1) <= Band || Math.Abs(smallest - 1) <= Band ? Stability.Neutral
        : largest < 1 ? Stability.Attracting : smallest > 1 ? Stability.Repelling : Stability.Saddle;
}
