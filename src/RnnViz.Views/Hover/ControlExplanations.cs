namespace RnnViz.Views.Hover;

/// <summary>Explanations of the controls.</summary>
internal static class ControlExplanations
{
    /// <summary>All of them, in the order in which they are read.</summary>
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new(Topic.Controls, "controls", "What can be changed while training runs. A change counts at once.")
        {
            MarksText = "The tick on a track is the value of the lesson: a double click goes back to it. A click on a number types one.",
        },
        new(Topic.Optimizer, "optimizer", "The rule that makes a step of the weights out of the gradient."),
        new(Topic.Threshold, "clipping threshold c", "Where gradients are clipped.")
        {
            Formula = "c",
            ValueText = "Somewhat above the usual gradient norm it stops explosions and leaves ordinary steps alone.",
        },
        new(Topic.Window, "window k of truncated BPTT", "How many hidden states each loss reaches back through. At T it is full BPTT.")
        {
            Formula = "∂ℓ_t/∂h_s = 0  \"for\"  s ≤ t − k",
            ValueText = "A small window is cheaper and blind to what lies further back.",
        },
        new(Topic.RadiusDial, "dial of the spectral radius", "Multiplies Whh by one factor so that its spectral radius is this.")
        {
            Formula = "ρ = \"max\"_i |λ_i|",
            ValueText = "Around 1 a nearly linear network keeps what it has read longest.",
        },
        new(
            Topic.SingularDial, "dial of the largest singular value",
            "Multiplies Whh by one factor so that its largest singular value is this.")
        {
            Formula = "σ_{\"max\"}",
            ValueText = "If γ σ_{\"max\"} is below 1, gradients must vanish. γ is the largest slope of φ.",
        },
    ];
}
