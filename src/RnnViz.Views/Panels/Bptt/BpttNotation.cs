namespace RnnViz.Views.Panels.Bptt;

/// <summary>
/// The equations of the forward and the backward pass and of the update, as the lesson's network has them, in the notation
/// of the typesetter; <c>@</c> is the timestep. Column convention, as in the code.
/// </summary>
/// <param name="session">Whose network, loss, clip and optimizer they are of.</param>
internal sealed class BpttNotation(TrainingSession session)
{
    private (string Name, int Timestep, int? Truncation) gradientOf = ("", 0, null);
    private string gradient = "", delta = "", deltaOf = "";

    private HiddenActivation Activation => session.Lesson.Model.Activation;

    private bool HasBias => session.Lesson.Model.Bias;

    private PreparedStep Step => session.Step;

    /// <summary>a_t.</summary>
    public string PreActivation => HasBias ? "a_{@} = W_{xh} x_{@} + W_{hh} h_{@-} + b_h" : "a_{@} = W_{xh} x_{@} + W_{hh} h_{@-}";

    /// <summary>h_t = φ(a_t).</summary>
    public string State => Activation switch
    {
        HiddenActivation.Tanh => "h_{@} = \"tanh\" a_{@}",
        HiddenActivation.Relu => "h_{@} = \"max\"(0, a_{@})",
        HiddenActivation.Sigmoid => "h_{@} = σ(a_{@})",
        _ => "h_{@} = a_{@}",
    };

    /// <summary>o_t.</summary>
    public string Output => HasBias ? "o_{@} = W_{hy} h_{@} + b_y" : "o_{@} = W_{hy} h_{@}";

    /// <summary>ŷ_t.</summary>
    public string Prediction => Step.HasTokenTargets ? "ŷ_{@} = \"softmax\"(o_{@})" : "ŷ_{@} = o_{@}";

    /// <summary>ℓ_t of one sequence; the batch's is the mean.</summary>
    public string Loss => Step.HasTokenTargets ? "ℓ_{@} = −\"ln\" ŷ_{@}[y_{@}]" : "ℓ_{@} = 1/2 ‖ŷ_{@} − y_{@}‖^2";

    /// <summary>L.</summary>
    public string TotalLoss
    {
        get
        {
            int count = 0;
            for (int t = 1; t <= Step.Timesteps; t++)
            {
                count += Step.HasLoss(t) ? 1 : 0;
            }

            return count == 1 && Step.HasLoss(Step.Timesteps) ? "L = ℓ_T" : count == Step.Timesteps ? "L = ℓ_1 + … + ℓ_T" : "L = Σ_t ℓ_t";
        }
    }

    /// <summary>e_t: the mean over the batch divides it by B.</summary>
    public string OutputError => Step.BatchSize > 1 ? "e_{@} = (ŷ_{@} − y_{@})/B" : "e_{@} = ŷ_{@} − y_{@}";

    /// <summary>g_t by its name, as the heatmap has it.</summary>
    public const string HiddenGradientName = "∂L/∂h_{@}";

    /// <summary>g_t of a timestep, or of any where t is 0, with just the addends that there are.</summary>
    /// <param name="name">How g_t is called.</param>
    /// <param name="t">1..T, or 0.</param>
    public string HiddenGradient(string name, int t)
    {
        // while training runs the same equation is asked for in every frame, and a frame allocates nothing
        if (gradientOf != (name, t, Step.Truncation))
        {
            (gradientOf, gradient) = ((name, t, Step.Truncation), WriteHiddenGradient(name, t));
        }

        return gradient;
    }

    private string WriteHiddenGradient(string name, int t)
    {
        bool lossMask = t == 0 || Step.HasLoss(t), isLast = t == Step.Timesteps;
        if (Step.Truncation is int k && k < Step.Timesteps)
        {
            return Windowed(name, t, k);
        }

        return (lossMask, isLast) switch
        {
            (true, false) => name + " = W_{hy}ᵀ e_{@} + W_{hh}ᵀ δ_{@+}",
            (true, true) => name + " = W_{hy}ᵀ e_{@}",
            (false, false) => name + " = W_{hh}ᵀ δ_{@+}",
            _ => name + " = 0",
        };
    }

    /// <summary>δ_t = g_t ⊙ φ'(a_t).</summary>
    public string Delta(string name)
    {
        if (deltaOf != name)
        {
            (deltaOf, delta) = (name, "δ_{@} = " + name + TimesSlope);
        }

        return delta;
    }

