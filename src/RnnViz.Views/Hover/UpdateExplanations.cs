namespace RnnViz.Views.Hover;

/// <summary>Explanations of clipping and optimizers.</summary>
internal static class UpdateExplanations
{
    /// <summary>All of them, in the order in which they are read.</summary>
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new(Topic.GradientNorm, "gradient norm", "The length of the gradient of all weights and biases together, before clipping.")
        {
            Formula = "‖∇L‖ = \\root{Σ_p ‖∂L/∂p‖^2}",
            MarksText = "Pale until the walk has come to it.",
            ValueText = "Near 0 nothing is learned. If it jumps by powers of ten, gradients explode.",
        },
        new(
            Topic.ClippedNorm, "gradient norm after clipping",
            "What is left of the length of the gradient: this is what the optimizer gets.")
        {
            Formula = "\"min\"(‖∇L‖, c)",
            ValueText = "Smaller than ‖∇L‖: the step was shortened. Equal: nothing was clipped.",
        },
        new(Topic.ClipNorm, "clip by norm", "Shortens the whole gradient to the length c if it is longer. Its direction stays.")
        {
            Formula = "∇L ← ∇L · \"min\"(1, c/‖∇L‖)",
            ValueText = "It stops explosions, not vanishing. Too small a c makes every step the same length.",
        },
        new(Topic.ClipValue, "clip by value", "Limits each component of the gradient to −c … c. Its direction may turn.")
        {
            Formula = "∇L_i ← \"min\"(\"max\"(∇L_i, −c), c)",
        },
        new(
            Topic.ClipArrows, "before and after clipping",
            "The two gradients as arrows, true to scale: lengths are norms, the angle is that between them."),
        new(Topic.NoClip, "no clipping", "The gradient goes to the optimizer as it is.")
        {
            ValueText = "Fine while gradients stay bounded; one explosion can undo all learning.",
        },
        new(
            Topic.Sgd, "SGD",
            "Stochastic gradient descent: a step against the gradient, as long as the gradient times the learning rate.")
        {
            Formula = "p ← p − η ∂L/∂p",
        },
        new(Topic.Momentum, "SGD with momentum", "Steps along a decaying sum of past gradients: it is faster where they agree.")
        {
            Formula = "v ← μ v + ∂L/∂p,  p ← p − η v",
        },
        new(Topic.Adagrad, "Adagrad", "Each weight has its own step: smaller, the larger its past gradients were.")
        {
            Formula = "s ← s + (∂L/∂p)^2,  p ← p − η (∂L/∂p)/(\\root{s} + ε)",
        },
        new(Topic.Rmsprop, "RMSprop", "As Adagrad, with a moving average of squared gradients: old ones are forgotten.")
        {
            Formula = "v ← α v + (1 − α) (∂L/∂p)^2,  p ← p − η (∂L/∂p)/(\\root{v} + ε)",
        },
        new(Topic.Adam, "Adam", "Momentum and RMSprop together, with a correction for the first steps.")
        {
            Formula = "p ← p − η \\hat{m}/(\\root{\\hat{v}} + ε)",
        },
        new(Topic.LearningRate, "learning rate η", "How long a step against the gradient is.")
        {
            Formula = "η",
            ValueText = "Too large: the loss jumps or grows. Too small: hardly anything changes. 0: nothing is learned.",
        },
        new(
            Topic.WeightChange, "change of the weights",
            "By how much this update moves a matrix of weights: the norm of the difference.")
        {
            Formula = "‖ΔW‖",
            ValueText = "Compared with the norm of the weights themselves, it is usually small.",
        },
    ];
}
