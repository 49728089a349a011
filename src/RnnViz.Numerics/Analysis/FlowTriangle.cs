using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Numerics.Analysis;

/// <summary>
/// F[k, t] = ‖∂ℓ_k/∂h_t‖_F for t ≤ k: which loss reaches how far back. With a loss at every step the norm of their sum
/// looks flat while every single row vanishes; the triangle shows the rows. An LSTM has another of ∂ℓ_k/∂c_t.
/// </summary>
public sealed class FlowTriangle
{
    private readonly PerLossGradients perLoss;
    private readonly AlignedBuffer scratch, carry;
    private readonly double[] norms, cellNorms;
    private CellPass? pass;

    /// <summary>A triangle for passes of the given size.</summary>
    /// <param name="shape">The network's sizes.</param>
    /// <param name="timesteps">T.</param>
    /// <param name="batchSize">B.</param>
    /// <param name="truncation">k of truncated BPTT; null for none.</param>
    public FlowTriangle(NetworkShape shape, int timesteps, int batchSize, int? truncation = null)
    {
        T = timesteps;
        int width = new BlockPlan(shape, timesteps, batchSize).Width;
        perLoss = new PerLossGradients(shape, Math.Min(truncation ?? timesteps, timesteps), width);
        scratch = new AlignedBuffer(shape.H * width);
        carry = new AlignedBuffer(new CellRows(shape).HasCarousel ? shape.H * width : 0);
        norms = new double[timesteps * timesteps];
        cellNorms = new double[shape.Cell == Cell.Lstm ? norms.Length : 0];
    }

    /// <summary>T.</summary>
    public int T { get; }

    /// <summary>‖∂ℓ_k/∂h_t‖_F; 0 where t &gt; k, where k has no loss, and beyond the truncation.</summary>
    public double this[int k, int t] => norms[(k - 1) * T + t - 1];

    /// <summary>‖∂ℓ_k/∂c_t‖_F of an LSTM, likewise.</summary>
    /// <exception cref="IndexOutOfRangeException">The cell has no such state.</exception>
    public double OfCell(int k, int t) => cellNorms[(k - 1) * T + t - 1];

    /// <summary>
    /// Computes the triangle of a pass that is on the tape. It costs about T/2 backward passes and changes nothing on the tape.
    /// </summary>
    public void Compute(RecurrentNetwork network, SequenceBatch batch, Tape tape)
    {
        network.Pack(batch);
        Array.Clear(norms);
        Array.Clear(cellNorms);
        pass = pass?.Network == network ? pass : CellPass.Of(network);
        for (int index = 0; index < tape.Plan.Count; index++)
        {
            TapeBlock block = tape.ComputeBlock(index);
            Span<double> g = scratch.Slice(0, tape.Shape.H * block.Count);
            Span<double> carried = carry.Slice(0, tape.Rows.HasCarousel ? g.Length : 0);
            perLoss.Reset(block.Count);
            for (int t = T; t >= 1; t--)
            {
                network.BackpropagateToHidden(block.OutputError(t), g, block.Count);
                perLoss.StepBack(pass, block, t);
                perLoss.Join(network.Kernels, block, g, carried, t, batch.HasLoss(t));
                for (int i = 0; i < perLoss.Count; i++)
                {
                    ref double norm = ref norms[(perLoss.Step(i) - 1) * T + t - 1];
                    norm = Norm.Join(norm, perLoss.NormOf(network.Kernels, i));
                    if (cellNorms.Length > 0)
                    {
                        norm = ref cellNorms[(perLoss.Step(i) - 1) * T + t - 1];
                        norm = Norm.Join(norm, perLoss.CellNormOf(pass, block, t, i));
                    }
                }
            }
        }
    }
}
