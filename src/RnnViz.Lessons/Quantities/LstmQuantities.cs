using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Quantities;

/// <summary>The quantities of a timestep of the LSTM.</summary>
public sealed class LstmQuantities : GatedQuantities
{
    /// <summary>The quantities of a walk's step.</summary>
    /// <param name="walk">Where they are read.</param>
    /// <param name="names">What some of them are called.</param>
    /// <param name="cellGradient">How ∂L/∂c_t is called.</param>
    internal LstmQuantities(Walk walk, StepNames names, string cellGradient) : base(walk, names)
    {
        PreparedStep step = walk.Session.Step;
        int size = step.HiddenUnits * step.BatchSize;
        string later = cellGradient.Replace("@", "@+");
        Cell = Make.State("c_{@}", "cell state", QuantityFactory.Hidden, step.CellState);
        CellTanh = Make.State(
            "\"tanh\" c_{@}", "tanh of the cell state", QuantityFactory.Hidden, Make.Computed(size, ComputeTanh), Make.IsTimestep);
        CellSlope = Make.Slope("1 − \"tanh\"^2 c_{@}", "slope of tanh at the cell state", Make.Computed(size, ComputeSlope));
        CellGradient = Make.Gradient(
            cellGradient, "cell gradient", QuantityFactory.Hidden, step.CellGradient, t => step.CellGradientNorms[t - 1],
            Make.IsTimestep);
        CellFromHidden = Make.Gradient(
            $"{names.HiddenGradient} ⊙ o_{{@}} ⊙ (1 − \"tanh\"^2 c_{{@}})", "cell gradient from the hidden state", QuantityFactory.Hidden,
            Make.Computed(size, ComputeFromHidden), occurs: Make.IsTimestep);
        CellDirect = Make.Gradient(
            "d_{@}^c", "direct gradient of the cell state", QuantityFactory.Hidden, _ => step.FinalCellGradient,
            occurs: t => t == step.Timesteps && step.FinalCellGradient.Length > 0);
        CellFromLater = Make.Gradient(
            $"f_{{@+}} ⊙ {later}", "cell gradient kept from later", QuantityFactory.Hidden, Make.Computed(size, ComputeFromLater),
            occurs: Make.HasLater);
    }

    /// <summary>i_t, how much of g_t is taken in.</summary>
    public GateQuantities InputGate => Gates[0];

    /// <summary>f_t, how much of c_{t−1} is kept.</summary>
    public GateQuantities ForgetGate => Gates[1];

    /// <summary>g_t, what is to be taken in.</summary>
    public GateQuantities Candidate => Gates[2];

    /// <summary>o_t, how much of c_t is shown.</summary>
    public GateQuantities OutputGate => Gates[3];

    /// <summary>c_t, H×B, t = 0..T.</summary>
    public Quantity Cell { get; }

    /// <summary>tanh(c_t), H×B.</summary>
    public Quantity CellTanh { get; }

    /// <summary>1 − tanh²(c_t), H×B.</summary>
    public Quantity CellSlope { get; }

    /// <summary>∂L/∂c_t, H×B.</summary>
    public Quantity CellGradient { get; }

    /// <summary>∂L/∂h_t ⊙ o_t ⊙ (1 − tanh² c_t), H×B: what of ∂L/∂c_t comes through h_t.</summary>
    public Quantity CellFromHidden { get; }

    /// <summary>What the rest of a model hands to c_T, H×B; part of the step at T, where it hands something over.</summary>
    public Quantity CellDirect { get; }

    /// <summary>
    /// f_{t+1} ⊙ ∂L/∂c_{t+1}, H×B, t = 1..T − 1: what of ∂L/∂c_t comes by the forget gate alone. Under truncation what of it comes from
    /// the losses within reach.
    /// </summary>
    public Quantity CellFromLater { get; }

    private void ComputeTanh(int t, double[] tanh)
    {
        ReadOnlySpan<double> c = Make.Step.CellState(t);
        for (int i = 0; i < tanh.Length; i++)
        {
            tanh[i] = Math.Tanh(c[i]);
        }
    }

    private void ComputeSlope(int t, double[] slope)
    {
        ReadOnlySpan<double> tanh = CellTanh.ValuesAt(t);
        for (int i = 0; i < slope.Length; i++)
        {
            slope[i] = 1 - tanh[i] * tanh[i];
        }
    }

    private void ComputeFromHidden(int t, double[] product)
    {
        Multiply(Make.Step.HiddenGradient(t), OutputGate.Value.ValuesAt(t), product);
        Multiply(product, CellSlope.ValuesAt(t), product);
    }

    private void ComputeFromLater(int t, double[] product)
    {
        if (Make.Step.Truncation is null)
        {
            Multiply(ForgetGate.Value.ValuesAt(t + 1), Make.Step.CellGradient(t + 1), product);
        }
        else
        {
            Subtract(Make.Step.CellGradient(t), CellFromHidden.ValuesAt(t), product);
        }
    }
}
