using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Settings;

/// <summary>φ, the function of the hidden units.</summary>
[Noun("activation")]
public enum HiddenActivation
{
    /// <summary>tanh.</summary>
    Tanh,

    /// <summary>max(0, a).</summary>
    Relu,

    /// <summary>1 / (1 + e⁻ᵃ).</summary>
    Sigmoid,

    /// <summary>a, the linear network.</summary>
    Identity,
}
