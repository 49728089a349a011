using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Quantities;

/// <summary>The quantities of a timestep of the GRU.</summary>
public sealed class GruQuantities : GatedQuantities
{
    /// <summary>The quantities of a walk's step.</summary>
    /// <param name="walk">Where they are read.</param>
    /// <param name="names">What some of them are called.</param>
    internal GruQuantities(Walk walk, StepNames names) : base(walk, names)
    {
        PreparedStep step = walk.Session.Step;
        int size = step.HiddenUnits * step.BatchSize;
        bool hasBias = step.HiddenBias.Length > 0;
        ResetOperand = Make.State(
            "q_{@}", "what the reset gate multiplies", QuantityFactory.Hidden, Operands.ResetOperand, Make.IsTimestep);
        Renewed = Make.State(
            "1 − z_{@}", "how much of the state is made anew", QuantityFactory.Hidden,
            Make.Computed(size, (t, to) => ComputeRenewed(t, to)), Make.IsTimestep);
        Difference = Make.Gradient(
            "h_{@-} − n_{@}", "what keeping the state changes", QuantityFactory.Hidden,
            Make.Computed(size, (t, to) => Subtract(step.Hidden(t - 1), Candidate.Value.ValuesAt(t), to)), occurs: Make.IsTimestep);
        Kept = Make.Gradient(
            $"z_{{@+}} ⊙ {names.HiddenGradient.Replace("@", "@+")}", "hidden gradient kept from later", QuantityFactory.Hidden,
            Operands.Kept, occurs: Make.HasLater);
        FromGates = Make.Gradient(
            "\"through gates\"_{@+}", "hidden gradient from later gates", QuantityFactory.Hidden,
            Make.Computed(size, (t, to) => Subtract(Operands.FromLater(t), Operands.Kept(t), to)), occurs: Make.HasLater);
        CandidateBiasTerm = Make.Gradient(
            "Σ_b (r_{@} ⊙ δ_{@}^n)", "term of the gradient of the bias that the reset gate multiplies", new(SizeLetter.H, SizeLetter.One),
            t => Contributions.At(t).bhn, occurs: _ => hasBias);
    }

    /// <summary>r_t, how much of what h_{t−1} says of the candidate is heard.</summary>
    public GateQuantities ResetGate => Gates[0];

    /// <summary>z_t, how much of h_{t−1} is kept.</summary>
    public GateQuantities UpdateGate => Gates[1];

    /// <summary>n_t, what is to be taken in.</summary>
    public GateQuantities Candidate => Gates[2];

    /// <summary>q_t = Whn h_{t−1} + bhn, H×B: what r_t multiplies.</summary>
    public Quantity ResetOperand { get; }

    /// <summary>1 − z_t, H×B: how much of n_t is taken in.</summary>
    public Quantity Renewed { get; }

    /// <summary>h_{t−1} − n_t, H×B: by how much h_t grows with z_t.</summary>
    public Quantity Difference { get; }

    /// <summary>
    /// z_{t+1} ⊙ ∂L/∂h_{t+1}, H×B, t = 1..T − 1: what of ∂L/∂h_t comes by the update gate alone. Under truncation what of it comes from
    /// the losses within reach.
    /// </summary>
    public Quantity Kept { get; }

    /// <summary>What of ∂L/∂h_t comes from t + 1 through gates and weights, H×B, t = 1..T − 1; under truncation likewise.</summary>
    public Quantity FromGates { get; }

    /// <summary>r_t ⊙ δ_t summed over the batch, H×1: what t contributes to ∂L/∂bhn; part of the step in a network with biases.</summary>
    public Quantity CandidateBiasTerm { get; }

    private void ComputeRenewed(int t, double[] renewed)
    {
        ReadOnlySpan<double> z = UpdateGate.Value.ValuesAt(t);
        for (int i = 0; i < renewed.Length; i++)
        {
            renewed[i] = 1 - z[i];
        }
    }
}
