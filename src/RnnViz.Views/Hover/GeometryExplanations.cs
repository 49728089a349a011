namespace RnnViz.Views.Hover;

/// <summary>Explanations of the loss surface, the phase plane and the bifurcation diagram.</summary>
internal static class GeometryExplanations
{
    /// <summary>All of them, in the order in which they are read.</summary>
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new(
            Topic.Surface, "loss surface",
            "The loss of this iteration's batch with other weights. Of one unit over w and b; else over a plane through the weights.")
        {
            MarksText = "Colours and lines: loss, on a log scale. Path: the iterations so far. Arrows: the next step, dashed without "
                + "clipping.",
            ValueText = "Lines that lie close are a wall: there the gradient is large, and a step along it leads far away.",
        },
        new(Topic.SurfaceStep, "next step", "Where this iteration's update takes the weights, all of them together.")
        {
            Formula = "θ ← θ + Δθ",
            MarksText = "Solid: as the lesson makes it. Dashed: without clipping. At an edge: it lands outside the picture.",
        },
        new(Topic.SurfacePath, "path of the weights", "The weights of each iteration up to this one, on the surface of this iteration.")
        {
            MarksText = "Where the axes are not w and b, each place is the nearest one of the plane.",
        },
        new(
            Topic.SurfaceProfile, "along the next step",
            "The loss on the line of the next step: 0 is now, 1 where the step lands. The tangent goes on as the gradient begins.")
        {
            Formula = "L(θ + s Δθ) ≈ L(θ) + s ∇L · Δθ",
            ValueText = "Close together: the gradient tells the truth that far. Apart: the step is too long for it.",
        },
        new(
            Topic.PhasePlane, "phase plane",
            "Where one step of the network takes each state of two numbers, while the input stays 0.")
        {
            Formula = "h_t = φ(W_{hh} h_{t−1} + b_h)",
            MarksText = "Arrows: one step. Tints: from where states come to A, B, … Blue: the sequences of the batch, with their own "
                + "inputs.",
            ValueText = "Within a basin small differences die out, and so do gradients. Across a border they grow.",
        },
        new(
            Topic.FixedPoint, "fixed point",
            "A state that one step leaves where it is. The eigenvalues λ of the Jacobian there say what states near it do.")
        {
            Formula = "h = φ(W_{hh} h + b_h)",
            MarksText = "Disc: attracting, all |λ| < 1. Cross: saddle. Ring: repelling, all |λ| > 1. Diamond: |λ| = 1.",
        },
        new(
            Topic.Bifurcation, "bifurcation diagram",
            "The states that one unit stays in, for each value of b. Drag across it: the state follows, and jumps where its branch ends.")
        {
            Formula = "h = φ(w h + b)",
            MarksText = "Solid: stable. Dashed: unstable. Diamond: fold. Disc: the state that stays at the value looked at.",
        },
        new(Topic.Fold, "fold", "A stable and an unstable fixed point meet and vanish: the state has to go elsewhere.")
        {
            Formula = "w φ'(w h + b) = 1",
            ValueText = "Weights that cross it change what the network does all at once: the wall of the loss surface.",
        },
    ];
}
