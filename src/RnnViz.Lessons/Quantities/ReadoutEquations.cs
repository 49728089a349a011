using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Quantities;

/// <summary>
/// The equations of outputs, loss and what begins the backward pass, the same for every cell, in the notation of the typesetter;
/// <c>@</c> is the timestep. A recurrent layer alone has no outputs: what begins its backward pass is given, and is called d_t. No
/// member allocates.
/// </summary>
internal sealed class ReadoutEquations
{
    private readonly PreparedStep step;

    /// <summary>The equations of a session's network.</summary>
    /// <param name="session">Whose network and loss they are of.</param>
    /// <param name="letter">The letter of the outputs before a softmax; null where they have none.</param>
    public ReadoutEquations(TrainingSession session, string? letter)
    {
        step = session.Step;
        bool hasBias = session.Lesson.Model.Bias, hasTokens = step.HasTokenTargets;
        string outputs = hasBias ? "W_{hy} h_{@} + b_y" : "W_{hy} h_{@}";
        OutputSymbol = letter ?? outputs;
        Output = letter is null ? outputs : $"{letter} = {outputs}";
        Prediction = hasTokens ? $"ŷ_{{@}} = \"softmax\"({OutputSymbol})" : $"ŷ_{{@}} = {OutputSymbol}";
        Loss = hasTokens ? "ℓ_{@} = −\"ln\" ŷ_{@}[y_{@}]" : "ℓ_{@} = 1/2 ‖ŷ_{@} − y_{@}‖^2";
        (Error, ToHidden) = SymbolsOf(step);
        OutputError = !step.HasReadout ? "d_{@} \"as recorded\""
            : step.BatchSize > 1 ? "e_{@} = (ŷ_{@} − y_{@})/B" : "e_{@} = ŷ_{@} − y_{@}";
        OutputTerm = hasBias ? "∂L/∂W_{hy} += e_{@} h_{@}ᵀ,  ∂L/∂b_y += e_{@}" : "∂L/∂W_{hy} += e_{@} h_{@}ᵀ";
    }

    /// <summary>What begins the backward pass: e_t, or d_t where it is given.</summary>
    public string Error { get; }

    /// <summary>What that gives to ∂L/∂h_t.</summary>
    public string ToHidden { get; }

    /// <summary>The letter of the outputs before a softmax, or what they are made of.</summary>
    public string OutputSymbol { get; }

    /// <summary>The outputs before a softmax.</summary>
    public string Output { get; }

    /// <summary>ŷ_t.</summary>
    public string Prediction { get; }

    /// <summary>ℓ_t of one sequence; the batch's is the mean.</summary>
    public string Loss { get; }

    /// <summary>e_t: the mean over the batch divides it by B.</summary>
    public string OutputError { get; }

    /// <summary>The term of t in ∂L/∂Why and ∂L/∂by.</summary>
    public string OutputTerm { get; }

    /// <summary>The symbols of what begins the backward pass, and of what that gives to ∂L/∂h_t.</summary>
    public static (string Error, string ToHidden) SymbolsOf(PreparedStep step) =>
        step.HasReadout ? ("e_{@}", "W_{hy}ᵀ e_{@}") : ("d_{@}", "d_{@}");

    /// <summary>L.</summary>
    public string TotalLoss()
    {
        if (!step.HasReadout)
        {
            return "L \"as recorded\"";
        }

        int count = 0;
        for (int t = 1; t <= step.Timesteps; t++)
        {
            count += step.HasLoss(t) ? 1 : 0;
        }

        return count == 1 && step.HasLoss(step.Timesteps) ? "L = ℓ_T" : count == step.Timesteps ? "L = ℓ_1 + … + ℓ_T" : "L = Σ_t ℓ_t";
    }
}
