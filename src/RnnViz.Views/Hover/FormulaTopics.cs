using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Hover;

/// <summary>What the formulas on the screen are about, by how they begin: an equation is about its left-hand side.</summary>
internal static class FormulaTopics
{
    /// <summary>The more special ones first; norm bars before a symbol are left out.</summary>
    private static readonly (string Start, Topic Topic)[] Starts =
    [
        ("∂L/∂W_{hh} +=", Topic.RecurrentTerm), ("∂L/∂W_{xh} +=", Topic.InputTerm), ("∂L/∂W_{hy} +=", Topic.OutputTerm),
        ("∂L/∂W_{hh}", Topic.RecurrentGradient), ("∂L/∂W_{xh}", Topic.InputGradient), ("∂L/∂W_{hy}", Topic.OutputGradient),
        ("∂L/∂b_h", Topic.InputTerm), ("∂L/∂b_y", Topic.OutputTerm), ("∂L/∂h", Topic.HiddenGradient), ("∂ℓ_k", Topic.FlowTriangle),
        ("W_{hh}ᵀ", Topic.FromLater), ("W_{hy}ᵀ", Topic.FromOutput),
        ("W_{hh}", Topic.RecurrentWeights), ("W_{xh}", Topic.InputWeights), ("W_{hy}", Topic.OutputWeights),
        ("ΔW", Topic.WeightChange), ("b_h", Topic.Bias), ("b_y", Topic.Bias), ("Δb", Topic.WeightChange),
        ("1", Topic.Slope), ("[a_", Topic.Slope), ("h_{@} (1 −", Topic.Slope),
        ("δ_{@} h", Topic.RecurrentTerm), ("δ_t h", Topic.RecurrentTerm), ("δ_{@} x", Topic.InputTerm), ("e_{@} h", Topic.OutputTerm),
        ("δ_1 h_0ᵀ", Topic.RecurrentTerm), ("δ_{1} h", Topic.RecurrentTerm),
        ("\"the optimizer", Topic.UpdatePhase), ("δ_", Topic.Delta), ("g_", Topic.HiddenGradient), ("e_", Topic.OutputError),
        ("d_", Topic.DirectGradient), ("a_", Topic.PreActivation),
        ("h_", Topic.HiddenState), ("x_", Topic.Input), ("o_", Topic.Output), ("ŷ_", Topic.Prediction), ("y_", Topic.Target),
        ("ℓ_", Topic.TimestepLoss), ("L", Topic.TotalLoss),
        ("∇L ←", Topic.ClipNorm), ("∇L_i", Topic.ClipValue), ("∇L", Topic.GradientNorm),
        ("v ← μ", Topic.Momentum), ("p ← p − η v", Topic.Momentum), ("p ← p − η ∂", Topic.Sgd), ("s ←", Topic.Adagrad),
        ("p ← p − η (∂L/∂p)/(\\root{s}", Topic.Adagrad), ("v ← α", Topic.Rmsprop), ("p ← p − η (∂L/∂p)/(\\root{v}", Topic.Rmsprop),
        ("m ←", Topic.Adam), ("v ← β", Topic.Adam), ("p ← p − η \\hat", Topic.Adam),
        ("η", Topic.LearningRate), ("c", Topic.Threshold), ("ρ", Topic.SpectralRadius), ("σ_", Topic.SingularValue),
        ("\"bound\"", Topic.FlowBound), ("\"within the window\"", Topic.FromLater), ("\"later\"", Topic.FromLater),
        ("\"clipped\"", Topic.RecurrentGradient), ("\"step\"", Topic.WeightChange), ("(t =", Topic.Timestep), ("t = ", Topic.Timestep),
    ];

    /// <summary>Equations of single gates: what a timestep adds to their gradients, and what comes through their weights.</summary>
    private static IEnumerable<(string Start, Topic Topic)> ByWeights => "ifgorzn".SelectMany(letter => ((string, Topic)[])
    [
        ($"∂L/∂W_{{h{letter}}} +=", Topic.RecurrentTerm), ($"∂L/∂W_{{x{letter}}} +=", Topic.InputTerm),
        ($"W_{{h{letter}}}ᵀ", Topic.FromLater),
    ]);

