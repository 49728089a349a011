using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Quantities;

/// <summary>
/// The equations of the vanilla cell's forward and backward pass, as the lesson's network has them, in the notation of the
/// typesetter; <c>@</c> is the timestep. Column convention, as in the code.
/// </summary>
internal sealed class VanillaEquations
{
    /// <summary>The equations of a session's network.</summary>
    /// <param name="session">Whose network and loss they are of.</param>
    /// <param name="hiddenGradient">How ∂L/∂h_t is called.</param>
    public VanillaEquations(TrainingSession session, string hiddenGradient)
    {
        PreparedStep step = session.Step;
        HiddenActivation activation = session.Lesson.Model.Activation;
        bool hasBias = session.Lesson.Model.Bias;
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
        Delta = $"δ_{{@}} = {hiddenGradient}" + activation switch
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
        BackpropagateHidden = $"{VanillaQuantities.Backpropagated} → {hiddenGradient.Replace("@", "@-")}";
        Readout = new ReadoutEquations(session, "o_{@}");
        HiddenGradient = new GradientNotation(step, hiddenGradient, 'h', Readout.ToHidden, "W_{hh}ᵀ δ_{@+}", step.HasLoss);
    }

    /// <summary>The term of t in ∂L/∂Whh.</summary>
    public const string RecurrentTerm = "∂L/∂W_{hh} += δ_{@} h_{@-}ᵀ";

    /// <summary>a_t.</summary>
    public string PreActivation { get; }

    /// <summary>h_t = φ(a_t).</summary>
    public string State { get; }

    /// <summary>φ as a sign before a matrix of numbers; empty for the identity.</summary>
    public string ActivationSign { get; }

    /// <summary>g_t of a timestep, or of any.</summary>
    public GradientNotation HiddenGradient { get; }

    /// <summary>δ_t = g_t ⊙ φ'(a_t).</summary>
    public string Delta { get; }

    /// <summary>φ'(a_t).</summary>
    public string Slope { get; }

    /// <summary>The term of t in ∂L/∂Wxh and ∂L/∂bh.</summary>
    public string InputTerm { get; }

    /// <summary>What is backpropagated to t − 1.</summary>
    public string BackpropagateHidden { get; }

    /// <summary>Outputs, loss and error.</summary>
    public ReadoutEquations Readout { get; }
}
