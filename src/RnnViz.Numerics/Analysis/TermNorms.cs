namespace RnnViz.Numerics;

/// <summary>‖δ_tᵀ h_{t−1}‖_F for every t: the parts whose sum is ∂L/∂Whh.</summary>
public sealed class TermNorms
{
    private readonly double[] norms, term, sum;

    /// <summary>Norms for passes of the given size.</summary>
    public TermNorms(NetworkShape shape, int timesteps)
    {
        norms = new double[timesteps];
        term = new double[shape.H * shape.H];
        sum = new double[shape.H * shape.H];
    }

    /// <summary>The norm of timestep t's term at [t − 1].</summary>
    public ReadOnlySpan<double> Values => norms;

    /// <summary>The sum of all terms: ∂L/∂Whh, H×H.</summary>
    public ReadOnlySpan<double> Sum => sum;

    /// <summary>Computes the norms of a pass that is on the tape.</summary>
    public void Compute(RecurrentNetwork network, Tape tape)
    {
        int H = tape.Shape.H;
        Array.Clear(sum);
        for (int t = 1; t <= tape.T; t++)
        {
            Array.Clear(term);
            network.Kernels.AddOuterProducts(tape.Delta(t), tape.Hidden(t - 1), 1, term, H, H, tape.B, new SequenceRange(0, tape.B));
            norms[t - 1] = Norm.Of(term);
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += term[i];
            }
        }
    }

    /// <summary>Computes the norms as if there were no window: the way back on the tape is overwritten by one without.</summary>
    public void ComputeWithoutWindow(RecurrentNetwork network, SequenceBatch batch, Tape tape)
    {
        network.Pack(batch.HasTokenInputs);
        network.BackwardStates(tape, new SequenceRange(0, tape.B));
        Compute(network, tape);
    }
}
