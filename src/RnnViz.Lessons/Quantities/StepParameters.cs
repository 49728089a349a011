using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Quantities;

/// <summary>
/// The parameters of a cell and of its readout, with what becomes of them in an iteration: the gradients as far as the walk has
/// summed them, Whh's clipped gradient, step and value after the update. Those of a gated cell are the weights of its gates, stacked;
/// G is how many, 1 for the vanilla cell.
/// </summary>
public abstract class StepParameters
{
    private readonly PreparedStep step;
    private readonly bool hasBias, hasReadout;
    private double[] recurrentStep = [];

    /// <summary>The parameters of a walk's step.</summary>
    /// <param name="walk">Where they are read.</param>
    /// <param name="names">What they are called.</param>
    private protected StepParameters(Walk walk, ParameterNames names)
    {
        TrainingSession session = walk.Session;
        (GradientSoFar soFar, UpdatePreview update) = (walk.SoFar, walk.Update);
        step = session.Step;
        Make = new QuantityFactory(step);
        (hasBias, hasReadout) = (step.HiddenBias.Length > 0, step.HasReadout);
        SizeLetter rows = QuantityShape.AllGates(step.Cell);
        QuantityShape input = new(rows, SizeLetter.D), recurrent = new(rows, SizeLetter.H);
        QuantityShape output = new(SizeLetter.O, SizeLetter.H), hiddenBias = new(rows, SizeLetter.One);
        QuantityShape outputBias = new(SizeLetter.O, SizeLetter.One);

        InputWeights = Of(names.InputWeights, "input weights", input, _ => step.InputWeights, Phase.Forward);
        RecurrentWeights = Of(names.RecurrentWeights, "recurrent weights", recurrent, _ => step.RecurrentWeights, Phase.Forward);
        HiddenBias = Of(names.HiddenBias, "hidden bias", hiddenBias, _ => step.HiddenBias, Phase.Forward, isBias: true);
        OutputWeights = Of("W_{hy}", "output weights", output, _ => step.OutputWeights, Phase.Forward, isReadout: true);
        OutputBias = Of("b_y", "output bias", outputBias, _ => step.OutputBias, Phase.Forward, isBias: true, isReadout: true);

        InputGradient = Of("∂L/∂" + names.InputWeights, "gradient of the input weights", input, _ => soFar.Input, Phase.Backward);
        RecurrentGradient = Of(
            "∂L/∂" + names.RecurrentWeights, "gradient of the recurrent weights", recurrent, _ => soFar.Recurrent, Phase.Backward);
        HiddenBiasGradient = Of(
            "∂L/∂" + names.HiddenBias, "gradient of the hidden bias", hiddenBias, _ => soFar.HiddenBias, Phase.Backward, isBias: true);
        OutputGradient = Of(
            "∂L/∂W_{hy}", "gradient of the output weights", output, _ => soFar.Output, Phase.Backward, isReadout: true);
        OutputBiasGradient = Of(
            "∂L/∂b_y", "gradient of the output bias", outputBias, _ => soFar.OutputBias, Phase.Backward, isBias: true, isReadout: true);

        GradientNorm = Of(
            "‖∇L‖", "joint norm of all gradients", QuantityFactory.One, QuantityFactory.Single(_ => update.GradientNorm), Phase.Update);
        ClippedRecurrentGradient = Make.Whole(
            "\"clipped\"", "clipped gradient of the recurrent weights", recurrent, _ => update.ClippedRecurrent, Phase.Update,
            _ => session.ClipKind != ClipKind.None);
        RecurrentStep = Of(
            "\"step\"", "what the optimizer takes from the recurrent weights", recurrent, _ => RecurrentChange(update), Phase.Update,
            isReadout: true);
        RecurrentWeightsAfter = Of(
            names.RecurrentWeights, "recurrent weights after the update", recurrent, _ => update.RecurrentAfter, Phase.Update,
            isReadout: true);
    }

    /// <summary>Wxh, G·H×D.</summary>
    public Quantity InputWeights { get; }

    /// <summary>Whh, G·H×H.</summary>
    public Quantity RecurrentWeights { get; }

    /// <summary>bh, G·H×1; part of the step in a network with biases.</summary>
    public Quantity HiddenBias { get; }

    /// <summary>Why, O×H.</summary>
    public Quantity OutputWeights { get; }

    /// <summary>by, O×1; part of the step in a network with biases.</summary>
    public Quantity OutputBias { get; }

    /// <summary>∂L/∂Wxh as far as the walk has come, G·H×D.</summary>
    public Quantity InputGradient { get; }

    /// <summary>∂L/∂Whh as far as the walk has come, G·H×H.</summary>
    public Quantity RecurrentGradient { get; }

    /// <summary>∂L/∂bh as far as the walk has come, G·H×1; part of the step in a network with biases.</summary>
    public Quantity HiddenBiasGradient { get; }

    /// <summary>∂L/∂Why as far as the walk has come, O×H.</summary>
    public Quantity OutputGradient { get; }

    /// <summary>∂L/∂by as far as the walk has come, O×1; part of the step in a network with biases.</summary>
    public Quantity OutputBiasGradient { get; }

    /// <summary>‖∇L‖, one number: the joint norm of all gradients before clipping.</summary>
    public Quantity GradientNorm { get; }

    /// <summary>∂L/∂Whh after clipping, G·H×H; part of the step where something is clipped at all.</summary>
    public Quantity ClippedRecurrentGradient { get; }

    /// <summary>Whh before the update less Whh after it, G·H×H.</summary>
    public Quantity RecurrentStep { get; }

    /// <summary>Whh after the update, G·H×H.</summary>
    public Quantity RecurrentWeightsAfter { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Quantity> All => Make.All;

    /// <summary>Makes the quantities.</summary>
    private protected QuantityFactory Make { get; }

    /// <summary>
    /// A parameter, its gradient or what the update does; biases are part of the step in a network with some, the readout and the update
    /// where the network is trained here.
    /// </summary>
    private protected Quantity Of(
        string symbol, string name, QuantityShape shape, QuantityReader values, Phase phase, bool isBias = false,
        bool isReadout = false) =>
        Make.Whole(
            symbol, name, shape, values, phase, isBias || isReadout ? _ => (hasBias || !isBias) && (hasReadout || !isReadout) : null);

    private double[] RecurrentChange(UpdatePreview update)
    {
        ReadOnlySpan<double> before = step.RecurrentWeights, after = update.RecurrentAfter;
        if (recurrentStep.Length != before.Length)
        {
            recurrentStep = new double[before.Length];
        }

        for (int i = 0; i < before.Length; i++)
        {
            recurrentStep[i] = before[i] - after[i];
        }

        return recurrentStep;
    }
}