    /// <summary>What gated cells write otherwise, or have alone; g and o are gates there.</summary>
    private static readonly (string Start, Topic Topic)[] GatedStarts =
    [
        // of the readout, before those of the gates
        ("∂L/∂W_{hy} +=", Topic.OutputTerm), ("∂L/∂W_{hy}", Topic.OutputGradient), ("∂L/∂b_y", Topic.OutputTerm),
        ("W_{hy}ᵀ", Topic.FromOutput), ("W_{hy}", Topic.OutputWeights), .. ByWeights,
        ("∂L/∂c", Topic.CellGradients), ("γc", Topic.CellGradients), ("γh", Topic.HiddenGradient),
        ("∂L/∂W_h +=", Topic.RecurrentTerm), ("∂L/∂W_x +=", Topic.InputTerm), ("∂L/∂b", Topic.InputTerm), ("Σ_b", Topic.InputTerm),
        ("∂L/∂W_h", Topic.RecurrentGradient), ("∂L/∂W_{h", Topic.RecurrentGradient), ("∂L/∂W_x", Topic.InputGradient),
        ("∂L/∂W_{x", Topic.InputGradient), ("\"term\"", Topic.RecurrentTerm), ("W_hᵀ", Topic.FromLater), ("+ ", Topic.FromLater),
        ("\"through gates\"", Topic.FromLater), ("\"from later\"", Topic.FromLater),
        ("W_h", Topic.RecurrentWeights), ("W_{h", Topic.RecurrentWeights), ("W_x", Topic.InputWeights), ("W_{x", Topic.InputWeights),
        ("(Π", Topic.CarouselPart), ("Π", Topic.Carousel), ("\"mean\"", Topic.MeanGate), ("t = ", Topic.Timestep),
        ("\"tanh\"", Topic.CellTanhNode), ("1 − \"tanh\"", Topic.CellTanhNode), ("(1 − z", Topic.NewNode), ("1 − z", Topic.NewNode),
        ("1 − g", Topic.Candidate), ("1 − n", Topic.NewState), ("(r_", Topic.Delta), ("δ^", Topic.Delta), ("q_", Topic.ResetNode),
        ("f_{@} ⊙ c", Topic.ForgetNode), ("i_{@} ⊙ g", Topic.CandidateNode), ("z_{@} ⊙ h", Topic.KeepNode), ("r_{@} ⊙", Topic.ResetNode),
        ("c_", Topic.CellState), ("i_", Topic.InputGate), ("f_", Topic.ForgetGate), ("g_", Topic.Candidate), ("o_", Topic.OutputGate),
        ("r_", Topic.ResetGate), ("z_", Topic.UpdateGate), ("n_", Topic.NewState), ("b", Topic.Bias),
    ];

    /// <summary>The topic of a formula in the notation of the typesetter; none where it is about nothing by itself.</summary>
    /// <param name="notation">The formula.</param>
    /// <param name="cell">Whose letters it uses.</param>
    public static Topic Of(ReadOnlySpan<char> notation, CellKind cell = CellKind.Vanilla)
    {
        ReadOnlySpan<char> symbol = notation.TrimStart('‖');
        Topic gated = cell == CellKind.Vanilla ? Topic.None : Starting(symbol, GatedStarts);
        // what is added to a gradient is a term of it, of whichever gate
        bool isTerm = symbol.Contains("+=", StringComparison.Ordinal);
        return gated switch
        {
            Topic.None => Starting(symbol, Starts),
            Topic.RecurrentGradient when isTerm => Topic.RecurrentTerm,
            Topic.InputGradient when isTerm => Topic.InputTerm,
            _ => gated,
        };
    }

    private static Topic Starting(ReadOnlySpan<char> symbol, (string Start, Topic Topic)[] starts)
    {
        foreach ((string start, Topic topic) in starts)
        {
            if (symbol.StartsWith(start, StringComparison.Ordinal))
            {
                return topic;
            }
        }

        return Topic.None;
    }
}
