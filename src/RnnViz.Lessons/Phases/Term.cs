using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Phases;

/// <summary>
/// What is evaluated at a stop, in the order in which it is. No cell has all of them: <see cref="TermSchedule"/> has those of each.
/// A timestep forward has one to three stops, the loss one, a timestep backward up to nine, the update three.
/// </summary>
[Noun("term")]
public enum Term
{
    /// <summary>Forward, LSTM and GRU: a_t of every gate and the gates, i f g o or r z n.</summary>
    Gates,

    /// <summary>Forward, LSTM: c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t.</summary>
    CellState,

    /// <summary>Forward: h_t and the outputs; of the vanilla cell a_t before it.</summary>
    State,

    /// <summary>Loss: ŷ_t and ℓ_t for every t, and L.</summary>
    Losses,

    /// <summary>e_t, the gradient of the outputs before a softmax; only where t has a loss.</summary>
    OutputError,

    /// <summary>∂L/∂h_t: what the outputs of t send back, and what comes from t + 1.</summary>
    HiddenGradient,

    /// <summary>LSTM: ∂L/∂c_t = ∂L/∂h_t ⊙ o_t ⊙ (1 − tanh² c_t) + f_{t+1} ⊙ ∂L/∂c_{t+1}.</summary>
    CellGradient,

    /// <summary>δ_t = ∂L/∂a_t; of a gated cell one for each gate.</summary>
    Delta,

    /// <summary>∂L/∂Whh += δ_t h_{t−1}ᵀ; of the GRU's n by r_t ⊙ δ_t, and ∂L/∂bhn += r_t ⊙ δ_t.</summary>
    RecurrentTerm,

    /// <summary>∂L/∂Wxh += δ_t x_tᵀ and ∂L/∂bh += δ_t.</summary>
    InputTerm,

    /// <summary>∂L/∂Why += e_t h_tᵀ and ∂L/∂by += e_t; only where t has a loss.</summary>
    OutputTerm,

    /// <summary>
    /// What one gate alone hands to t − 1, past all weights: f_t ⊙ ∂L/∂c_t of the LSTM, z_t ⊙ ∂L/∂h_t of the GRU; only where t &gt; 1.
    /// </summary>
    BackpropagateCell,

    /// <summary>Whhᵀ δ_t goes to t − 1; only where t &gt; 1.</summary>
    BackpropagateHidden,

    /// <summary>Update: the joint norm of all parameter gradients.</summary>
    GradientNorm,

    /// <summary>Update: the gradients kept in bounds.</summary>
    Clip,

    /// <summary>Update: what the optimizer makes of them.</summary>
    Update,
}
