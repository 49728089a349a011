using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Quantities;

/// <summary>
/// The quantities of a timestep of the vanilla cell: what goes in, what the forward pass makes of it, what the backward pass
/// sends back, and what each timestep contributes to the gradients.
/// </summary>
public sealed class VanillaQuantities
{
    /// <summary>What is backpropagated to t − 1, by the equation of t; <see cref="FromLater"/> has it as t − 1 sees it.</summary>
    public const string Backpropagated = "W_{hh}ᵀ δ_{@}";

    private readonly PreparedStep step;
    private readonly double[] input, target;

    /// <summary>The quantities of a walk's step.</summary>
    /// <param name="walk">Where they are read.</param>
    /// <param name="names">What the step's gradients and slope are called.</param>
    internal VanillaQuantities(Walk walk, VanillaNames names)
    {
        step = walk.Session.Step;
        StepOperands operands = step.Operands;
        GradientSoFar soFar = walk.SoFar;
        var contributions = new GradientContributions(walk.Session.Parts, step);
        (input, target) = (new double[step.InputSize * step.BatchSize], new double[step.OutputSize * step.BatchSize]);
        (QuantityShape hidden, QuantityShape output) = (new(SizeLetter.H, SizeLetter.B), new(SizeLetter.O, SizeLetter.B));
        bool hasBias = step.HiddenBias.Length > 0;

        Input = State("x_{@}", "input", new(SizeLetter.D, SizeLetter.B), InputAt);
        Hidden = State("h_{@}", "hidden state", hidden, step.Hidden);
        PreActivation = State("a_{@}", "pre-activation", hidden, operands.PreActivation);
        Output = State("o_{@}", "output, before a softmax", output, step.Output, step.HasLoss);
        Prediction = State("ŷ_{@}", "prediction", output, step.Prediction, step.HasLoss, Phase.Loss);
        Target = State("y_{@}", "target", output, TargetAt, step.HasLoss, Phase.Loss);
        Loss = State("ℓ_{@}", "loss of a timestep", One, Single(step.LossAt), step.HasLoss, Phase.Loss);
        TotalLoss = new(step, "L", "sum of the losses", One, Single(_ => step.LossSum))
        {
            Phase = Phase.Loss,
            IsOfTimestep = false,
            ColorLimit = 1,
        };

        OutputError = Gradient("e_{@}", "output error", output, step.OutputError, occurs: step.HasLoss);
        HiddenGradient = Gradient(
            names.HiddenGradient, "hidden gradient", hidden, step.HiddenGradient, t => step.HiddenGradientNorms[t - 1]);
        FromOutput = Gradient("W_{hy}ᵀ e_{@}", "hidden gradient from its own loss", hidden, operands.FromOutput, occurs: step.HasLoss);
        FromLater = Gradient(
            "W_{hh}ᵀ δ_{@+}", "hidden gradient from later losses", hidden, operands.FromLater, occurs: t => t < step.Timesteps);
        Slope = new(step, names.Slope, "slope of the activation", hidden, operands.Slope) { Phase = Phase.Backward, ColorLimit = 1 };
        Delta = Gradient("δ_{@}", "gradient of the pre-activation", hidden, step.Delta, step.DeltaNorm, t => t <= step.Timesteps);

        RecurrentTerm = Gradient(
            "δ_{@} h_{@-}ᵀ", "term of the recurrent gradient", new(SizeLetter.H, SizeLetter.H), t => contributions.At(t).Whh,
            t => IsAt(walk.Cursor, t) ? soFar.RecurrentTermNorm : PreparedStep.NormOf(contributions.At(t).Whh));
        InputTerm = Gradient(
            "δ_{@} x_{@}ᵀ", "term of the input gradient", new(SizeLetter.H, SizeLetter.D), t => contributions.At(t).Wxh);
        HiddenBiasTerm = Gradient(
            "Σ_b δ_{@}", "term of the hidden bias's gradient", new(SizeLetter.H, SizeLetter.One), t => contributions.At(t).bh,
            occurs: _ => hasBias);
        OutputTerm = Gradient(
            "e_{@} h_{@}ᵀ", "term of the output gradient", new(SizeLetter.O, SizeLetter.H), t => contributions.At(t).Why,
            occurs: step.HasLoss);
        OutputBiasTerm = Gradient(
            "Σ_b e_{@}", "term of the output bias's gradient", new(SizeLetter.O, SizeLetter.One), t => contributions.At(t).by,
            occurs: t => hasBias && step.HasLoss(t));
    }

