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
        new(
            Topic.LossCurves, "loss of each run",
            "The loss of each iteration, as a mean over the n timesteps that have one; a curve for each run.")
        {
            Formula = "L/n, L = Σ_t ℓ_t",
            MarksText =
                "Thin lines: the range of several iterations. Grey: a kept run, or the future given up by a change. ▲ beyond the axis.",
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
        new(
            Topic.Runs, "the runs beside each other",
            "What the runs differ in now. All are trained on the same batches; the loss beside the names is that of the run in front.")
        {
            MarksText = "Colour, line and mark say which run, in every picture. Underlined: the run in front, which is walked through.",
            ValueText = "A click or N brings another one to the front. Controls act on it, with Shift on all.",
        },
        new(
            Topic.Verdicts, "which run was better, and why",
            "A row for each run: how well it does, and how much of the gradient arrives at t = 1.")
        {
            MarksText = "“kept” is a run that stands still at its last iteration. Pale: of the iteration that is named.",
        },
        new(
            Topic.RunLoss, "loss now",
            "How wrong the run is on the batch of this iteration: the mean over the n timesteps that have a loss.")
        {
            Formula = "L/n, L = Σ_t ℓ_t",
        },
        new(Topic.RunBest, "best loss", "The smallest loss of all iterations so far, on one batch each.")
        {
            Formula = "\"min\"_i L_i/n",
        },
        new(
            Topic.RunFloor, "iterations to the floor",
            "From which iteration on the loss is at or below the lowest dashed line of the loss chart: in the mean over 50 iterations.")
        {
            ValueText = "– so far it is not.",
        },
        new(
            Topic.RunFlow, "gradient at t = 1",
            "The gradient at the first timestep as a share of that at the last, at this iteration.")
        {
            Formula = "‖∂L/∂h_1‖ / ‖∂L/∂h_T‖",
            ValueText = "Near 0 it has vanished: the first inputs cannot be learnt from. Far above 1 it explodes.",
        },
        new(Topic.RunFlowAtStart, "gradient at t = 1, at the start", "The same share at iteration 0, before the first update.")
        {
            Formula = "‖∂L/∂h_1‖ / ‖∂L/∂h_T‖",
            ValueText = "It is what learning has to begin with.",
        },
        new(Topic.RunGrowth, "growth per step", "By what the gradient is multiplied for each timestep that it goes back, in the mean.")
        {
            Formula = "(‖∂L/∂h_1‖ / ‖∂L/∂h_T‖)^{1/(T−1)}",
            ValueText = "Below ×1 it shrinks, above it grows.",
        },
        new(
            Topic.RunRadius, "spectral radius",
            "The largest absolute value of an eigenvalue of the recurrent matrix. Gated cells have no single one.")
        {
            Formula = "\"max\"_i |λ_i|",
            ValueText = "In a linear network everything fades below 1, and grows above 1.",
        },
    ];
}
