namespace RnnViz.Lessons.Geometry;

/// <summary>Where the next step lands.</summary>
/// <param name="X">On the first axis; NaN where it is not finite.</param>
/// <param name="Y">On the second.</param>
/// <param name="Length">‖Δθ‖, the length of the step over all parameters.</param>
/// <param name="Beside">How far it lands beside the picture's plane, as a length over all parameters: 0 where it lands in it.</param>
public readonly record struct Landing(double X, double Y, double Length, double Beside);
