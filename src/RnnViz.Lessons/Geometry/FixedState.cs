using RnnViz.Numerics.Geometry;

namespace RnnViz.Lessons.Geometry;

/// <summary>A state of the network that stays where it is while the input stays.</summary>
/// <param name="X">The first number of the state.</param>
/// <param name="Y">The second; 0 where there is one.</param>
/// <param name="Class">What states near it do.</param>
/// <param name="Largest">The largest |λ| of the Jacobian there.</param>
/// <param name="Smallest">The smallest |λ|; the same where the state has one number.</param>
/// <param name="Residual">How far f leaves it from where it is: the largest difference of a number.</param>
public readonly record struct FixedState(double X, double Y, StateClass Class, double Largest, double Smallest, double Residual)
{
    internal static FixedState Of(FixedPoint point) =>
        new(point.X, point.Y, (StateClass)(int)point.Stability, point.Largest, point.Smallest, point.Residual);
}
