namespace RnnViz.Views.Hover;

/// <summary>Explanations of what the backward pass computes.</summary>
internal static class BackwardExplanations
{
    /// <summary>All of them, in the order in which they are read.</summary>
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new(
            Topic.OutputError, "output error",
            "The gradient at the output: prediction minus target, divided by the batch size. The backward pass starts here.")
        {
            Formula = "e_t = ∂L/∂o_t = (ŷ_t − y_t)/B",
        },
        new(
            Topic.HiddenGradient, "gradient of the hidden state",
            "How the loss changes with hₜ: through the output at t, and through all later timesteps.")
        {
            Formula = "g_t = ∂L/∂h_t = W_{hy}ᵀ e_t + W_{hh}ᵀ δ_{t+1}",
            ValueText = "Its norm over the timesteps is the gradient flow. Near 0, timestep t is not learned from.",
        },
        new(Topic.FromOutput, "from the own loss", "What the loss of timestep t itself sends to hₜ.")
        {
            Formula = "W_{hy}ᵀ e_t",
        },
        new(Topic.FromLater, "from later losses", "What comes back from timestep t + 1: all later losses, through Whh transposed.")
        {
            Formula = "W_{hh}ᵀ δ_{t+1}",
            ValueText = "One such product at every step back: this is where gradients shrink or grow.",
        },
        new(
            Topic.Delta, "gradient of the pre-activation",
            "The gradient after it has gone back through φ: unit by unit times the slope.")
        {
            Formula = "δ_t = ∂L/∂a_t = g_t ⊙ φ'(a_t)",
            ValueText = "Much smaller than gₜ where units are saturated.",
        },
        new(Topic.RecurrentTerm, "term of timestep t", "What timestep t adds to ∂L/∂Whh: δₜ times the former hidden state.")
        {
            Formula = "∂L/∂W_{hh} += δ_t h_{t−1}ᵀ",
            ValueText = "It is zero where the former state is zero: from nothing, nothing is learned.",
        },
        new(
            Topic.InputTerm, "term of the input weights",
            "What timestep t adds to the gradients of the input weights and the hidden bias.")
        {
            Formula = "∂L/∂W_{xh} += δ_t x_tᵀ,  ∂L/∂b_h += δ_t",
        },
        new(
            Topic.OutputTerm, "term of the output weights",
            "What timestep t adds to the gradients of the output weights and the output bias.")
        {
            Formula = "∂L/∂W_{hy} += e_t h_tᵀ,  ∂L/∂b_y += e_t",
        },
        new(
            Topic.RecurrentGradient, "gradient of the recurrent weights",
            "How the loss changes with each weight of Whh: the sum of the terms of all timesteps.")
        {
            Formula = "∂L/∂W_{hh} = Σ_t δ_t h_{t−1}ᵀ",
        },
        new(Topic.InputGradient, "gradient of the input weights", "How the loss changes with each weight of Wxh.")
        {
            Formula = "∂L/∂W_{xh} = Σ_t δ_t x_tᵀ",
        },
        new(Topic.OutputGradient, "gradient of the output weights", "How the loss changes with each weight of Why.")
        {
            Formula = "∂L/∂W_{hy} = Σ_t e_t h_tᵀ",
        },
        new(Topic.SoFar, "so far", "How many timesteps the walk has added up, and the norm of that sum.")
        {
            Formula = "Σ_{s ≥ t} δ_s h_{s−1}ᵀ",
        },
    ];
}
