namespace RnnViz.Views.Hover;

/// <summary>Explanations of the rows that share the axis of timesteps, and the view of terms.</summary>
internal static class TimestepExplanations
{
    /// <summary>All of them, in the order in which they are read.</summary>
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new(
            Topic.Unrolled, "the unrolled network",
            "The same network drawn once for each timestep. The hidden state goes from each to the next.")
        {
            Formula = "h_t = φ(W_{xh} x_t + W_{hh} h_{t−1} + b_h)",
            MarksText = "Blue: forward. Orange: backward; the arrow is thicker where ‖∂L/∂hₜ‖ is larger. Pale: not computed yet.",
        },
        new(Topic.Timestep, "timestep t", "The position in the sequence, counted from 1 to T. All rows share these columns.")
        {
            MarksText = "The band marks where the walk stands; a click in a column walks there.",
        },
        new(Topic.Gain, "gain", "What one timestep back makes of the gradient: its norm at t against its norm at t + 1.")
        {
            Formula = "‖∂L/∂h_t‖ / ‖∂L/∂h_{t+1}‖",
            MarksText = "Orange: above 1.",
            ValueText =
                "Below 1 at every step the gradient vanishes, above 1 it explodes. With a loss at every step each adds its own part.",
        },
        new(
            Topic.HiddenStates, "hidden states",
            "All hidden units of one sequence over time: a row for each unit, a column for each timestep.")
        {
            Formula = "h_t = φ(a_t)",
            MarksText = "Green: positive. Purple: negative. ▬ saturated, ● exactly zero. The colours are those of the scale at the left.",
            ValueText = "A tanh unit near −1 or 1 is saturated: it lets hardly any gradient through.",
        },
        new(
            Topic.HiddenGradients, "gradients of the hidden states",
            "How the loss changes with each hidden unit at each timestep, for one sequence.")
        {
            Formula = "∂L/∂h_t",
            MarksText =
                "Green: positive. Purple: negative. The scale is logarithmic on both sides of zero. Pale columns are not computed yet.",
            ValueText = "Where the columns lose their colour to the left, the gradient vanishes: those timesteps teach hardly anything.",
        },
        new(
            Topic.FlowBars, "gradient flow",
            "The norm of the gradient that reaches the hidden state of each timestep, over the whole batch.")
        {
            Formula = "‖∂L/∂h_t‖",
            MarksText = "Height and colour: the norm, on a logarithmic axis. ▲ ▼ beyond the axis, 0 exactly zero, × not a number.",
            ValueText = "Bars about equally high carry the error far back. Falling to the left: vanishing. Rising: exploding.",
        },
        new(
            Topic.FlowBound, "bound of the gradient flow",
            "What ‖∂L/∂hₜ‖ cannot exceed when only the last timestep has a loss. γ is the largest slope of φ.")
        {
            Formula = "‖∂L/∂h_t‖ ≤ (γ σ_{\"max\"})^{T−t} ‖∂L/∂h_T‖",
            ValueText = "If γ σ_{\"max\"} is below 1, the gradient must vanish. If it is above 1, the gradient may explode but need not.",
        },
        new(
            Topic.FlowTriangle, "flow triangle",
            "How much of the loss of timestep k reaches the hidden state of timestep t: one row for each loss.")
        {
            Formula = "‖∂ℓ_k/∂h_t‖",
            MarksText = "Light: large. Dark: small, on a logarithmic scale. Hatched: cut off by the window.",
            ValueText = "A row that darkens to the left vanishes, even where the sum of all rows looks even.",
        },
        new(Topic.FlowTerms, "terms of the gradient", "The norm of what each timestep adds to ∂L/∂Whh.")
        {
            Formula = "‖δ_t h_{t−1}ᵀ‖",
            MarksText = "Height and colour: the norm, on a logarithmic axis. Hatched: what the window cuts off.",
            ValueText = "Where early bars are tiny, early timesteps teach the weights hardly anything.",
        },
        new(
            Topic.CutOff, "what the window cuts off",
            "Truncated BPTT follows each loss back through k hidden states only. This is how far the gradient is then from the full one.")
        {
            Formula = "‖∂L/∂W_{hh}^{\"full\"} − ∂L/∂W_{hh}^{\"truncated\"}‖ / ‖∂L/∂W_{hh}^{\"full\"}‖",
            ValueText = "Near 0 the window loses little. It can exceed 100 %: parts that were cut off may have cancelled others.",
        },
        new(Topic.Sequence, "sequence", "Which sequence of the batch is drawn. Norms are over all sequences."),
        new(
            Topic.OfIteration, "iteration of these numbers",
            "The iteration for which these numbers were computed. They are renewed while training runs."),
        new(
            Topic.Fitted, "fitted scale",
            "The scale was fitted to what is shown (F). It no longer compares with other lessons; F locks it again."),
        new(
            Topic.TermView, "the whole network in numbers",
            "Every vector of the forward and backward pass in a box, as far as the walk has come.")
        {
            Formula = "g_t = W_{hy}ᵀ e_t + W_{hh}ᵀ δ_{t+1}",
            MarksText =
                "Blue: forward. Orange: backward. Thick frame: computed now. Pale: not yet. Cells: green positive, purple negative.",
        },
        new(
            Topic.GradientSum, "the gradient as a sum",
            "Whh acts at every timestep, so its gradient has one term for each of them. Added up as the walk comes to them.")
        {
            Formula = "∂L/∂W_{hh} = Σ_t δ_t h_{t−1}ᵀ",
            MarksText = "? is still to come; the frame marks the term of now.",
        },
        new(
            Topic.WithNumbers, "the equation with numbers",
            "The equation of now with its vectors and matrices in place of their names.")
        {
            MarksText = "The frame is around the result. Green: positive. Purple: negative.",
        },
    ];
}
