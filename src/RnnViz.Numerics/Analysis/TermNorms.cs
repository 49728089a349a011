namespace RnnViz.Numerics;

/// <summary>‖δ_t h_{t−1}ᵀ‖_F for every t: the parts whose sum is ∂L/∂Whh.</summary>
public sealed class TermNorms
{
    private readonly double[] norms;
    private readonly AlignedBuffer term, sum;

    /// <summary>Norms for passes of the given size.</summary>
    public TermNorms(NetworkShape shape, int timesteps)
    {
        norms = new double[timesteps];
        term = new AlignedBuffer(shape.H * shape.H);
        sum = new AlignedBuffer(shape.H * shape.H);
    }

    /// <summary>The norm of timestep t's term at [t − 1].</summary>
    public ReadOnlySpan<double> Values => norms;

    /// <summary>The sum of all terms: ∂L/∂Whh, H×H.</summary>
    public ReadOnlySpan<double> Sum => sum.Span;

    /// <summary>Computes the norms of a pass that is on the tape.</summary>
    public void Compute(RecurrentNetwork network, Tape tape)
    {
        int H = tape.Shape.H, width = tape.Plan.Width;
        var delta = new AlignedBuffer(H * width);
        var hidden = new Panels(width, H);
        sum.Span.Clear();
        for (int t = 1; t <= tape.T; t++)
        {
            term.Span.Clear();
            for (int index = 0; index < tape.Plan.Count; index++)
            {
                TapeBlock block = tape.Block(index);
                int n = block.Count;
                network.Kernels.MultiplyBySlope(network.Activation, block.HiddenGradient(t), block.Hidden(t), delta.Slice(0, H * n)); // δ_t
                network.Kernels.Transpose(block.Hidden(t - 1), H, n, hidden);
                network.Kernels.AddOuterProducts(new StepSpan(delta.Span, delta.Length), hidden, 0, 1, n, term.Span); // δ_t h_{t−1}ᵀ   H×H
            }

            norms[t - 1] = Norm.Of(term.Span);
            network.Kernels.AddScaled(1, term.Span, sum.Span);
        }
    }

    /// <summary>Computes the norms as if there were no window: the way back on the tape is overwritten by one without.</summary>
    public void ComputeWithoutWindow(RecurrentNetwork network, SequenceBatch batch, Tape tape)
    {
        network.Pack(batch.HasTokenInputs);
        var sums = new GradientSums(tape.Shape, tape.Plan, tape.T);
        var gradients = new NetworkParameters(tape.Shape);
        for (int index = 0; index < tape.Plan.Count; index++)
        {
            network.Backward(batch, tape.Block(index), sums, gradients);
        }

        Compute(network, tape);
    }
}
