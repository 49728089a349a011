namespace RnnViz.Views.Hover;

/// <summary>Explanations of what only a GRU has on the screen.</summary>
internal static class GruExplanations
{
    /// <summary>All of them, in the order in which they are read.</summary>
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new(
            Topic.Gates, "gates",
            "Three numbers for each unit at each timestep. They say what is kept of h, and what the new value reads of it.")
        {
            Formula = "h_t = (1 − z_t) ⊙ n_t + z_t ⊙ h_{t−1}",
            MarksText = "r, z from 0, dark, to 1, light. n from −1, purple, to +1, green. Linear scales. Buttons choose one or all (K).",
        },
        new(Topic.ResetGate, "reset gate r", "How much of the former hidden state the new value n reads: from 0 to 1.")
        {
            Formula = "r_t = σ(W_{xr} x_t + W_{hr} h_{t−1} + b_r)",
        },
        new(Topic.UpdateGate, "update gate z", "How much of its hidden state each unit keeps: from 0, takes n, to 1, keeps.")
        {
            Formula = "z_t = σ(W_{xz} x_t + W_{hz} h_{t−1} + b_z)",
            ValueText = "Near 1 state and gradient pass as they are. At 0.5 half of both stays at every timestep.",
        },
        new(Topic.NewState, "new value n", "What each unit would take instead of its hidden state: from −1 to 1.")
        {
            Formula = "n_t = \"tanh\"(W_{xn} x_t + b_n + r_t ⊙ (W_{hn} h_{t−1} + b_{hn}))",
        },
        new(
            Topic.CarouselPart, "the part past all weights",
            "What of ∂L/∂hₜ comes from the last timestep past all weights: on that way only z multiplies, unit by unit.")
        {
            Formula = "‖(Π_{s>t} z_s) ⊙ ∂L/∂h_T‖",
            ValueText = "It is a part and not a bound: what comes through the gates may add to it, or cancel it.",
        },
        new(
            Topic.Carousel, "carousel",
            "By what the update gates alone multiply the gradient of each unit on its way from the last timestep back to t.")
        {
            Formula = "Π_{s>t} z_s",
            MarksText = "Light: near 1. Dark: small, on a logarithmic scale. Below it a line: the mean of zₜ, from 0 to 1.",
            ValueText = "Where it stays light, the error comes back undiminished. Gates at 0.5 lose a factor of 1000 in ten timesteps.",
        },
        new(Topic.MeanGate, "mean of the update gate", "The mean of zₜ over the units of the sequence that is shown, from 0 to 1.")
        {
            ValueText = "1 keeps all of the state, 0 none.",
        },
        new(
            Topic.ForgetDial, "forget bias",
            "Added to the bias of the update gate z before the first update. It acts at the next restart (Ctrl+R), as a seed does.")
        {
            Formula = "z_t = σ(W_{xz} x_t + W_{hz} h_{t−1} + b_z)",
            ValueText = "At 0 update gates begin near 0.5 and memory fades at once. At 4 they begin near 0.98.",
        },
    ];
}
