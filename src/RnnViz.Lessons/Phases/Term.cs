using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Phases;

/// <summary>
/// What is evaluated at a stop, in the order in which it is. A timestep forward and the loss have one stop each, a timestep
/// backward up to seven, the update three.
/// </summary>
[Noun("term")]
public enum Term
{
    /// <summary>Forward: a_t, h_t and o_t.</summary>
    State,

    /// <summary>Loss: ŷ_t and ℓ_t for every t, and L.</summary>
    Losses,

    /// <summary>e_t = ∂L/∂o_t; only where t has a loss.</summary>
    OutputError,

    /// <summary>g_t = Whyᵀ e_t + Whhᵀ δ_{t+1}.</summary>
    HiddenGradient,

    /// <summary>δ_t = g_t ⊙ φ'(a_t).</summary>
    Delta,

    /// <summary>∂L/∂Whh += δ_t h_{t−1}ᵀ.</summary>
    RecurrentTerm,

    /// <summary>∂L/∂Wxh += δ_t x_tᵀ and ∂L/∂bh += δ_t.</summary>
    InputTerm,

    /// <summary>∂L/∂Why += e_t h_tᵀ and ∂L/∂by += e_t; only where t has a loss.</summary>
    OutputTerm,

    /// <summary>Whhᵀ δ_t goes to t − 1; only where t &gt; 1.</summary>
    BackpropagateHidden,

    /// <summary>Update: the joint norm of all parameter gradients.</summary>
    GradientNorm,

    /// <summary>Update: the gradients kept in bounds.</summary>
    Clip,

    /// <summary>Update: what the optimizer makes of them.</summary>
    Update,
}