    /// <summary>x_t, D×B; tokens as one-hot columns.</summary>
    public Quantity Input { get; }

    /// <summary>h_t, H×B, t = 0..T.</summary>
    public Quantity Hidden { get; }

    /// <summary>a_t, H×B.</summary>
    public Quantity PreActivation { get; }

    /// <summary>o_t, O×B; part of the step where t has a loss.</summary>
    public Quantity Output { get; }

    /// <summary>ŷ_t, O×B; part of the step where t has a loss.</summary>
    public Quantity Prediction { get; }

    /// <summary>y_t, O×B, tokens as one-hot columns; part of the step where t has a loss.</summary>
    public Quantity Target { get; }

    /// <summary>ℓ_t, one number, in nats or half squares; part of the step where t has a loss.</summary>
    public Quantity Loss { get; }

    /// <summary>L = Σ ℓ_t, one number.</summary>
    public Quantity TotalLoss { get; }

    /// <summary>e_t = ∂L/∂o_t, O×B; part of the step where t has a loss.</summary>
    public Quantity OutputError { get; }

    /// <summary>g_t = ∂L/∂h_t, H×B.</summary>
    public Quantity HiddenGradient { get; }

    /// <summary>Whyᵀ e_t, H×B; part of the step where t has a loss.</summary>
    public Quantity FromOutput { get; }

    /// <summary>Whhᵀ δ_{t+1}, H×B, t = 0..T − 1; under truncation what of it comes from the losses within reach.</summary>
    public Quantity FromLater { get; }

    /// <summary>φ'(a_t), H×B.</summary>
    public Quantity Slope { get; }

    /// <summary>δ_t = ∂L/∂a_t, H×B.</summary>
    public Quantity Delta { get; }

    /// <summary>δ_t h_{t−1}ᵀ summed over the batch, H×H: what t contributes to ∂L/∂Whh.</summary>
    public Quantity RecurrentTerm { get; }

    /// <summary>δ_t x_tᵀ summed over the batch, H×D: what t contributes to ∂L/∂Wxh.</summary>
    public Quantity InputTerm { get; }

    /// <summary>δ_t summed over the batch, H×1: what t contributes to ∂L/∂bh.</summary>
    public Quantity HiddenBiasTerm { get; }

    /// <summary>e_t h_tᵀ summed over the batch, O×H: what t contributes to ∂L/∂Why.</summary>
    public Quantity OutputTerm { get; }

    /// <summary>e_t summed over the batch, O×1: what t contributes to ∂L/∂by.</summary>
    public Quantity OutputBiasTerm { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Quantity> All =>
    [
        Input, Hidden, PreActivation, Output, Prediction, Target, Loss, TotalLoss,
        OutputError, HiddenGradient, FromOutput, FromLater, Slope, Delta,
        RecurrentTerm, InputTerm, HiddenBiasTerm, OutputTerm, OutputBiasTerm,
    ];

    private static QuantityShape One => new(SizeLetter.One, SizeLetter.One);

    private static bool IsAt(Cursor cursor, int t) => cursor.Phase == Phase.Backward && cursor.Timestep == t;

    private static QuantityReader Single(Func<int, double> read)
    {
        var number = new double[1];
        return t =>
        {
            number[0] = read(t);
            return number;
        };
    }

    private Quantity State(
        string symbol, string name, QuantityShape shape, QuantityReader values, Func<int, bool>? occurs = null,
        Phase phase = Phase.Forward) =>
        new(step, symbol, name, shape, values, occurs: occurs) { Phase = phase, ColorLimit = 1 };

    private Quantity Gradient(
        string symbol, string name, QuantityShape shape, QuantityReader values, Func<int, double>? norm = null,
        Func<int, bool>? occurs = null) =>
        new(step, symbol, name, shape, values, norm, occurs) { Phase = Phase.Backward, ColorLimit = 2 };

    private ReadOnlySpan<double> InputAt(int t)
    {
        if (!step.HasTokenInputs)
        {
            return step.Input(t);
        }

        Array.Clear(input);
        for (int b = 0; b < step.BatchSize; b++)
        {
            input[step.InputToken(t, b) * step.BatchSize + b] = 1;
        }

        return input;
    }

    private ReadOnlySpan<double> TargetAt(int t)
    {
        if (!step.HasTokenTargets)
        {
            return step.Target(t);
        }

        Array.Clear(target);
        for (int b = 0; b < step.BatchSize; b++)
        {
            target[step.TargetToken(t, b) * step.BatchSize + b] = 1;
        }

        return target;
    }
}
