using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Quantities;

/// <summary>
/// The quantities of a timestep that every cell has: what goes in, what the forward pass makes of it, what the backward pass sends
/// back, and what each timestep contributes to the gradients. G is the number of gates, 1 for the vanilla cell.
/// </summary>
public abstract class StepQuantities
{
    private readonly double[] input, target;

    /// <summary>The quantities of a walk's step.</summary>
    /// <param name="walk">Where they are read.</param>
    /// <param name="names">What some of them are called.</param>
    private protected StepQuantities(Walk walk, StepNames names)
    {
        PreparedStep step = walk.Session.Step;
        (Make, Operands) = (new QuantityFactory(step), step.Operands);
        GradientSoFar soFar = walk.SoFar;
        Contributions = new GradientContributions(walk.Session.Parts, step);
        (input, target) = (new double[step.InputSize * step.BatchSize], new double[step.OutputSize * step.BatchSize]);
        (QuantityShape hidden, QuantityShape output) = (QuantityFactory.Hidden, new(SizeLetter.O, SizeLetter.B));
        SizeLetter rows = QuantityShape.AllGates(step.Cell);
        bool hasBias = step.HiddenBias.Length > 0;
        (string error, string toHidden) = ReadoutEquations.SymbolsOf(step);
        Func<int, bool> hasOutput = step.HasReadout ? step.HasLoss : _ => false;

        Input = Make.State("x_{@}", "input", new(SizeLetter.D, SizeLetter.B), InputAt);
        Hidden = Make.State("h_{@}", "hidden state", hidden, step.Hidden);
        PreActivation = Make.State("a_{@}", "pre-activation", new(rows, SizeLetter.B), Operands.PreActivation);
        Output = Make.State(
            names.Output, step.HasTokenTargets ? "output, before the softmax" : "output", output, step.Output, hasOutput);
        Prediction = Make.State("ŷ_{@}", "prediction", output, step.Prediction, hasOutput, Phase.Loss);
        Target = Make.State("y_{@}", "target", output, TargetAt, hasOutput, Phase.Loss);
        Loss = Make.State(
            "ℓ_{@}", "loss of a timestep", QuantityFactory.One, QuantityFactory.Single(step.LossAt), hasOutput, Phase.Loss);
        TotalLoss = Make.Whole(
            "L", "sum of the losses", QuantityFactory.One, QuantityFactory.Single(_ => step.LossSum), Phase.Loss, limit: 1);

        OutputError = Make.Gradient(
            error, step.HasReadout ? "output error" : "direct gradient", step.HasReadout ? output : hidden, step.OutputError,
            occurs: step.HasLoss);
        HiddenGradient = Make.Gradient(
            names.HiddenGradient, "hidden gradient", hidden, step.HiddenGradient, t => step.HiddenGradientNorms[t - 1], Make.IsTimestep);
        FromOutput = Make.Gradient(
            toHidden, "hidden gradient from its own loss", hidden, Operands.FromOutput, occurs: step.HasLoss);
        FromLater = Make.Gradient(names.FromLater, "hidden gradient from later losses", hidden, Operands.FromLater, occurs: Make.HasLater);
        Delta = Make.Gradient(
            "δ_{@}", "gradient of the pre-activation", new(rows, SizeLetter.B), step.Delta, step.DeltaNorm, Make.IsTimestep);

        RecurrentTerm = Make.Gradient(
            names.RecurrentTerm, "term of the recurrent gradient", new(rows, SizeLetter.H), t => Contributions.At(t).Whh,
            t => IsAt(walk.Cursor, t) ? soFar.RecurrentTermNorm : PreparedStep.NormOf(Contributions.At(t).Whh));
        InputTerm = Make.Gradient(
            "δ_{@} x_{@}ᵀ", "term of the input gradient", new(rows, SizeLetter.D), t => Contributions.At(t).Wxh);
        HiddenBiasTerm = Make.Gradient(
            "Σ_b δ_{@}", "term of the hidden bias's gradient", new(rows, SizeLetter.One), t => Contributions.At(t).bh,
            occurs: _ => hasBias);
        OutputTerm = Make.Gradient(
            "e_{@} h_{@}ᵀ", "term of the output gradient", new(SizeLetter.O, SizeLetter.H), t => Contributions.At(t).Why,
            occurs: hasOutput);
        OutputBiasTerm = Make.Gradient(
            "Σ_b e_{@}", "term of the output bias's gradient", new(SizeLetter.O, SizeLetter.One), t => Contributions.At(t).by,
            occurs: t => hasBias && hasOutput(t));
    }

