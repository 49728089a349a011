namespace RnnViz.Numerics.Analysis;

/// <summary>
/// F[k, t] = ‖∂ℓ_k/∂h_t‖_F for t ≤ k: which loss reaches how far back. With a loss at every step the norm of their sum
/// looks flat while every single row vanishes; the triangle shows the rows.
/// </summary>
public sealed class FlowTriangle
{
    private readonly LossReach reach;
    private readonly AlignedBuffer scratch;
    private readonly double[] norms;

    /// <summary>A triangle for passes of the given size.</summary>
    /// <param name="shape">The network's sizes.</param>
    /// <param name="timesteps">T.</param>
    /// <param name="batchSize">B.</param>
    /// <param name="window">The window of truncated BPTT; null for none.</param>
    public FlowTriangle(NetworkShape shape, int timesteps, int batchSize, int? window = null)
    {
        T = timesteps;
        int width = new BlockPlan(shape, timesteps, batchSize).Width;
        reach = new LossReach(shape, Math.Min(window ?? timesteps, timesteps), width);
        scratch = new AlignedBuffer(shape.H * width);
        norms = new double[timesteps * timesteps];
    }

    /// <summary>T.</summary>
    public int T { get; }

    /// <summary>‖∂ℓ_k/∂h_t‖_F; 0 where t &gt; k, where k bears no loss, and outside the window.</summary>
    public double this[int k, int t] => norms[(k - 1) * T + t - 1];

    /// <summary>Computes the triangle of a pass that is on the tape. It costs about T/2 backward passes and changes nothing on the tape.</summary>
    public void Compute(RecurrentNetwork network, SequenceBatch batch, Tape tape)
    {
        network.Pack(batch);
        Array.Clear(norms);
        for (int index = 0; index < tape.Plan.Count; index++)
        {
            TapeBlock block = tape.Block(index);
            Span<double> g = scratch.Slice(0, tape.Shape.H * block.Count);
            reach.Reset(block.Count);
            for (int t = T; t >= 1; t--)
            {
                network.OutputErrorToHidden(block.OutputError(t), g, block.Count);
                reach.StepBack(network, block, t);
                reach.Join(network, g, t, batch.HasLoss(t));
                for (int i = 0; i < reach.Count; i++)
                {
                    ref double norm = ref norms[(reach.Step(i) - 1) * T + t - 1];
                    norm = Norm.Join(norm, reach.Norm(network, i));
                }
            }
        }
    }
}
