namespace RnnViz.Views.Hover;

/// <summary>Explanations of what only an LSTM has on the screen.</summary>
internal static class LstmExplanations
{
    /// <summary>All of them, in the order in which they are read.</summary>
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new(
            Topic.StateChoice, "h or c",
            "Whether the rows of state and gradient and the flow are of the hidden state h or of the cell state c (H)."),
        new(
            Topic.CellStates, "cell states",
            "The memory of one sequence over time: a row for each unit, a column for each timestep.")
        {
            Formula = "c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t",
            MarksText =
                "Green: positive. Purple: negative. c has no bounds: the colours end at the largest of the step, rounded up to 1, 2 or 5.",
            ValueText = "A row that keeps its colour to the right remembers.",
        },
        new(Topic.CellState, "cell state", "The memory of a unit: what it kept of the timestep before, and what it has written.")
        {
            Formula = "c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t",
            ValueText = "Nothing bounds it. It is shown outside as h, through tanh and the output gate.",
        },
        new(Topic.CellGradients, "gradients of the cell states", "How the loss changes with each cell state at each timestep.")
        {
            Formula = "∂L/∂c_t",
            MarksText =
                "Green: positive. Purple: negative. The scale is logarithmic on both sides of zero. Pale columns are not computed yet.",
            ValueText = "Where a row keeps its colour to the left, the error of the end reaches back.",
        },
        new(
            Topic.CellFlowBars, "gradient flow of the cell state",
            "The norm of the gradient that reaches the cell state of each timestep, over the whole batch, and the two ways it comes.")
        {
            Formula = "∂L/∂c_t = (Π_{s>t} f_s) ⊙ ∂L/∂c_T + \"rest\"",
            MarksText =
                "Wide: ‖∂L/∂cₜ‖. Dark: by the carousel, past all weights. Hollow: the rest, through the gates or from other losses.",
            ValueText = "Norms of parts do not add up: parts that cancel are each larger than their sum.",
        },
        new(
            Topic.CarouselPart, "the part by the carousel",
            "What of ∂L/∂cₜ comes from the last timestep past all weights: on that way only f multiplies, unit by unit.")
        {
            Formula = "‖(Π_{s>t} f_s) ⊙ ∂L/∂c_T‖",
            ValueText = "It is a part and not a bound: what comes through the gates may add to it, or cancel it.",
        },
        new(
            Topic.Gates, "gates",
            "Four numbers for each unit at each timestep. They say what is written into c, what is kept of it, and what is shown of it.")
        {
            Formula = "c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t,  h_t = o_t ⊙ \"tanh\"(c_t)",
            MarksText = "i, f, o from 0, dark, to 1, light. g from −1, purple, to +1, green. Linear scales. Buttons choose one or all (K).",
        },
        new(Topic.InputGate, "input gate i", "How much of the new value g each unit writes into its cell state: from 0 to 1.")
        {
            Formula = "i_t = σ(W_{xi} x_t + W_{hi} h_{t−1} + b_i)",
        },
        new(
            Topic.ForgetGate, "forget gate f",
            "How much of its cell state each unit keeps: from 0, forgets, to 1, keeps.")
        {
            Formula = "f_t = σ(W_{xf} x_t + W_{hf} h_{t−1} + b_f)",
            ValueText = "Near 1 state and gradient pass as they are. At 0.5 both are halved at every timestep.",
        },
        new(Topic.Candidate, "new value g", "What each unit would write into its cell state: from −1 to 1.")
        {
            Formula = "g_t = \"tanh\"(W_{xg} x_t + W_{hg} h_{t−1} + b_g)",
        },
        new(Topic.OutputGate, "output gate o", "How much of its cell state each unit shows as h: from 0 to 1.")
        {
            Formula = "o_t = σ(W_{xo} x_t + W_{ho} h_{t−1} + b_o)",
        },
        new(
            Topic.Carousel, "constant error carousel",
            "By what the forget gates alone multiply the gradient of each unit on its way from the last timestep back to t.")
        {
            Formula = "Π_{s>t} f_s",
            MarksText = "Light: near 1. Dark: small, on a logarithmic scale. Below it a line: the mean of fₜ, from 0 to 1.",
            ValueText = "Where it stays light, the error comes back undiminished. Gates at 0.5 lose a factor of 1000 in ten timesteps.",
        },
        new(Topic.MeanGate, "mean of the forget gate", "The mean of fₜ over the units of the sequence that is shown, from 0 to 1.")
        {
            ValueText = "1 keeps all of the state, 0 none.",
        },
        new(
            Topic.ForgetDial, "forget bias",
            "Added to the bias of the forget gate before the first update. It acts at the next restart (Ctrl+R), as a seed does.")
        {
            Formula = "f_t = σ(W_{xf} x_t + W_{hf} h_{t−1} + b_f)",
            ValueText = "At 0 forget gates begin near 0.5 and memory fades at once. At 4 they begin near 0.98.",
        },
    ];
}
