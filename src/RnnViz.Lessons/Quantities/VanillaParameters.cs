using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Quantities;

/// <summary>The parameters of the vanilla cell and of its readout: Wxh, Whh, bh, Why, by.</summary>
public sealed class VanillaParameters : StepParameters
{
    /// <summary>The parameters of a walk's step.</summary>
    /// <param name="walk">Where they are read.</param>
    internal VanillaParameters(Walk walk) : base(walk, new ParameterNames("W_{xh}", "W_{hh}", "b_h")) { }
}
