using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Quantities;

/// <summary>What the terms of both gated cells have alike.</summary>
/// <param name="session">Whose step they are of.</param>
/// <param name="names">What they are called, and how far they are written out.</param>
/// <param name="readout">The equations of outputs, loss and error as they are typeset.</param>
/// <param name="q">The quantities of a timestep.</param>
/// <param name="p">The parameters.</param>
internal abstract class GatedTerms(
    TrainingSession session, GatedNames names, ReadoutEquations readout, GatedQuantities q, GatedParameters p)
    : StepTerms(session, readout, q, p)
{
    /// <summary>Whether the network has biases.</summary>
    protected bool HasBias { get; } = session.Lesson.Model.Bias;

    /// <summary>W_hᵀ δ_t of the cell, gate by gate: what a timestep sends to the one before through gates and weights.</summary>
    /// <param name="at">@, or @+ for that of the timestep after.</param>
    protected string ByGates(string at) => names.IsByGate || q.Gates.Any(gate => gate.RecurrentDelta != gate.Delta)
        ? string.Join(" + ", q.Gates.Select(gate => $"W_{{h{gate.Letter}}}ᵀ {RecurrentDelta(gate).Replace("@", at)}"))
        : $"W_hᵀ δ_{{{at}}}";

    /// <summary>δ of a gate as its recurrent weights meet it.</summary>
    protected static string RecurrentDelta(GateQuantities gate) => gate.RecurrentDelta.Symbol;

    /// <summary>A notation that is written where every gate has its own equations, null elsewhere.</summary>
    protected string? ByGate(string notation) => names.IsByGate ? notation : null;

    /// <summary>A notation that is written where gates share equations, null elsewhere.</summary>
    protected string? Together(string notation) => names.IsByGate ? null : notation;

    /// <summary>A biased sum, W x_t + W h_{t−1} + b of a gate.</summary>
    protected string SumOf(char letter) =>
        $"W_{{x{letter}}} x_{{@}} + W_{{h{letter}}} h_{{@-}}" + (HasBias ? $" + b_{letter}" : "");

    /// <summary>The two equations of a gate that has no reset gate inside: a_t, and its function.</summary>
    protected IEnumerable<StepEquation> GateEquations(int index)
    {
        (GateQuantities gate, GateParameters weights) = (q.Gates[index], p.Gates[index]);
        string? sum = ByGate($"a_{{@}}^{gate.Letter} = {SumOf(gate.Letter)}");
        yield return new StepEquation(gate.PreActivation, _ => sum)
        {
            Addends =
            [
                new("+", weights.InputWeights, q.Input), new("+", weights.RecurrentWeights, new Operand(q.Hidden, -1)),
                new("+", weights.Bias),
            ],
        };
        yield return FunctionOf(gate, SumOf(gate.Letter));
    }

    /// <summary>The function of a gate, of its a_t or of the sum that this is.</summary>
    protected StepEquation FunctionOf(GateQuantities gate, string sum)
    {
        string of = names.IsByGate ? $"a_{{@}}^{gate.Letter}" : sum;
        string function = !gate.IsTanh ? $"σ({of})" : names.IsByGate ? $"\"tanh\" {of}" : $"\"tanh\"({of})";
        return new StepEquation(gate.Value, $"{gate.Letter}_{{@}} = {function}")
        {
            Addends = [new(gate.IsTanh ? "tanh" : "σ", gate.PreActivation)],
        };
    }

    /// <summary>δ_t of a gate, a product number by number.</summary>
    protected static StepEquation DeltaOf(GateQuantities gate, string product, params Operand[] factors) =>
        new(gate.Delta, $"{gate.Delta.Symbol} = {product} ⊙ " + (gate.IsTanh ? $"({gate.Slope.Symbol})" : gate.Slope.Symbol))
        {
            Addends = [new(null, [.. factors, gate.Slope]) { IsElementwise = true }],
        };

    /// <summary>What the gates of t + 1 give to ∂L/∂h_t; under truncation all of it as one.</summary>
    /// <param name="withinWindow">What of it comes from the losses within reach.</param>
    protected IEnumerable<Addend> FromGates(Quantity withinWindow) =>
    [
        .. q.Gates.Select((gate, i) =>
            new Addend("+", new Operand(p.Gates[i].RecurrentWeights, IsTransposed: true), new Operand(gate.RecurrentDelta, 1))
            {
                Product = gate.FromLater,
                IsLeftOut = () => IsTruncated,
            }),
        new Addend("+", withinWindow) { IsLeftOut = () => !IsTruncated },
    ];

    /// <summary>What t adds to the gradient of a gate's recurrent weights.</summary>
    protected StepEquation RecurrentTermOf(int gate, Func<int, string?> notation) => new(q.Gates[gate].RecurrentTerm, notation)
    {
        Sums = [p.Gates[gate].RecurrentGradient],
        Addends = [new(null, q.Gates[gate].RecurrentDelta, new Operand(q.Hidden, -1, IsTransposed: true))],
    };

    /// <summary>What t adds to the gradients of input weights and biases.</summary>
    protected TermEquations InputTerm()
    {
        string? all = Together(HasBias ? "∂L/∂W_x += δ_{@} x_{@}ᵀ,  ∂L/∂b += δ_{@}" : "∂L/∂W_x += δ_{@} x_{@}ᵀ");
        return Row(
            Term.InputTerm,
            [
                .. q.Gates.Select((gate, i) => InputTermOf(gate, p.Gates[i])),
                new StepEquation(q.InputTerm, _ => all) { Sums = [p.InputGradient, p.HiddenBiasGradient], Reads = [q.Delta, q.Input] },
            ]);
    }

    /// <summary>What one gate alone hands to the timestep before.</summary>
    /// <param name="received">The same as the timestep before has it.</param>
    /// <param name="keep">The gate.</param>
    /// <param name="gradient">What it multiplies.</param>
    protected TermEquations BackpropagateCell(Quantity received, GateQuantities keep, Quantity gradient) => Row(
        Term.BackpropagateCell,
        new StepEquation(
            new Operand(received, -1), $"{keep.Value.Symbol} ⊙ {gradient.Symbol} → {gradient.Symbol.Replace("@", "@-")}")
        {
            Addends =
            [
                new(null, keep.Value, gradient)
                {
                    IsElementwise = true,
                    Product = new Operand(received, -1),
                    IsProductOnly = () => IsTruncated,
                },
            ],
        });

    /// <summary>What the gates hand to the timestep before through their weights.</summary>
    /// <param name="received">The same as the timestep before has it.</param>
    /// <param name="more">What is known with it.</param>
    protected TermEquations BackpropagateHidden(Quantity received, params StepEquation[] more)
    {
        string gradient = q.HiddenGradient.Symbol;
        return Row(
            Term.BackpropagateHidden,
            [
                new StepEquation(new Operand(received, -1), $"{ByGates("@")} → {gradient.Replace("@", "@-")}")
                {
                    Addends = [.. FromGates(received).Select(EarlierOf)],
                },
                .. q.Gates.Select(gate => Unwritten(new Operand(gate.FromLater, -1), gate.RecurrentDelta)),
                .. more,
            ]);
    }

    // the addend of the timestep before, as this one has it
    private static Addend EarlierOf(Addend addend) => addend with
    {
        Factors = [.. addend.Factors.Select(factor => factor.Quantity.IsOfTimestep ? factor with { Offset = factor.Offset - 1 } : factor)],
        Product = addend.Product is { } product ? product with { Offset = product.Offset - 1 } : (Operand?)null,
    };

    private StepEquation InputTermOf(GateQuantities gate, GateParameters weights)
    {
        (char letter, string delta) = (gate.Letter, gate.Delta.Symbol);
        string? notation = ByGate($"∂L/∂W_{{x{letter}}} += {delta} x_{{@}}ᵀ" + (HasBias ? $",  ∂L/∂b_{letter} += {delta}" : ""));
        return new StepEquation(gate.InputTerm, _ => notation)
        {
            Sums = [weights.InputGradient, weights.BiasGradient],
            Addends = [new(null, gate.Delta, new Operand(q.Input, IsTransposed: true))],
        };
    }
}
