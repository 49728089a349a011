using RnnViz.Numerics.Equations;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Step;

// what the GRU has besides: the reset gate multiplies a sum of its own, and the update gate hands ∂L/∂h_t on past all weights
public sealed partial class StepOperands
{
    private readonly double[] kept, reset, beyond, delta;
    private (int Version, int Timestep) keptOf = (-1, 0), deltaOf = (-1, 0);

    private bool IsGru => parts.Network.Shape.Cell == Cell.Gru;

    /// <summary>q_t = Whn h_{t−1} + bhn of a GRU, H×B, which r_t multiplies.</summary>
    public ReadOnlySpan<double> ResetOperand(int t)
    {
        _ = PreActivation(t);
        return reset;
    }

    /// <summary>
    /// z_{t+1} ⊙ ∂L/∂h_{t+1} of a GRU, H×B, t = 1..T, zero at T: what t + 1 hands to ∂L/∂h_t past all weights. With truncation only the
    /// losses that reach t count.
    /// </summary>
    public ReadOnlySpan<double> Kept(int t)
    {
        if (!IsStale(ref keptOf, t))
        {
            return kept;
        }

        Array.Clear(kept);
        if (t == parts.Batch.T)
        {
            return kept;
        }

        parts.Tape.ComputeHiddenGradient(t + 1).CopyTo(kept);
        if (step.Truncation is { } k && t + k <= parts.Batch.T)
        {
            // the loss of t + k reaches t + 1, but not t
            ComputeFlowOf(t + k, t + 1);
            for (int i = 0; i < kept.Length; i++)
            {
                kept[i] -= beyond[i];
            }
        }

        Multiply(parts.Tape.ComputeGate(1, t + 1), kept);
        return kept;
    }

    /// <summary>δ_t as it goes to h_{t−1}, G·H×B: of a GRU with r_t ⊙ δ_t in the rows of the candidate.</summary>
    private ReadOnlySpan<double> RecurrentDelta(int t)
    {
        if (!IsGru)
        {
            return parts.Tape.ComputeDelta(t);
        }

        if (IsStale(ref deltaOf, t))
        {
            parts.Tape.ComputeDelta(t).CopyTo(delta);
            Multiply(parts.Tape.ComputeGate(0, t), delta.AsSpan(2 * kept.Length));
        }

        return delta;
    }

    // Whn h_{t−1}, which stands in the last rows of a_t now, with its bias; a_t then gets r_t times it
    private void ComputeReset(int t)
    {
        (NetworkParameters p, int B) = (parts.Network.Parameters, parts.Batch.B);
        Span<double> product = preActivation.AsSpan(2 * reset.Length);
        for (int i = 0; i < reset.Length; i++)
        {
            reset[i] = product[i] + (p.Shape.Bias ? p.bhn[i / B] : 0);
        }

        reset.CopyTo(product);
        Multiply(parts.Tape.ComputeGate(0, t), product);
    }

    // ∂ℓ_s/∂h_t for the loss of s alone, into beyond
    private void ComputeFlowOf(int s, int t)
    {
        (NetworkParameters p, int B, int size) = (parts.Network.Parameters, parts.Batch.B, beyond.Length);
        deltaOf = (-1, 0);
        AddFromOutput(s, beyond);
        for (int u = s; u > t; u--)
        {
            ReadOnlySpan<double> z = parts.Tape.ComputeGate(1, u), n = parts.Tape.ComputeGate(2, u), q = ResetOperand(u);
            ReadOnlySpan<double> slopes = Slope(u), before = parts.Tape.ComputeHidden(u - 1);
            for (int i = 0; i < size; i++)
            {
                double candidate = beyond[i] * (1 - z[i]) * slopes[2 * size + i];
                delta[i] = candidate * q[i] * slopes[i];
                delta[size + i] = beyond[i] * (before[i] - n[i]) * slopes[size + i];
                delta[2 * size + i] = candidate;
            }

            Multiply(parts.Tape.ComputeGate(0, u), delta.AsSpan(2 * size));
            Multiply(z, beyond);
            Matrices.AddTransposedProduct(p.Whh, delta, B, beyond);
        }
    }

    private static void Multiply(ReadOnlySpan<double> by, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] *= by[i];
        }
    }
}
