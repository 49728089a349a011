namespace RnnViz.Numerics;

/// <summary>
/// F[k, t] = ‖∂ℓ_k/∂h_t‖_F for t ≤ k: which loss reaches how far back. With a loss at every step the norm of their sum
/// looks flat while every single row vanishes; the triangle shows the rows.
/// </summary>
public sealed class FlowTriangle
{
    private readonly LossReach reach;
    private readonly double[] norms;
    private readonly int window;

    /// <summary>A triangle for passes of the given size.</summary>
    /// <param name="window">The window of truncated BPTT; null for none.</param>
    public FlowTriangle(NetworkShape shape, int timesteps, int batchSize, int? window = null)
    {
        T = timesteps;
        this.window = Math.Min(window ?? timesteps, timesteps);
        reach = new LossReach(shape, this.window, Math.Min(batchSize, BpttPass.BlockSize));
        norms = new double[timesteps * timesteps];
    }

    /// <summary>T.</summary>
    public int T { get; }

    /// <summary>‖∂ℓ_k/∂h_t‖_F; 0 where t &gt; k, where k bears no loss, and outside the window.</summary>
    public double this[int k, int t] => norms[(k - 1) * T + t - 1];

    /// <summary>Computes the triangle of a pass that is on the tape. It costs about T/2 backward passes and changes nothing on the tape.</summary>
    public void Compute(RecurrentNetwork network, SequenceBatch batch, Tape tape)
    {
        network.Pack(batch.HasTokenInputs);
        Array.Clear(norms);
        var scratch = new AlignedBuffer(tape.Shape.H * tape.B);
        for (int start = 0; start < tape.B; start += BpttPass.BlockSize)
        {
            var block = new SequenceRange(start, Math.Min(BpttPass.BlockSize, tape.B - start));
            reach.Reset(block);
            for (int t = T; t >= 1; t--)
            {
                network.OutputErrorToHidden(tape.OutputError(t), scratch.Span, tape.B, block);
                reach.StepBack(network, tape, t, block);
                reach.Join(scratch.Span, t, tape.B, batch.BearsLoss(t), block);
                for (int i = 0; i < reach.Count; i++)
                {
                    ref double norm = ref norms[(reach.Step(i) - 1) * T + t - 1];
                    norm = Norm.Join(norm, reach.Norm(network, i));
                }
            }
        }
    }
}
