using RnnViz.Lessons.Phases;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Step;

/// <summary>
/// Looks for the first number that is not finite, on the tape and in what follows it, in the order of the walk: forward with the
/// outputs, loss, backward, gradients, update. Is asked only where a loss, a norm or a weight is not finite.
/// </summary>
internal sealed class NonFiniteSearch(SessionParts parts, PreparedStep step)
{
    private static readonly string[] ParameterNames = ["Wxh", "Whh", "bh", "bhn", "Why", "by"];
    private static readonly string[] GatedNames = ["Wx", "Wh", "b", "bhn", "Why", "by"];
    private static readonly string[] GradientNames = ["∂L/∂Wxh", "∂L/∂Whh", "∂L/∂bh", "∂L/∂bhn", "∂L/∂Why", "∂L/∂by"];
    private static readonly string[] GatedGradientNames = ["∂L/∂Wx", "∂L/∂Wh", "∂L/∂b", "∂L/∂bhn", "∂L/∂Why", "∂L/∂by"];
    private static readonly string[] LstmGates = ["i", "f", "g", "o"];
    private static readonly string[] GruGates = ["r", "z", "n"];

    /// <summary>Every quantity that may be named, in an order that stays.</summary>
    public static string[] Quantities { get; } =
    [
        .. ParameterNames, "Wx", "Wh", "b", .. GradientNames, "∂L/∂Wx", "∂L/∂Wh", "∂L/∂b", .. LstmGates, .. GruGates,
        "h", "c", "Why h + by", "ŷ", "ℓ", "L", "e", "∂L/∂h", "∂L/∂c", "δ", "‖∂L/∂θ‖",
    ];

    private string found = "";
    private bool isNaN;

    /// <summary>
    /// Whether loss and gradient norm of the step are finite, and so everything that they are made of. The loss of a recording is that of
    /// a larger model.
    /// </summary>
    public bool IsStepFinite => (parts.Task.IsRecorded || double.IsFinite(step.LossSum)) && double.IsFinite(step.GradientNorm);

    /// <summary>The first quantity of the prepared step; null where all that is looked at is finite.</summary>
    public NonFinite? OfStep()
    {
        if (Parameters(parts.Network.Parameters, step.IsGated ? GatedNames : ParameterNames))
        {
            return At(Phase.Forward, 0, step.IsGated ? Term.Gates : Term.State);
        }

        return Forward() ?? Loss() ?? Backward() ?? Gradients();
    }

    /// <summary>The first of the weights that the step's update has made; null where they are finite.</summary>
    public NonFinite? OfUpdate()
    {
        NetworkParameters weights = parts.Network.Parameters;
        return !double.IsFinite(Norm.Of(weights.Values)) && Parameters(weights, step.IsGated ? GatedNames : ParameterNames)
            ? At(Phase.Update, 0, Term.Update) : null;
    }

    private NonFinite? Forward()
    {
        string[] gates = step.Cell == Cell.Lstm ? LstmGates : step.Cell == Cell.Gru ? GruGates : [];
        for (int t = 1; t <= step.Timesteps; t++)
        {
            for (int gate = 0; gate < gates.Length; gate++)
            {
                if (Has(step.Gate(gate, t), gates[gate]))
                {
                    return At(Phase.Forward, t, Term.Gates);
                }
            }

            if (step.HasCell && Has(step.CellState(t), "c"))
            {
                return At(Phase.Forward, t, Term.CellState);
            }

            if (Has(step.Hidden(t), "h") || (step.HasLoss(t) && Has(step.Output(t), step.IsGated ? "Why h + by" : "o")))
            {
                return At(Phase.Forward, t, Term.State);
            }
        }

        return null;
    }

    private NonFinite? Loss()
    {
        for (int t = 1; t <= step.Timesteps; t++)
        {
            if (step.HasLoss(t) && (Has(step.Prediction(t), "ŷ") || HasOne(step.LossAt(t), "ℓ")))
            {
                return At(Phase.Loss, t, Term.Losses);
            }
        }

        return !parts.Task.IsRecorded && HasOne(step.LossSum, "L") ? At(Phase.Loss, 0, Term.Losses) : null;
    }

    private NonFinite? Backward()
    {
        for (int t = step.Timesteps; t >= 1; t--)
        {
            if (step.HasLoss(t) && Has(step.OutputError(t), "e"))
            {
                return At(Phase.Backward, t, Term.OutputError);
            }

            if (Has(step.HiddenGradient(t), "∂L/∂h"))
            {
                return At(Phase.Backward, t, Term.HiddenGradient);
            }

            if (step.HasCell && Has(step.CellGradient(t), "∂L/∂c"))
            {
                return At(Phase.Backward, t, Term.CellGradient);
            }

            if (Has(step.Delta(t), "δ"))
            {
                return At(Phase.Backward, t, Term.Delta);
            }
        }

        return null;
    }

    private NonFinite? Gradients() =>
        Parameters(parts.Gradients, step.IsGated ? GatedGradientNames : GradientNames) || HasOne(step.GradientNorm, "‖∂L/∂θ‖")
            ? At(Phase.Update, 0, Term.GradientNorm) : null;

    private bool Parameters(NetworkParameters of, string[] names) =>
        Has(of.Wxh, names[0]) || Has(of.Whh, names[1]) || Has(of.bh, names[2]) || Has(of.bhn, names[3])
        || Has(of.Why, names[4]) || Has(of.by, names[5]);

    private bool HasOne(double value, string quantity) => Has([value], quantity);

    private bool Has(ReadOnlySpan<double> values, string quantity)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                (found, isNaN) = (quantity, double.IsNaN(value));
                return true;
            }
        }

        return false;
    }

    private NonFinite At(Phase phase, int t, Term term) => new(step.Iteration, phase, t, term, found, isNaN);
}
