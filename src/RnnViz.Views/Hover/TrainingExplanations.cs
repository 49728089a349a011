namespace RnnViz.Views.Hover;

/// <summary>Explanations of the charts over training, the spectrum, and the equations' panel.</summary>
internal static class TrainingExplanations
{
    /// <summary>All of them, in the order in which they are read.</summary>
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new(
            Topic.FlowHistory, "gradient flow over training",
            "The gradient flow of every iteration as one row: timesteps to the right, iterations upwards.")
        {
            Formula = "\"log\"_{10} ‖∂L/∂h_t‖",
            MarksText = "Light: large. Dark: small, by the scale at the right.",
            ValueText = "Dark on the left: the gradient vanishes before it gets there. Light on the left: it explodes.",
        },
        new(Topic.LossCurve, "loss over training", "The loss of each iteration, as a mean over the n timesteps that have one.")
        {
            Formula = "L/n, L = Σ_t ℓ_t",
            MarksText =
                "Thin lines: the range of several iterations. Grey: a kept run, or the future given up by a change. ▲ beyond the axis.",
            ValueText = "Falling is learning. Flat at a dashed line: no better than that rule.",
        },
        new(Topic.Baseline, "baseline", "The loss of a simple rule, named at the line: guessing, always the same answer, no memory.")
        {
            ValueText = "Only below the line has the network learned more than that rule knows.",
        },
        new(
            Topic.NormCurve, "gradient norm over training",
            "The length of the gradient of all weights and biases together, at each iteration.")
        {
            Formula = "‖∇L‖ = \\root{Σ_p ‖∂L/∂p‖^2}",
            MarksText = "Pale: before clipping. Full: after clipping. Dashed: the threshold.",
            ValueText = "Jumps by powers of ten are exploding gradients; a curve near 0 hardly changes the weights.",
        },
        new(Topic.ClipLine, "clipping threshold", "No gradient longer than this reaches the optimizer.")
        {
            Formula = "∇L ← ∇L · \"min\"(1, c/‖∇L‖)",
            ValueText = "If the curve is always above it, every step has the same length.",
        },
        new(
            Topic.IterationAxis, "iterations",
            "One iteration is one batch: forward pass, loss, backward pass, update. Iteration 0 is the first."),
        new(
            Topic.Spectrum, "spectrum of Whh",
            "The eigenvalues λ of Whh in the complex plane: by these factors Whh alone stretches and turns the state at each step.")
        {
            Formula = "W_{hh} v = λ v",
            MarksText = "Blue: inside the unit circle. Orange: outside. Dashed circle: radius ρ.",
            ValueText = "For tanh the slopes φ' count as well: eigenvalues outside need not mean an explosion.",
        },
        new(Topic.UnitCircle, "unit circle", "Eigenvalues of absolute value 1: they neither shrink nor grow what they multiply.")
        {
            Formula = "|λ| = 1",
        },
        new(Topic.SpectralRadius, "spectral radius", "The largest absolute value of an eigenvalue of Whh.")
        {
            Formula = "ρ = \"max\"_i |λ_i|",
            ValueText = "A linear network forgets below 1 and explodes above 1. With tanh it is a hint, not a rule.",
        },
        new(Topic.SingularValue, "largest singular value", "By how much Whh can lengthen a vector at most.")
        {
            Formula = "σ_{\"max\"} = \"max\"_{‖v‖ = 1} ‖W_{hh} v‖",
            ValueText = "If γ σ_{\"max\"} is below 1 the gradient must vanish; above 1 it may explode. γ is the largest slope of φ.",
        },
        new(
            Topic.Equations, "equations of this place",
            "What the walk evaluates here, line by line, and below it the norms of what goes in and comes out.")
        {
            MarksText = "Highlighted: evaluated now. Pale: still to come.",
        },
        new(
            Topic.ThroughTime, "through time",
            "The equations by which the gradient goes back one timestep, and what becomes of it over the whole sequence.")
        {
            Formula = "g_t = W_{hy}ᵀ e_t + W_{hh}ᵀ δ_{t+1},  δ_t = g_t ⊙ φ'(a_t)",
        },
        new(
            Topic.Verdict, "what becomes of the gradient",
            "Compares the gradient at the first timestep with that at the last, where only the last has a loss.")
        {
            Formula = "‖∂L/∂h_1‖ / ‖∂L/∂h_T‖",
            ValueText = "Steady: within a factor of 5. Vanishing or exploding: a factor of more than 100.",
        },
        new(Topic.SummedLosses, "sum of the losses", "With a loss at every step, the gradient at t adds up all losses from t on.")
        {
            Formula = "g_t = Σ_{k ≥ t} ∂ℓ_k/∂h_t",
            ValueText = "An even sum does not say that each loss reaches far: see the flow triangle (G).",
        },
        new(
            Topic.Growth, "growth per step",
            "By what the gradient is multiplied for each timestep that it goes back, in the mean; then its logarithm.")
        {
            Formula = "1/(T−1) \"log\"_{10}(‖∂L/∂h_1‖ / ‖∂L/∂h_T‖)",
            ValueText = "Below ×1, a negative logarithm: it shrinks. Above: it grows. −1 means a tenth at every step.",
        },
        new(Topic.Factor, "factor", "By what a norm is multiplied on its way. Below 1 it shrinks, above 1 it grows."),
    ];
}
