using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Claims;

/// <summary>The quantities of loss surfaces, phase planes and bifurcation diagrams that a claim may speak of.</summary>
internal static class GeometryVocabulary
{
    /// <summary>What is known throughout: of the weights, for the input zero.</summary>
    public static IReadOnlyList<ClaimQuantity> OfWeights { get; } =
    [
        new("weight", "", PanelName.Bifurcation, null, "w = Whh of one vanilla unit")
        {
            Needs = ClaimNeed.OneUnit,
            AlsoIn = PanelName.Surface,
        },
        new("bias", "", PanelName.Bifurcation, null, "b = bh of one vanilla unit")
        {
            Needs = ClaimNeed.OneUnit,
            AlsoIn = PanelName.Surface,
        },
        new("fixedPoints", "", PanelName.Phase, null, "how many fixed points the map of the state has with the input zero, of a vanilla "
            + "unit, or a state of two numbers")
        {
            Needs = ClaimNeed.SmallState,
            AlsoIn = PanelName.Bifurcation,
        },
        new("attractors", "", PanelName.Phase, null, "how many of them states come to")
        {
            Needs = ClaimNeed.SmallState,
            AlsoIn = PanelName.Bifurcation,
        },
        new("contraction", "", PanelName.Phase, null, "the largest modulus of an eigenvalue of the Jacobians at those that "
            + "states come to: below 1")
        {
            Needs = ClaimNeed.SmallState,
            AlsoIn = PanelName.Bifurcation,
        },
        new("fold", "", PanelName.Bifurcation, null, "the upper b at which two fixed points of one unit meet, by the formula w φ'(a) = 1")
        {
            Needs = ClaimNeed.OneUnit,
        },
        new("jump", "", PanelName.Bifurcation, null, "the b at which h jumps when b is raised slowly, found by applying the map, to 10⁻⁵")
        {
            Needs = ClaimNeed.OneUnit,
        },
    ];

    /// <summary>What the forward pass computes.</summary>
    public static IReadOnlyList<ClaimQuantity> Forward { get; } =
    [
        new("basins", "t", PanelName.Phase, Term.State, "in how many basins the states s_t of the batch's first 32 sequences lie")
        {
            Needs = ClaimNeed.Plane,
        },
        new("flips", "t", PanelName.Phase, Term.State, "how often one of these sequences has changed its basin up to t")
        {
            Needs = ClaimNeed.Plane,
        },
    ];

    /// <summary>What is known of the next step when its gradient is.</summary>
    public static IReadOnlyList<ClaimQuantity> Update { get; } =
    [
        new("unclippedStep", "", PanelName.Surface, Term.GradientNorm, "how far the next step lands in the surface if nothing is clipped, "
            + "in widths of its picture"),
        new("clippedStep", "", PanelName.Surface, Term.Clip, "how far it lands as it is made, likewise"),
        new("unclippedLoss", "", PanelName.Profile, Term.GradientNorm, "the loss on the same batch where it lands if nothing is clipped")
        {
            AlsoIn = PanelName.Surface,
        },
        new("clippedLoss", "", PanelName.Profile, Term.Clip, "the loss on the same batch where it lands as it is made")
        {
            AlsoIn = PanelName.Surface,
        },
        new("promisedLoss", "", PanelName.Profile, Term.Clip, "the loss there if it went on as it begins: loss + ∂L/∂s"),
    ];
}
