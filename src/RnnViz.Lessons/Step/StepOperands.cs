using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Equations;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Step;

/// <summary>
/// The operands of one timestep's equations that the tape does not keep, H×B each: a_t, φ'(a_t), and the two addends of
/// g_t. Computed when they are asked for, for one timestep at a time. To be asked for between prepare and apply, while the
/// weights are those of the step.
/// </summary>
public sealed class StepOperands
{
    private readonly SessionParts parts;
    private readonly PreparedStep step;
    private readonly double[] preActivation, slope, fromOutput, fromLater;
    private (int Version, int Timestep) forward = (-1, 0), slopes = (-1, 0), output = (-1, 0), later = (-1, 0);

    internal StepOperands(SessionParts parts, PreparedStep step)
    {
        (this.parts, this.step) = (parts, step);
        int size = parts.Network.Shape.H * parts.Batch.B;
        (preActivation, slope, fromOutput, fromLater) = (new double[size], new double[size], new double[size], new double[size]);
    }

    /// <summary>a_t = Wxh x_t + Whh h_{t−1} + bh.</summary>
    public ReadOnlySpan<double> PreActivation(int t)
    {
        if (!IsStale(ref forward, t))
        {
            return preActivation;
        }

        (NetworkParameters p, SequenceBatch batch) = (parts.Network.Parameters, parts.Batch);
        (int H, int D, int B) = (p.Shape.H, p.Shape.D, batch.B);
        Array.Clear(preActivation);
        Matrices.AddProduct(p.Whh, parts.Tape.ComputeHidden(t - 1), B, preActivation);
        for (int i = 0; i < H; i++)
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

        return preActivation;
    }

    /// <summary>φ'(a_t), by which δ_t = g_t ⊙ φ'(a_t).</summary>
    public ReadOnlySpan<double> Slope(int t)
    {
        if (IsStale(ref slopes, t))
        {
            ReadOnlySpan<double> h = parts.Tape.ComputeHidden(t);
            for (int i = 0; i < slope.Length; i++)
            {
                slope[i] = parts.Network.Activation.SlopeAt(h[i]);
            }
        }

        return slope;
    }

    /// <summary>The mean of φ'(a_t) over units and sequences: near 0 where they are saturated.</summary>
    public double MeanSlope(int t)
    {
        double sum = 0;
        foreach (double s in Slope(t))
        {
            sum += s;
        }

        return sum / slope.Length;
    }

    /// <summary>Whyᵀ e_t, what the loss of t itself gives to g_t; zero where t has none.</summary>
    public ReadOnlySpan<double> FromOutput(int t)
    {
        if (IsStale(ref output, t))
        {
            Array.Clear(fromOutput);
            Matrices.AddTransposedProduct(parts.Network.Parameters.Why, parts.Tape.OutputError(t), parts.Batch.B, fromOutput);
        }

        return fromOutput;
    }

    /// <summary>
    /// What later losses give to g_t: Whhᵀ δ_{t+1}, H×B, zero at T. With truncation only the losses that reach t count:
    /// g_t − Whyᵀ e_t.
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
            Matrices.AddTransposedProduct(parts.Network.Parameters.Whh, parts.Tape.ComputeDelta(t + 1), parts.Batch.B, fromLater);
        }
        else
        {
            ReadOnlySpan<double> g = parts.Tape.ComputeHiddenGradient(t), own = FromOutput(t);
            for (int i = 0; i < fromLater.Length; i++)
            {
                fromLater[i] = g[i] - own[i];
            }
        }

        return fromLater;
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
