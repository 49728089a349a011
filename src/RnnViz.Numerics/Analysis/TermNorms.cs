using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Numerics.Analysis;

/// <summary>The norm of what every t contributes to ∂L/∂Whh: ‖δ_t h_{t−1}ᵀ‖_F, of all gates jointly.</summary>
public sealed class TermNorms
{
    private readonly double[] norms, gateNorms, term, sum;
    private readonly int gates;
    private BackwardWorkspace? workspace;
    private GradientSums? sums;
    private CellPass? pass;

    /// <summary>Norms for passes of the given size.</summary>
    public TermNorms(NetworkShape shape, int timesteps)
    {
        gates = shape.Cell.Letters().Length;
        norms = new double[timesteps];
        gateNorms = new double[gates * timesteps];
        term = new double[shape.G * shape.H * shape.H];
        sum = new double[term.Length];
    }

    /// <summary>The norm of timestep t's term at [t − 1].</summary>
    public ReadOnlySpan<double> Values => norms;

    /// <summary>The same of the rows of one gate alone, H×H.</summary>
    /// <param name="gate">Its place in <see cref="CellGates"/>.</param>
    public ReadOnlySpan<double> OfGate(int gate) => gateNorms.AsSpan(gate * norms.Length, norms.Length);

    /// <summary>The sum of all terms: ∂L/∂Whh, G·H×H.</summary>
    public ReadOnlySpan<double> Sum => sum;

    /// <summary>Computes the norms of a pass that is on the tape.</summary>
    public void Compute(RecurrentNetwork network, Tape tape)
    {
        Array.Clear(sum);
        for (int t = 1; t <= tape.T; t++)
        {
            Array.Clear(term);
            GradientTerms.AddRecurrent(network, tape, t, term);
            norms[t - 1] = Norm.Of(term);
            for (int gate = 0; gate < gates; gate++)
            {
                int size = term.Length / gates;
                gateNorms[gate * norms.Length + t - 1] = Norm.Of(term.AsSpan(gate * size, size));
            }

            network.Kernels.AddScaled(1, term, sum);
        }
    }

    /// <summary>
    /// Computes the norms as if there were no truncation: g_t on the tape is overwritten by that of a backward pass without.
    /// </summary>
    public void ComputeUntruncated(RecurrentNetwork network, SequenceBatch batch, Tape tape)
    {
        network.Pack(batch);
        tape.BeginBackward(network);
        workspace ??= new BackwardWorkspace(tape.Shape, tape.Plan, tape.T);
        sums ??= new GradientSums(new NetworkParameters(tape.Shape), tape.T);
        pass = pass?.Network == network ? pass : CellPass.Of(network);
        for (int index = 0; index < tape.Plan.Count; index++)
        {
            pass.Backward(batch, tape.Written(index), workspace, sums);
        }

        Compute(network, tape);
    }
}
