using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Claims;

/// <summary>Every quantity that a claim may speak of. README.md has the same list, and a test holds the two together.</summary>
public static class ClaimVocabulary
{
    /// <summary>All of them, in the order in which an iteration computes them.</summary>
    public static IReadOnlyList<ClaimQuantity> All { get; } =
    [
        // known throughout
        new("chance", "", PanelName.Loss, null, "the highest of the task's dashed lines: the loss of guessing, ln 4 for four symbols")
        {
            Needs = ClaimNeed.Baseline,
        },
        new("baseline", "", PanelName.Loss, null, "the lowest of the task's dashed lines") { Needs = ClaimNeed.Baseline },
        new("rho", "", PanelName.Spectrum, null, "ρ(Whh), the spectral radius, of a vanilla cell") { Needs = ClaimNeed.Vanilla },
        new("sigma", "", PanelName.Spectrum, null, "σ_max(Whh), the largest singular value, of a vanilla cell")
        {
            Needs = ClaimNeed.Vanilla,
        },
        new("learningRate", "", PanelName.Controls, null, "η") { AlsoIn = PanelName.Equations },
        GatedVocabulary.ForgetBias,
        .. GeometryVocabulary.OfWeights,
        new("threshold", "", PanelName.GradientNorm, null, "the clipping threshold") { Needs = ClaimNeed.Clip },

        // forward
        new("h", "ti", PanelName.Hidden, Term.State, "unit i of h_t in the first sequence"),
        new("hNorm", "t", PanelName.Equations, Term.State, "‖h_t‖ over units and sequences"),
        new("distance", "ts", PanelName.Hidden, Term.State, "‖h_t − h_s‖ of the first sequence, as a share of ‖h_t‖ + ‖h_s‖: 0 to 1"),
        new("slope", "t", PanelName.Equations, Term.State, "the mean of φ'(a_t) over units and sequences, of a vanilla cell")
        {
            Needs = ClaimNeed.Vanilla,
        },
        new("saturated", "t", PanelName.Hidden, Term.State, "the share of units and sequences whose φ'(a_t) is below 0.01: 0 to 1, "
            + "of a vanilla cell")
        {
            Needs = ClaimNeed.Vanilla,
        },
        new("zeros", "t", PanelName.Hidden, Term.State, "the share of units and sequences where h_t is exactly 0: 0 to 1"),
        .. GatedVocabulary.Forward,
        .. GeometryVocabulary.Forward,

        // loss
        new("loss", "", PanelName.Loss, Term.Losses, "the loss for each output, in the unit of the chart")
        {
            HistoryPanel = PanelName.Loss,
            IsInHeader = true,
        },
        new("best", "", PanelName.Verdict, Term.Losses, "the smallest loss so far, of the runs of a contrast") { Needs = ClaimNeed.Runs },
        new("stepLoss", "t", PanelName.Unrolled, Term.Losses, "ℓ_t, the loss of timestep t") { Needs = ClaimNeed.Loss },
        new("right", "", PanelName.Task, Term.Losses, "the share of outputs that are right: 0 to 1")
        {
            Needs = ClaimNeed.Symbols,
            AlsoIn = PanelName.Unrolled,
        },
        new("probability", "", PanelName.Task, Term.Losses, "the mean probability that the right symbols are given: 0 to 1")
        {
            Needs = ClaimNeed.Symbols,
        },
        new("target", "to", PanelName.Unrolled, Term.Losses, "target o at timestep t in the first sequence") { Needs = ClaimNeed.Numbers },
        new("output", "to", PanelName.Unrolled, Term.Losses, "output o, or its probability, at timestep t in the first sequence"),

        // backward
        new("errorNorm", "t", PanelName.Equations, Term.OutputError, "‖∂L/∂o_t‖ over outputs and sequences") { Needs = ClaimNeed.Loss },
        new("flow", "t", PanelName.Flow, Term.HiddenGradient, "‖∂L/∂h_t‖ over units and sequences")
        {
            HistoryPanel = PanelName.Training,
        },
        new("gain", "t", PanelName.Unrolled, Term.HiddenGradient, "‖∂L/∂h_t‖/‖∂L/∂h_(t+1)‖") { Needs = ClaimNeed.Later },
        new("bound", "t", PanelName.Flow, Term.HiddenGradient, "‖∂L/∂h_T‖ (γ σ_max)^(T−t), the dashed line") { Needs = ClaimNeed.LastLoss },
        .. GatedVocabulary.Backward,
        new("deltaNorm", "t", PanelName.Equations, Term.Delta, "‖δ_t‖ over units and sequences"),
        new("term", "t", PanelName.Equations, Term.RecurrentTerm, "‖δ_t h_(t−1)ᵀ‖, the norm of what timestep t adds to ∂L/∂Whh"),
        new(
            "handed", "t", PanelName.Equations, Term.BackpropagateHidden,
            "‖Whhᵀ δ_t‖, what timestep t hands on to t − 1, of a vanilla cell")
        {
            Needs = ClaimNeed.EarlierVanilla,
        },
        new("reach", "ts", PanelName.Flow, Term.HiddenGradient, "‖∂ℓ_s/∂h_t‖ of the loss of s alone, 0 beyond the window"),
        new("lost", "", PanelName.Flow, Term.HiddenGradient, "‖full − truncated‖/‖full‖ of ∂L/∂Whh, what the window leaves out"),

        // update
        new("gradientNorm", "", PanelName.GradientNorm, Term.GradientNorm, "‖∇L‖ of all parameters, before clipping")
        {
            HistoryPanel = PanelName.GradientNorm,
            IsInHeader = true,
        },
        new("whhNorm", "", PanelName.Equations, Term.Update, "‖Whh‖ before the update"),
        new("wxhGradient", "", PanelName.Equations, Term.GradientNorm, "‖∂L/∂Wxh‖"),
        new("whhGradient", "", PanelName.Equations, Term.GradientNorm, "‖∂L/∂Whh‖"),
        new("whyGradient", "", PanelName.Equations, Term.GradientNorm, "‖∂L/∂Why‖"),
        new("clippedNorm", "", PanelName.GradientNorm, Term.Clip, "‖∇L‖ after clipping")
        {
            HistoryPanel = PanelName.GradientNorm,
            IsInHeader = true,
        },
        new("whhChange", "", PanelName.Equations, Term.Update, "‖ΔWhh‖ of this update"),
        new("whyChange", "", PanelName.Equations, Term.Update, "‖ΔWhy‖ of this update"),
        .. GeometryVocabulary.Update,
    ];

    /// <summary>The quantity of a name, or null.</summary>
    public static ClaimQuantity? Find(string name)
    {
        foreach (ClaimQuantity quantity in All)
        {
            if (quantity.Name == name)
            {
                return quantity;
            }
        }

        return null;
    }
}
