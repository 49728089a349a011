using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Equations;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Step;

/// <summary>
/// The operands of one timestep's equations that the tape does not keep: a_t, φ'(a_t), and the addends of ∂L/∂h_t. Computed when they
/// are asked for, for one timestep at a time. To be asked for between prepare and apply, while the weights are those of the step.
/// </summary>
public sealed partial class StepOperands
{
    private readonly SessionParts parts;
    private readonly PreparedStep step;
    private readonly double[] preActivation, slope, fromOutput, fromLater;
    private (int Version, int Timestep) forward = (-1, 0), slopes = (-1, 0), output = (-1, 0), later = (-1, 0);

    internal StepOperands(SessionParts parts, PreparedStep step)
    {
        (this.parts, this.step) = (parts, step);
        int size = parts.Network.Shape.H * parts.Batch.B, all = parts.Network.Shape.G * size;
        (preActivation, slope, fromOutput, fromLater) = (new double[all], new double[all], new double[size], new double[size]);
        (kept, reset, beyond, delta) = IsGru ? (new double[size], new double[size], new double[size], new double[all]) : ([], [], [], []);
    }

    /// <summary>
    /// a_t = Wxh x_t + Whh h_{t−1} + bh, G·H×B; of a gated cell all gates one after another, of the GRU's candidate
    /// Wxn x_t + bn + r_t ⊙ (Whn h_{t−1} + bhn).
    /// </summary>
    public ReadOnlySpan<double> PreActivation(int t)
    {
        if (!IsStale(ref forward, t))
        {
            return preActivation;
        }

        (NetworkParameters p, SequenceBatch batch) = (parts.Network.Parameters, parts.Batch);
        (int D, int B) = (p.Shape.D, batch.B);
        Array.Clear(preActivation);
        Matrices.AddProduct(p.Whh, parts.Tape.ComputeHidden(t - 1), B, preActivation);
        if (IsGru)
        {
            ComputeReset(t);
        }

        for (int i = 0; i < preActivation.Length / B; i++)
        {
            for (int b = 0; b < B; b++)
            {
                double sum = p.Shape.Bias ? p.bh[i] : 0;
                if (batch.HasTokenInputs)
                {
                    sum += p.Wxh[i * D + batch.InputTokens(t)[b]];
                }
                else
                {
                    for (int j = 0; j < D; j++)
                    {
                        sum += p.Wxh[i * D + j] * batch.Input(t)[j * B + b];
                    }
                }

                preActivation[i * B + b] += sum;
            }
        }

        TakeSigns(t);
        return preActivation;
    }

    /// <summary>
    /// Sums that reach ∞ depend on their order: what was ∞ in the pass may be ∞ − ∞ here. The hidden state says which it was.
    /// </summary>
    private void TakeSigns(int t)
    {
        if (parts.Network.Shape.Cell != Cell.Vanilla)
        {
            return;
        }

        ReadOnlySpan<double> h = parts.Tape.ComputeHidden(t);
        for (int i = 0; i < preActivation.Length; i++)
        {
            if (double.IsNaN(preActivation[i]) && !double.IsNaN(h[i]))
            {
                preActivation[i] = h[i] > 0 ? double.PositiveInfinity : double.NegativeInfinity;
            }
        }
    }

    /// <summary>
    /// φ'(a_t), G·H×B, by which δ_t = ∂L/∂h_t ⊙ φ'(a_t) in the vanilla cell; of a gated cell the slopes of σ and tanh of all gates, one
    /// after another.
    /// </summary>
    public ReadOnlySpan<double> Slope(int t)
    {
        if (!IsStale(ref slopes, t))
        {
            return slope;
        }

        int gates = step.Gates.Length, size = slope.Length / Math.Max(1, gates);
        for (int gate = 0; gate < gates; gate++)
        {
            Activation function = step.Gates[gate] is 'g' or 'n' ? Activation.Tanh : Activation.Sigmoid;
            ReadSlopes(function, parts.Tape.ComputeGate(gate, t), slope.AsSpan(gate * size, size));
        }

        if (gates == 0)
        {
            ReadSlopes(parts.Network.Activation, parts.Tape.ComputeHidden(t), slope);
        }

        return slope;
    }

    /// <summary>The mean of φ'(a_t) over units and sequences, and over gates: near 0 where they are saturated.</summary>
    public double MeanSlope(int t)
    {
        double sum = 0;
        foreach (double s in Slope(t))
        {
            sum += s;
        }

        return sum / slope.Length;
    }

    /// <summary>Whyᵀ e_t, H×B, what the loss of t itself gives to ∂L/∂h_t; zero where t has none, e_t where there is no readout.</summary>
    public ReadOnlySpan<double> FromOutput(int t)
    {
        if (IsStale(ref output, t))
        {
            AddFromOutput(t, fromOutput);
        }

        return fromOutput;
    }

    /// <summary>
    /// What later losses give to ∂L/∂h_t, H×B, zero at T: Whhᵀ δ_{t+1}, of the GRU z_{t+1} ⊙ ∂L/∂h_{t+1} besides. With truncation only
    /// the losses that reach t count: ∂L/∂h_t − Whyᵀ e_t.
    /// </summary>
    public ReadOnlySpan<double> FromLater(int t)
    {
        if (!IsStale(ref later, t))
        {
            return fromLater;
        }

        Array.Clear(fromLater);
        if (t == parts.Batch.T)
        {
            return fromLater;
        }

        if (step.Truncation is null)
        {
            if (IsGru)
            {
                Kept(t).CopyTo(fromLater);
            }

            Matrices.AddTransposedProduct(parts.Network.Parameters.Whh, RecurrentDelta(t + 1), parts.Batch.B, fromLater);
        }
        else
        {
            ReadOnlySpan<double> all = parts.Tape.ComputeHiddenGradient(t), own = FromOutput(t);
            for (int i = 0; i < fromLater.Length; i++)
            {
                fromLater[i] = all[i] - own[i];
            }
        }

        return fromLater;
    }

    private void AddFromOutput(int t, double[] sum)
    {
        Array.Clear(sum);
        if (step.HasReadout)
        {
            Matrices.AddTransposedProduct(parts.Network.Parameters.Why, parts.Tape.OutputError(t), parts.Batch.B, sum);
        }
        else
        {
            parts.Tape.OutputError(t).CopyTo(sum);
        }
    }

    private static void ReadSlopes(Activation function, ReadOnlySpan<double> values, Span<double> slopes)
    {
        for (int i = 0; i < values.Length; i++)
        {
            slopes[i] = function.SlopeAt(values[i]);
        }
    }

    private bool IsStale(ref (int Version, int Timestep) of, int t)
    {
        if (of == (step.Version, t))
        {
            return false;
        }

        of = (step.Version, t);
        return true;
    }
}
