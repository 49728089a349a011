using RnnViz.Lessons.Step;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Geometry;

/// <summary>The input that a map keeps at every timestep: zero, or that of a timestep of the batch.</summary>
internal static class ConstantInput
{
    /// <summary>Writes it.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="timestep">0 for zero, else 1 to T.</param>
    /// <param name="sequence">0 to B − 1.</param>
    /// <param name="x">D; overwritten.</param>
    public static void Fill(SequenceBatch batch, int timestep, int sequence, Span<double> x)
    {
        x.Clear();
        if (timestep == 0)
        {
            return;
        }

        if (batch.HasTokenInputs)
        {
            x[batch.InputTokens(timestep)[sequence]] = 1;
            return;
        }

        for (int i = 0; i < x.Length; i++)
        {
            x[i] = batch.Input(timestep)[i * batch.B + sequence];
        }
    }

    /// <summary>Checks that there is such an input.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such timestep or sequence.</exception>
    public static void Require(PreparedStep step, int timestep, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)timestep, (uint)step.Timesteps, nameof(timestep));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)sequence, (uint)step.BatchSize, nameof(sequence));
    }
}
