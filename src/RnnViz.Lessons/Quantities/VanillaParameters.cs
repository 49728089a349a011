using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Quantities;

/// <summary>
/// The parameters of the vanilla cell and of its readout, with what becomes of them in an iteration: the gradients as far as
/// the walk has summed them, Whh's clipped gradient, step and value after the update.
/// </summary>
public sealed class VanillaParameters
{
    private readonly PreparedStep step;
    private readonly bool hasBias;
    private double[] recurrentStep = [];

    /// <summary>The parameters of a walk's step.</summary>
    /// <param name="walk">Where they are read.</param>
    internal VanillaParameters(Walk walk)
    {
        TrainingSession session = walk.Session;
        (GradientSoFar soFar, UpdatePreview update) = (walk.SoFar, walk.Update);
        step = session.Step;
        hasBias = step.HiddenBias.Length > 0;
        QuantityShape input = new(SizeLetter.H, SizeLetter.D), recurrent = new(SizeLetter.H, SizeLetter.H);
        QuantityShape output = new(SizeLetter.O, SizeLetter.H), hiddenBias = new(SizeLetter.H, SizeLetter.One);
        QuantityShape outputBias = new(SizeLetter.O, SizeLetter.One);

        InputWeights = Of("W_{xh}", "input weights", input, _ => step.InputWeights, Phase.Forward);
        RecurrentWeights = Of("W_{hh}", "recurrent weights", recurrent, _ => step.RecurrentWeights, Phase.Forward);
        HiddenBias = Of("b_h", "hidden bias", hiddenBias, _ => step.HiddenBias, Phase.Forward, isBias: true);
        OutputWeights = Of("W_{hy}", "output weights", output, _ => step.OutputWeights, Phase.Forward);
        OutputBias = Of("b_y", "output bias", outputBias, _ => step.OutputBias, Phase.Forward, isBias: true);

        InputGradient = Of("∂L/∂W_{xh}", "gradient of the input weights", input, _ => soFar.Input, Phase.Backward);
        RecurrentGradient = Of("∂L/∂W_{hh}", "gradient of the recurrent weights", recurrent, _ => soFar.Recurrent, Phase.Backward);
        HiddenBiasGradient = Of("∂L/∂b_h", "gradient of the hidden bias", hiddenBias, _ => soFar.HiddenBias, Phase.Backward, isBias: true);
        OutputGradient = Of("∂L/∂W_{hy}", "gradient of the output weights", output, _ => soFar.Output, Phase.Backward);
        OutputBiasGradient = Of("∂L/∂b_y", "gradient of the output bias", outputBias, _ => soFar.OutputBias, Phase.Backward, isBias: true);

        var norm = new double[1];
        GradientNorm = Of(
            "‖∇L‖", "joint norm of all gradients", new(SizeLetter.One, SizeLetter.One),
            _ =>
            {
                norm[0] = update.GradientNorm;
                return norm;
            },
            Phase.Update);
        ClippedRecurrentGradient = new(
            step, "\"clipped\"", "clipped gradient of the recurrent weights", recurrent, _ => update.ClippedRecurrent,
            occurs: _ => session.ClipKind != ClipKind.None)
        { Phase = Phase.Update, IsOfTimestep = false, ColorLimit = 2 };
        RecurrentStep = Of(
            "\"step\"", "what the optimizer takes from the recurrent weights", recurrent, _ => RecurrentChange(update), Phase.Update);
        RecurrentWeightsAfter = Of("W_{hh}", "recurrent weights after the update", recurrent, _ => update.RecurrentAfter, Phase.Update);
    }

    /// <summary>Wxh, H×D.</summary>
    public Quantity InputWeights { get; }

    /// <summary>Whh, H×H.</summary>
    public Quantity RecurrentWeights { get; }

    /// <summary>bh, H×1; part of the step in a network with biases.</summary>
    public Quantity HiddenBias { get; }

    /// <summary>Why, O×H.</summary>
    public Quantity OutputWeights { get; }

    /// <summary>by, O×1; part of the step in a network with biases.</summary>
    public Quantity OutputBias { get; }

    /// <summary>∂L/∂Wxh as far as the walk has come, H×D.</summary>
    public Quantity InputGradient { get; }

    /// <summary>∂L/∂Whh as far as the walk has come, H×H.</summary>
    public Quantity RecurrentGradient { get; }

    /// <summary>∂L/∂bh as far as the walk has come, H×1; part of the step in a network with biases.</summary>
    public Quantity HiddenBiasGradient { get; }

    /// <summary>∂L/∂Why as far as the walk has come, O×H.</summary>
    public Quantity OutputGradient { get; }

    /// <summary>∂L/∂by as far as the walk has come, O×1; part of the step in a network with biases.</summary>
    public Quantity OutputBiasGradient { get; }

    /// <summary>‖∇L‖, one number: the joint norm of all gradients before clipping.</summary>
    public Quantity GradientNorm { get; }

    /// <summary>∂L/∂Whh after clipping, H×H; part of the step where something is clipped at all.</summary>
    public Quantity ClippedRecurrentGradient { get; }

    /// <summary>Whh before the update less Whh after it, H×H.</summary>
    public Quantity RecurrentStep { get; }

    /// <summary>Whh after the update, H×H.</summary>
    public Quantity RecurrentWeightsAfter { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Quantity> All =>
    [
        InputWeights, RecurrentWeights, HiddenBias, OutputWeights, OutputBias,
        InputGradient, RecurrentGradient, HiddenBiasGradient, OutputGradient, OutputBiasGradient,
        GradientNorm, ClippedRecurrentGradient, RecurrentStep, RecurrentWeightsAfter,
    ];

    private Quantity Of(string symbol, string name, QuantityShape shape, QuantityReader values, Phase phase, bool isBias = false) =>
        new(step, symbol, name, shape, values, occurs: isBias ? _ => hasBias : null)
        { Phase = phase, IsOfTimestep = false, ColorLimit = 2 };

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
