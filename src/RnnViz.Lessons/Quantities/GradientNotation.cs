using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Quantities;

/// <summary>
/// The equation of ∂L/∂h_t or ∂L/∂c_t with just the addends that there are. Under truncation it is the sum of what single losses send
/// back, from t to t + k − 1. Allocates only under truncation, once for each timestep.
/// </summary>
internal sealed class GradientNotation
{
    private readonly PreparedStep step;
    private readonly string symbol, state, truncatedAny, truncatedOwn, truncatedTwo, fromBoth, fromOwn, fromLater, fromNothing;
    private readonly Func<int, bool> hasOwn;
    private (int Timestep, int Last) truncatedOf;
    private string truncated = "";

    /// <summary>The equation of a gradient.</summary>
    /// <param name="step">The step that it is of.</param>
    /// <param name="symbol">What it is called.</param>
    /// <param name="state">h or c.</param>
    /// <param name="own">What comes from the timestep itself.</param>
    /// <param name="later">What comes from the timestep after it.</param>
    /// <param name="hasOwn">Whether there is something of the timestep itself.</param>
    public GradientNotation(PreparedStep step, string symbol, char state, string own, string later, Func<int, bool> hasOwn)
    {
        (this.step, this.symbol, this.hasOwn) = (step, symbol, hasOwn);
        this.state = $"∂{state}_{{@}}";
        fromBoth = $"{symbol} = {own} + {later}";
        fromOwn = $"{symbol} = {own}";
        fromLater = $"{symbol} = {later}";
        fromNothing = $"{symbol} = 0";
        truncatedAny = $"{symbol} = ∂ℓ_t/∂{state}_t + … + ∂ℓ_{{t+k−1}}/∂{state}_t";
        truncatedOwn = $"{symbol} = ∂ℓ_{{@}}/{this.state}";
        truncatedTwo = $"{symbol} = ∂ℓ_{{@}}/{this.state} + ∂ℓ_{{@+}}/{this.state}";
    }

    /// <summary>The equation of a timestep, or of any where t is 0.</summary>
    /// <param name="t">1..T, or 0.</param>
    public string At(int t)
    {
        if (step.Truncation is int k && k < step.Timesteps)
        {
            int last = Math.Min(step.Timesteps, t + k - 1);
            return t == 0 ? truncatedAny : last == t ? truncatedOwn : last == t + 1 ? truncatedTwo : UpTo(t, last);
        }

        return (t == 0 || hasOwn(t), t == step.Timesteps) switch
        {
            (true, false) => fromBoth,
            (true, true) => fromOwn,
            (false, false) => fromLater,
            _ => fromNothing,
        };
    }

    private string UpTo(int t, int last)
    {
        if (truncatedOf != (t, last))
        {
            (truncatedOf, truncated) = ((t, last), $"{symbol} = ∂ℓ_{{@}}/{state} + … + ∂ℓ_{{{last}}}/{state}");
        }

        return truncated;
    }
}
