using RnnViz.Lessons.Phases;

namespace RnnViz.Lessons.Quantities;

/// <summary>A gradient as the sum of what the timesteps contribute.</summary>
/// <param name="Term">The term which adds a timestep's contribution.</param>
/// <param name="Weights">The parameter.</param>
/// <param name="Contribution">What a timestep contributes.</param>
/// <param name="Gradient">The sum as far as the walk has come.</param>
public sealed record GradientSum(Term Term, Quantity Weights, Quantity Contribution, Quantity Gradient);
