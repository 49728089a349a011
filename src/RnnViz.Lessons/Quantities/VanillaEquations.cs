using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Quantities;

/// <summary>
/// The equations of the vanilla cell's forward and backward pass, as the lesson's network has them, in the notation of the
/// typesetter; <c>@</c> is the timestep. Column convention, as in the code. No member but <see cref="HiddenGradient"/>, once
/// for each timestep under truncation, allocates.
/// </summary>
internal sealed class VanillaEquations
{
    private readonly PreparedStep step;
    private readonly string gradient, truncatedAny, truncatedOwn, truncatedTwo, fromBoth, fromOutput, fromLater, fromNothing;
    private (int Timestep, int Last) truncatedOf;
    private string truncated = "";

    /// <summary>The equations of a session's network.</summary>
    /// <param name="session">Whose network and loss they are of.</param>
    /// <param name="hiddenGradient">How g_t is called.</param>
    public VanillaEquations(TrainingSession session, string hiddenGradient)
    {
        (step, gradient) = (session.Step, hiddenGradient);
        HiddenActivation activation = session.Lesson.Model.Activation;
        bool hasBias = session.Lesson.Model.Bias, hasTokens = step.HasTokenTargets;
        PreActivation = hasBias ? "a_{@} = W_{xh} x_{@} + W_{hh} h_{@-} + b_h" : "a_{@} = W_{xh} x_{@} + W_{hh} h_{@-}";
        State = activation switch
        {
            HiddenActivation.Tanh => "h_{@} = \"tanh\" a_{@}",
            HiddenActivation.Relu => "h_{@} = \"max\"(0, a_{@})",
            HiddenActivation.Sigmoid => "h_{@} = σ(a_{@})",
            _ => "h_{@} = a_{@}",
        };
        ActivationSign = activation switch
        {
            HiddenActivation.Tanh => "tanh",
            HiddenActivation.Relu => "max(0, ·)",
            HiddenActivation.Sigmoid => "σ",
            _ => "",
        };
        Output = hasBias ? "o_{@} = W_{hy} h_{@} + b_y" : "o_{@} = W_{hy} h_{@}";
        Prediction = hasTokens ? "ŷ_{@} = \"softmax\"(o_{@})" : "ŷ_{@} = o_{@}";
        Loss = hasTokens ? "ℓ_{@} = −\"ln\" ŷ_{@}[y_{@}]" : "ℓ_{@} = 1/2 ‖ŷ_{@} − y_{@}‖^2";
        OutputError = step.BatchSize > 1 ? "e_{@} = (ŷ_{@} − y_{@})/B" : "e_{@} = ŷ_{@} − y_{@}";
        Delta = $"δ_{{@}} = {gradient}" + activation switch
        {
            HiddenActivation.Tanh => " ⊙ (1 − h_{@}^2)",
            HiddenActivation.Relu => " ⊙ [a_{@} > 0]",
            HiddenActivation.Sigmoid => " ⊙ h_{@} ⊙ (1 − h_{@})",
            _ => "",
        };
        Slope = activation switch
        {
            HiddenActivation.Tanh => "1 − h_{@}^2",
            HiddenActivation.Relu => "[a_{@} > 0]",
            HiddenActivation.Sigmoid => "h_{@} (1 − h_{@})",
            _ => "1",
        };
        InputTerm = hasBias ? "∂L/∂W_{xh} += δ_{@} x_{@}ᵀ,  ∂L/∂b_h += δ_{@}" : "∂L/∂W_{xh} += δ_{@} x_{@}ᵀ";
        OutputTerm = hasBias ? "∂L/∂W_{hy} += e_{@} h_{@}ᵀ,  ∂L/∂b_y += e_{@}" : "∂L/∂W_{hy} += e_{@} h_{@}ᵀ";
        BackpropagateHidden = $"{VanillaQuantities.Backpropagated} → {gradient.Replace("@", "@-")}";

        fromBoth = gradient + " = W_{hy}ᵀ e_{@} + W_{hh}ᵀ δ_{@+}";
        fromOutput = gradient + " = W_{hy}ᵀ e_{@}";
        fromLater = gradient + " = W_{hh}ᵀ δ_{@+}";
        fromNothing = gradient + " = 0";
        truncatedAny = gradient + " = ∂ℓ_t/∂h_t + … + ∂ℓ_{t+k−1}/∂h_t";
        truncatedOwn = gradient + " = ∂ℓ_{@}/∂h_{@}";
        truncatedTwo = gradient + " = ∂ℓ_{@}/∂h_{@} + ∂ℓ_{@+}/∂h_{@}";
    }

    /// <summary>The term of t in ∂L/∂Whh.</summary>
    public const string RecurrentTerm = "∂L/∂W_{hh} += δ_{@} h_{@-}ᵀ";

    /// <summary>a_t.</summary>
    public string PreActivation { get; }

    /// <summary>h_t = φ(a_t).</summary>
    public string State { get; }

    /// <summary>φ as a sign before a matrix of numbers; empty for the identity.</summary>
    public string ActivationSign { get; }

    /// <summary>o_t.</summary>
    public string Output { get; }

    /// <summary>ŷ_t.</summary>
    public string Prediction { get; }

    /// <summary>ℓ_t of one sequence; the batch's is the mean.</summary>
    public string Loss { get; }

    /// <summary>e_t: the mean over the batch divides it by B.</summary>
    public string OutputError { get; }

    /// <summary>δ_t = g_t ⊙ φ'(a_t).</summary>
    public string Delta { get; }

    /// <summary>φ'(a_t).</summary>
    public string Slope { get; }

    /// <summary>The term of t in ∂L/∂Wxh and ∂L/∂bh.</summary>
    public string InputTerm { get; }

    /// <summary>The term of t in ∂L/∂Why and ∂L/∂by.</summary>
    public string OutputTerm { get; }

    /// <summary>What is backpropagated to t − 1.</summary>
    public string BackpropagateHidden { get; }

    /// <summary>L.</summary>
    public string TotalLoss()
    {
        int count = 0;
        for (int t = 1; t <= step.Timesteps; t++)
        {
            count += step.HasLoss(t) ? 1 : 0;
        }

        return count == 1 && step.HasLoss(step.Timesteps) ? "L = ℓ_T" : count == step.Timesteps ? "L = ℓ_1 + … + ℓ_T" : "L = Σ_t ℓ_t";
    }

    /// <summary>
    /// g_t of a timestep, or of any where t is 0, with just the addends that there are. Under truncation it is the sum of what
    /// single losses send back, from t to t + k − 1.
    /// </summary>
    /// <param name="t">1..T, or 0.</param>
    public string HiddenGradient(int t)
    {
        if (step.Truncation is int k && k < step.Timesteps)
        {
            int last = Math.Min(step.Timesteps, t + k - 1);
            return t == 0 ? truncatedAny : last == t ? truncatedOwn : last == t + 1 ? truncatedTwo : UpTo(t, last);
        }

        return (t == 0 || step.HasLoss(t), t == step.Timesteps) switch
        {
            (true, false) => fromBoth,
            (true, true) => fromOutput,
            (false, false) => fromLater,
            _ => fromNothing,
        };
    }

    private string UpTo(int t, int last)
    {
        if (truncatedOf != (t, last))
        {
            (truncatedOf, truncated) = ((t, last), $"{gradient} = ∂ℓ_{{@}}/∂h_{{@}} + … + ∂ℓ_{{{last}}}/∂h_{{@}}");
        }

        return truncated;
    }
}
