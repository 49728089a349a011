using RnnViz.Lessons.Phases;

namespace RnnViz.Lessons.Step;

/// <summary>Where numbers stopped being finite: the first quantity, in the order of computation, that has a NaN or an ∞.</summary>
/// <param name="Iteration">Updates applied before it.</param>
/// <param name="Phase">The part of the iteration.</param>
/// <param name="Timestep">
/// 1..T forward and backward, also of a loss; 0 where no single timestep is meant, as of weights that came so from the start.
/// </param>
/// <param name="Term">What was evaluated.</param>
/// <param name="Quantity">Its symbol without a timestep, as in an equation: h, c, i, ŷ, ∂L/∂h, Whh.</param>
/// <param name="IsNaN">Whether the first such number in it is NaN rather than ∞.</param>
public readonly record struct NonFinite(int Iteration, Phase Phase, int Timestep, Term Term, string Quantity, bool IsNaN)
{
    /// <summary>The sign of it: NaN or ∞.</summary>
    public string Sign => IsNaN ? "NaN" : "∞";
}
