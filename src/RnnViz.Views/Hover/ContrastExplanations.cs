namespace RnnViz.Views.Hover;

/// <summary>Explanations of what stands in the place of one run where several are beside each other.</summary>
internal static class ContrastExplanations
{
    /// <summary>All of them, in the order in which they are read.</summary>
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new(
            Topic.FlowLines, "gradient flow of each run",
            "The norm of the gradient that reaches the state of each timestep, over the whole batch; a line for each run.")
        {
            Formula = "‖∂L/∂h_t‖",
            MarksText = "Colour, line and mark say which run. ▲ ▼ beyond the axis, 0 exactly zero, × not a number. Pale: still to come.",
            ValueText = "The words say how many times as much arrives at t = 1 in one run as in the run where least arrives.",
        },
        new(Topic.LossCurves, "loss of each run", "The loss of each iteration, as a mean over the n timesteps that have one; a curve for each run.")
        {
            Formula = "L/n, L = Σ_t ℓ_t",
            MarksText = "Thin lines: the range of several iterations. Grey: a kept run, or the future given up by a change. ▲ beyond the axis.",
            ValueText = "All runs see the same batches, so at each iteration they solve the same examples.",
        },
        new(
            Topic.NormCurves, "gradient norm of each run",
            "The length of the gradient of all weights and biases together, at each iteration, before clipping; a curve for each run.")
        {
            Formula = "‖∇L‖ = \\root{Σ_p ‖∂L/∂p‖^2}",
            MarksText = "Dashed: the threshold of the runs that clip, in the run's colour where only some do.",
            ValueText = "Jumps by powers of ten are exploding gradients; a curve near 0 hardly changes the weights.",
        },
        new(
            Topic.Spectra, "spectra of Whh",
            "The eigenvalues λ of Whh of each vanilla run: by these factors Whh alone stretches and turns the state at each step.")
        {
            Formula = "W_{hh} v = λ v",
            MarksText = "Colour and mark say which run. Dashed circles: radius ρ of each.",
            ValueText = "For tanh the slopes φ' count as well: eigenvalues outside need not mean an explosion.",
        },
    ];
}
