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
        ("δ_", Topic.Delta), ("g_", Topic.HiddenGradient), ("e_", Topic.OutputError), ("a_", Topic.PreActivation),
        ("h_", Topic.HiddenState), ("x_", Topic.Input), ("o_", Topic.Output), ("ŷ_", Topic.Prediction), ("y_", Topic.Target),
        ("ℓ_", Topic.TimestepLoss), ("L", Topic.TotalLoss),
        ("∇L ←", Topic.ClipNorm), ("∇L_i", Topic.ClipValue), ("∇L", Topic.GradientNorm),
        ("v ← μ", Topic.Momentum), ("p ← p − η v", Topic.Momentum), ("p ← p − η ∂", Topic.Sgd), ("s ←", Topic.Adagrad),
        ("p ← p − η (∂L/∂p)/(\\root{s}", Topic.Adagrad), ("v ← α", Topic.Rmsprop), ("p ← p − η (∂L/∂p)/(\\root{v}", Topic.Rmsprop),
        ("m ←", Topic.Adam), ("v ← β", Topic.Adam), ("p ← p − η \\hat", Topic.Adam),
        ("η", Topic.LearningRate), ("c", Topic.Threshold), ("ρ", Topic.SpectralRadius), ("σ_", Topic.SingularValue),
        ("\"bound\"", Topic.FlowBound), ("\"within the window\"", Topic.FromLater), ("\"later\"", Topic.FromLater),
        ("\"clipped\"", Topic.RecurrentGradient), ("\"step\"", Topic.WeightChange), ("(t =", Topic.Timestep),
    ];

    /// <summary>What gated cells write otherwise, or have alone; g and o are gates there.</summary>
    private static readonly (string Start, Topic Topic)[] GatedStarts =
    [
        ("∂L/∂c", Topic.CellGradients), ("∂L/∂W_h +=", Topic.RecurrentTerm), ("∂L/∂W_x +=", Topic.InputTerm),
        ("∂L/∂W_h", Topic.RecurrentGradient), ("∂L/∂W_x", Topic.InputGradient), ("∂L/∂b", Topic.InputTerm),
        ("W_hᵀ", Topic.FromLater), ("W_h", Topic.RecurrentWeights), ("W_x", Topic.InputWeights),
        ("(Π", Topic.CarouselPart), ("Π", Topic.Carousel), ("\"mean\"", Topic.MeanGate),
        ("c_", Topic.CellState), ("i_", Topic.InputGate), ("f_", Topic.ForgetGate), ("g_", Topic.Candidate), ("o_", Topic.OutputGate),
        ("r_", Topic.ResetGate), ("z_", Topic.UpdateGate), ("n_", Topic.NewState),
    ];

    /// <summary>The topic of a formula in the notation of the typesetter; none where it is about nothing by itself.</summary>
    /// <param name="notation">The formula.</param>
    /// <param name="cell">Whose letters it uses.</param>
    public static Topic Of(ReadOnlySpan<char> notation, CellKind cell = CellKind.Vanilla)
    {
        ReadOnlySpan<char> symbol = notation.TrimStart('‖');
        Topic gated = cell == CellKind.Vanilla ? Topic.None : Starting(symbol, GatedStarts);
        return gated != Topic.None ? gated : Starting(symbol, Starts);
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
