using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Quantities;

/// <summary>The parameters of a gated cell and of its readout: Wx, Wh and b, those of each gate, of the GRU bhn, and Why, by.</summary>
public sealed class GatedParameters : StepParameters
{
    /// <summary>The parameters of a walk's step.</summary>
    /// <param name="walk">Where they are read.</param>
    internal GatedParameters(Walk walk) : base(walk, new ParameterNames("W_x", "W_h", "b"))
    {
        (PreparedStep step, GradientSoFar soFar) = (walk.Session.Step, walk.SoFar);
        Gates = [.. step.Gates.Select((letter, gate) => GateOf(step, soFar, letter, gate))];
        if (step.CandidateBias.Length > 0)
        {
            QuantityShape bias = new(SizeLetter.H, SizeLetter.One);
            CandidateBias = Of(
                "b_{hn}", "bias that the reset gate multiplies", bias, _ => step.CandidateBias, Phase.Forward);
            CandidateBiasGradient = Of(
                "∂L/∂b_{hn}", "gradient of the bias that the reset gate multiplies", bias, _ => soFar.CandidateBias, Phase.Backward);
        }
    }

    /// <summary>Those of each gate, in the order of the weights: i, f, g, o or r, z, n.</summary>
    public IReadOnlyList<GateParameters> Gates { get; }

    /// <summary>bhn of a GRU with biases, H×1; else null.</summary>
    public Quantity? CandidateBias { get; }

    /// <summary>∂L/∂bhn of a GRU with biases as far as the walk has come, H×1; else null.</summary>
    public Quantity? CandidateBiasGradient { get; }

    private GateParameters GateOf(PreparedStep step, GradientSoFar soFar, char letter, int gate)
    {
        (int units, int input) = (step.HiddenUnits, step.HiddenUnits * step.InputSize);
        int recurrent = units * units;
        QuantityShape forInput = new(SizeLetter.H, SizeLetter.D), forState = new(SizeLetter.H, SizeLetter.H);
        QuantityShape forBias = new(SizeLetter.H, SizeLetter.One);
        string x = $"W_{{x{letter}}}", h = $"W_{{h{letter}}}", b = $"b_{letter}";
        return new(
            Of(x, $"input weights of {letter}", forInput, _ => step.InputWeights.Slice(gate * input, input), Phase.Forward),
            Of(h, $"recurrent weights of {letter}", forState, _ => step.RecurrentWeights.Slice(gate * recurrent, recurrent), Phase.Forward),
            Of(b, $"bias of {letter}", forBias, _ => step.HiddenBias.Slice(gate * units, units), Phase.Forward, isBias: true),
            Of("∂L/∂" + x, $"gradient of the input weights of {letter}", forInput, _ => soFar.Input.Slice(gate * input, input),
                Phase.Backward),
            Of("∂L/∂" + h, $"gradient of the recurrent weights of {letter}", forState,
                _ => soFar.Recurrent.Slice(gate * recurrent, recurrent), Phase.Backward),
            Of("∂L/∂" + b, $"gradient of the bias of {letter}", forBias, _ => soFar.HiddenBias.Slice(gate * units, units), Phase.Backward,
                isBias: true));
    }
}
