using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Claims;

/// <summary>The quantities of gated cells that a claim may speak of.</summary>
internal static class GatedVocabulary
{
    /// <summary>What is known throughout.</summary>
    public static ClaimQuantity ForgetBias { get; } = new(
        "forgetBias", "", PanelName.Controls, null, "what was added to b^f (of a GRU b^z) before the first update")
    {
        Needs = ClaimNeed.Gates,
    };

    /// <summary>Those that the forward pass computes.</summary>
    public static IReadOnlyList<ClaimQuantity> Forward { get; } =
    [
        .. "ifgorzn".SelectMany(OfGate),
        new("cell", "ti", PanelName.Hidden, Term.CellState, "unit i of c_t in the first sequence, of an LSTM") { Needs = ClaimNeed.Cell },
        new(
            "cellAlike", "ts", PanelName.Hidden, Term.CellState,
            "the cosine of the angle between c_t and c_s of the first sequence: −1 to 1")
        {
            Needs = ClaimNeed.Cell,
        },
        new(
            "gatesSaturated", "t", PanelName.Gates, Term.Gates,
            "the share of the numbers σ of all gates whose slope σ(1 − σ) is below 0.01: 0 to 1")
        {
            Needs = ClaimNeed.Gates,
        },
        new("cellNorm", "t", PanelName.Equations, Term.CellState, "‖c_t‖ over units and sequences, of an LSTM") { Needs = ClaimNeed.Cell },
        new(
            "keep", "ti", PanelName.Carousel, Term.Losses,
            "the product of the gate that keeps (f of an LSTM, z of a GRU) from t + 1 to T, of unit i in the first sequence")
        {
            Needs = ClaimNeed.Gates,
        },
    ];

    /// <summary>Those that the backward pass computes.</summary>
    public static IReadOnlyList<ClaimQuantity> Backward { get; } =
    [
        new("cellFlow", "t", PanelName.Flow, Term.CellGradient, "‖∂L/∂c_t‖ over units and sequences, of an LSTM")
        {
            Needs = ClaimNeed.Cell,
        },
        new("cellGain", "t", PanelName.Unrolled, Term.CellGradient, "‖∂L/∂c_t‖/‖∂L/∂c_(t+1)‖, of an LSTM")
        {
            Needs = ClaimNeed.LaterCell,
        },
        new("carousel", "t", PanelName.Flow, Term.CellGradient, "the norm of the part of ∂L/∂c_t (of a GRU ∂L/∂h_t) that comes from T past "
            + "all weights: the product of f (z) times what set out at T")
        {
            Needs = ClaimNeed.Gates,
        },
        new("rest", "t", PanelName.Flow, Term.CellGradient, "the norm of the rest of it: through gates and Wh, and from other losses")
        {
            Needs = ClaimNeed.Gates,
        },
    ];

    private static IEnumerable<ClaimQuantity> OfGate(char gate)
    {
        ClaimNeed need = gate switch
        {
            'i' or 'f' or 'g' or 'o' => ClaimNeed.Cell,
            _ => ClaimNeed.Reset,
        };
        string cell = need == ClaimNeed.Cell ? "an LSTM" : "a GRU";
        yield return new($"{gate}", "ti", PanelName.Gates, Term.Gates, $"unit i of {gate}_t in the first sequence, of {cell}")
        {
            Needs = need,
        };
        yield return new(
            $"{gate}Mean", "t", PanelName.Gates, Term.Gates, $"the mean of {gate}_t over units and sequences, of {cell}")
        {
            Needs = need,
            AlsoIn = PanelName.Unrolled,
        };
    }
}