    private string TimesSlope => Activation switch
    {
        HiddenActivation.Tanh => " ⊙ (1 − h_{@}^2)",
        HiddenActivation.Relu => " ⊙ [a_{@} > 0]",
        HiddenActivation.Sigmoid => " ⊙ h_{@} ⊙ (1 − h_{@})",
        _ => "",
    };

    /// <summary>φ'(a_t).</summary>
    public string Slope => Activation switch
    {
        HiddenActivation.Tanh => "1 − h_{@}^2",
        HiddenActivation.Relu => "[a_{@} > 0]",
        HiddenActivation.Sigmoid => "h_{@} (1 − h_{@})",
        _ => "1",
    };

    /// <summary>The term of t in ∂L/∂Whh.</summary>
    public const string RecurrentTerm = "∂L/∂W_{hh} += δ_{@} h_{@-}ᵀ";

    /// <summary>The term of t in ∂L/∂Wxh and ∂L/∂bh.</summary>
    public string InputTerm => HasBias ? "∂L/∂W_{xh} += δ_{@} x_{@}ᵀ,  ∂L/∂b_h += δ_{@}" : "∂L/∂W_{xh} += δ_{@} x_{@}ᵀ";

    /// <summary>The term of t in ∂L/∂Why and ∂L/∂by.</summary>
    public string OutputTerm => HasBias ? "∂L/∂W_{hy} += e_{@} h_{@}ᵀ,  ∂L/∂b_y += e_{@}" : "∂L/∂W_{hy} += e_{@} h_{@}ᵀ";

    /// <summary>What goes on to t − 1.</summary>
    public const string BackpropagateHidden = "W_{hh}ᵀ δ_{@} → ∂L/∂h_{@-}";

    /// <summary>The joint norm of all parameter gradients.</summary>
    public const string GradientNorm = "‖∇L‖ = \\root{Σ_p ‖∂L/∂p‖^2}";

    /// <summary>How gradients are kept in bounds; null where they are not.</summary>
    public string? Clip => session.ClipKind switch
    {
        ClipKind.Norm => "∇L ← ∇L · \"min\"(1, c/‖∇L‖)",
        ClipKind.Value => "∇L_i ← \"min\"(\"max\"(∇L_i, −c), c)",
        _ => null,
    };

    /// <summary>The optimizer's equations, the last of them for a parameter p.</summary>
    public ReadOnlySpan<string> Update => session.OptimizerKind switch
    {
        OptimizerKind.Momentum => MomentumRule,
        OptimizerKind.Adagrad => AdagradRule,
        OptimizerKind.Rmsprop => RootMeanSquareRule,
        OptimizerKind.Adam => AdamRule,
        _ => DescentRule,
    };

    private static readonly string[] DescentRule = ["p ← p − η ∂L/∂p"],
        MomentumRule = ["v ← μ v + ∂L/∂p", "p ← p − η v"],
        AdagradRule = ["s ← s + (∂L/∂p)^2", "p ← p − η (∂L/∂p)/(\\root{s} + ε)"],
        RootMeanSquareRule = ["v ← α v + (1 − α) (∂L/∂p)^2", "p ← p − η (∂L/∂p)/(\\root{v} + ε)"],
        AdamRule =
        [
            "m ← β_1 m + (1 − β_1) ∂L/∂p", "v ← β_2 v + (1 − β_2) (∂L/∂p)^2",
            "p ← p − η \\hat{m}/(\\root{\\hat{v}} + ε)",
        ];

    /// <summary>Under a window g_t is the sum of what single losses send back, from t to t + k − 1.</summary>
    private string Windowed(string name, int t, int k)
    {
        if (t == 0)
        {
            return name + " = ∂ℓ_t/∂h_t + … + ∂ℓ_{t+k−1}/∂h_t";
        }

        int last = Math.Min(Step.Timesteps, t + k - 1);
        if (last == t)
        {
            return name + " = ∂ℓ_{@}/∂h_{@}";
        }

        return last == t + 1 ? name + " = ∂ℓ_{@}/∂h_{@} + ∂ℓ_{@+}/∂h_{@}" : $"{name} = ∂ℓ_{{@}}/∂h_{{@}} + … + ∂ℓ_{{{last}}}/∂h_{{@}}";
    }
}
