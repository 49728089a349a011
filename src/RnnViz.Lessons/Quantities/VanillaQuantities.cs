using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Quantities;

/// <summary>The quantities of a timestep of the vanilla cell.</summary>
public sealed class VanillaQuantities : StepQuantities
{
    /// <summary>What is backpropagated to t − 1, by the equation of t; FromLater has it as t − 1 sees it.</summary>
    public const string Backpropagated = "W_{hh}ᵀ δ_{@}";

    /// <summary>The quantities of a walk's step.</summary>
    /// <param name="walk">Where they are read.</param>
    /// <param name="hiddenGradient">How ∂L/∂h_t is called.</param>
    /// <param name="slope">How φ'(a_t) is called.</param>
    internal VanillaQuantities(Walk walk, string hiddenGradient, string slope)
        : base(walk, new StepNames(hiddenGradient, "o_{@}", "W_{hh}ᵀ δ_{@+}")) =>
        Slope = Make.Slope(slope, "slope of the activation", Operands.Slope);

    /// <summary>φ'(a_t), H×B.</summary>
    public Quantity Slope { get; }
}