    /// <summary>x_t, D×B; tokens as one-hot columns.</summary>
    public Quantity Input { get; }

    /// <summary>h_t, H×B, t = 0..T.</summary>
    public Quantity Hidden { get; }

    /// <summary>a_t, G·H×B.</summary>
    public Quantity PreActivation { get; }

    /// <summary>Why h_t + by, O×B, which is called o_t in a vanilla cell; part of the step where t has a loss.</summary>
    public Quantity Output { get; }

    /// <summary>ŷ_t, O×B; part of the step where t has a loss.</summary>
    public Quantity Prediction { get; }

    /// <summary>y_t, O×B, tokens as one-hot columns; part of the step where t has a loss.</summary>
    public Quantity Target { get; }

    /// <summary>ℓ_t, one number, in nats or half squares; part of the step where t has a loss.</summary>
    public Quantity Loss { get; }

    /// <summary>L = Σ ℓ_t, one number.</summary>
    public Quantity TotalLoss { get; }

    /// <summary>
    /// e_t, O×B, the gradient of <see cref="Output"/>; part of the step where t has a loss. Of a recurrent layer alone d_t, H×B, what the
    /// rest of its model hands to h_t.
    /// </summary>
    public Quantity OutputError { get; }

    /// <summary>∂L/∂h_t, H×B.</summary>
    public Quantity HiddenGradient { get; }

    /// <summary>Whyᵀ e_t, H×B; part of the step where t has a loss.</summary>
    public Quantity FromOutput { get; }

    /// <summary>
    /// What ∂L/∂h_t gets from t + 1, H×B, t = 0..T − 1: Whhᵀ δ_{t+1}, of the GRU z_{t+1} ⊙ ∂L/∂h_{t+1} besides. Under truncation what of
    /// it comes from the losses within reach.
    /// </summary>
    public Quantity FromLater { get; }

    /// <summary>δ_t = ∂L/∂a_t, G·H×B.</summary>
    public Quantity Delta { get; }

    /// <summary>
    /// δ_t h_{t−1}ᵀ summed over the batch, G·H×H: what t contributes to ∂L/∂Whh. Of the GRU the rows of n are r_t ⊙ δ_t times h_{t−1}ᵀ.
    /// </summary>
    public Quantity RecurrentTerm { get; }

    /// <summary>δ_t x_tᵀ summed over the batch, G·H×D: what t contributes to ∂L/∂Wxh.</summary>
    public Quantity InputTerm { get; }

    /// <summary>δ_t summed over the batch, G·H×1: what t contributes to ∂L/∂bh.</summary>
    public Quantity HiddenBiasTerm { get; }

    /// <summary>e_t h_tᵀ summed over the batch, O×H: what t contributes to ∂L/∂Why.</summary>
    public Quantity OutputTerm { get; }

    /// <summary>e_t summed over the batch, O×1: what t contributes to ∂L/∂by.</summary>
    public Quantity OutputBiasTerm { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Quantity> All => Make.All;

    /// <summary>Makes the quantities of a cell.</summary>
    private protected QuantityFactory Make { get; }

    /// <summary>What the tape does not keep.</summary>
    private protected StepOperands Operands { get; }

    /// <summary>What each timestep adds to the gradients.</summary>
    private protected GradientContributions Contributions { get; }

    private static bool IsAt(Cursor cursor, int t) => cursor.Phase == Phase.Backward && cursor.Timestep == t;

    private ReadOnlySpan<double> InputAt(int t)
    {
        PreparedStep step = Make.Step;
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
        PreparedStep step = Make.Step;
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
