using RnnViz.Lessons.Step;
using RnnViz.Numerics.Equations;

namespace RnnViz.Lessons.Quantities;

/// <summary>The quantities of one gate at a timestep, H rows each.</summary>
public sealed class GateQuantities
{
    private readonly PreparedStep step;
    private readonly int gate;

    /// <summary>The quantities of a gate.</summary>
    /// <param name="make">Makes them.</param>
    /// <param name="contributions">What each timestep adds to the gradients.</param>
    /// <param name="gate">The gate's place in the order of the weights.</param>
    /// <param name="word">Its name in words.</param>
    /// <param name="isReset">Whether a reset gate multiplies what comes from h_{t−1}: of the GRU's candidate.</param>
    internal GateQuantities(QuantityFactory make, GradientContributions contributions, int gate, string word, bool isReset)
    {
        step = make.Step;
        this.gate = gate;
        StepOperands operands = step.Operands;
        Letter = step.Gates[gate];
        IsTanh = Letter is 'g' or 'n';
        (int units, int state) = (step.HiddenUnits, step.HiddenUnits * step.BatchSize);
        (char q, int recurrent, int input) = (Letter, gate * units * units, gate * units * step.InputSize);
        string delta = $"δ_{{@}}^{q}", recurrentDelta = isReset ? $"(r_{{@}} ⊙ {delta})" : delta;
        bool hasBias = step.HiddenBias.Length > 0;

        PreActivation = make.State(
            $"a_{{@}}^{q}", $"{word}, before its function", QuantityFactory.Hidden, t => operands.PreActivation(t).Slice(gate * state, state),
            make.IsTimestep);
        Value = make.State($"{q}_{{@}}", word, QuantityFactory.Hidden, t => step.Gate(gate, t), make.IsTimestep);
        Slope = make.Slope(
            IsTanh ? $"1 − {q}_{{@}}^2" : $"{q}_{{@}} (1 − {q}_{{@}})", $"slope of the {word}",
            t => operands.Slope(t).Slice(gate * state, state));
        Delta = make.Gradient(
            delta, $"gradient of the {word}", QuantityFactory.Hidden, t => step.Delta(t).Slice(gate * state, state),
            occurs: make.IsTimestep);
        RecurrentDelta = isReset
            ? make.Gradient(
                recurrentDelta, $"gradient of the {word}, as it goes to the state before", QuantityFactory.Hidden,
                make.Computed(state, ComputeResetDelta), occurs: make.IsTimestep)
            : Delta;
        FromLater = make.Gradient(
            isReset ? $"W_{{h{q}}}ᵀ (r_{{@+}} ⊙ δ_{{@+}}^{q})" : $"W_{{h{q}}}ᵀ δ_{{@+}}^{q}", $"hidden gradient by the {word}",
            QuantityFactory.Hidden, make.Computed(state, ComputeFromLater), occurs: t => make.HasLater(t) && step.Truncation is null);
        RecurrentTerm = make.Gradient(
            $"{recurrentDelta} h_{{@-}}ᵀ", $"term of the recurrent gradient of the {word}", new(SizeLetter.H, SizeLetter.H),
            t => contributions.At(t).Whh.Slice(recurrent, units * units));
        InputTerm = make.Gradient(
            $"{delta} x_{{@}}ᵀ", $"term of the input gradient of the {word}", new(SizeLetter.H, SizeLetter.D),
            t => contributions.At(t).Wxh.Slice(input, units * step.InputSize));
        BiasTerm = make.Gradient(
            $"Σ_b {delta}", $"term of the gradient of the {word}'s bias", new(SizeLetter.H, SizeLetter.One),
            t => contributions.At(t).bh.Slice(gate * units, units), occurs: _ => hasBias);
    }

    /// <summary>Its letter: i, f, g, o, r, z or n.</summary>
    public char Letter { get; }

    /// <summary>Whether its function is tanh, as of the candidates g and n; else σ.</summary>
    public bool IsTanh { get; }

    /// <summary>a_t of the gate, H×B: what goes into its function.</summary>
    public Quantity PreActivation { get; }

    /// <summary>The gate itself, H×B, t = 1..T.</summary>
    public Quantity Value { get; }

    /// <summary>The slope of its function, H×B: i_t (1 − i_t), or 1 − g_t² where that is tanh.</summary>
    public Quantity Slope { get; }

    /// <summary>δ_t of the gate, H×B: the gradient of <see cref="PreActivation"/>.</summary>
    public Quantity Delta { get; }

    /// <summary>What goes to h_{t−1} and to the recurrent weights, H×B: <see cref="Delta"/>, of the GRU's candidate r_t ⊙ δ_t.</summary>
    public Quantity RecurrentDelta { get; }

    /// <summary>What ∂L/∂h_t gets through this gate of t + 1, H×B, t = 0..T − 1; no part of the step under truncation.</summary>
    public Quantity FromLater { get; }

    /// <summary>What t contributes to the gradient of the gate's recurrent weights, H×H.</summary>
    public Quantity RecurrentTerm { get; }

    /// <summary>What t contributes to the gradient of the gate's input weights, H×D.</summary>
    public Quantity InputTerm { get; }

    /// <summary>What t contributes to the gradient of the gate's bias, H×1.</summary>
    public Quantity BiasTerm { get; }

    private void ComputeResetDelta(int t, double[] product)
    {
        ReadOnlySpan<double> r = step.Gate(0, t), delta = step.Delta(t)[(gate * product.Length)..];
        for (int i = 0; i < product.Length; i++)
        {
            product[i] = r[i] * delta[i];
        }
    }

    private void ComputeFromLater(int t, double[] sum)
    {
        int size = step.HiddenUnits * step.HiddenUnits;
        Array.Clear(sum);
        Matrices.AddTransposedProduct(
            step.RecurrentWeights.Slice(gate * size, size), RecurrentDelta.ValuesAt(t + 1), step.BatchSize, sum);
    }
}
