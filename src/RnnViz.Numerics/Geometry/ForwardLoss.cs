using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Numerics.Geometry;

/// <summary>
/// L of one batch for any parameters, by forward passes alone, on a network and a tape of its own: several of them may work at the same
/// time on one batch, which none changes. Allocates nothing after the first pass.
/// </summary>
public sealed class ForwardLoss
{
    private readonly RecurrentNetwork network;
    private readonly BpttPass pass;
    private readonly Tape tape;

    /// <summary>Builds a network and a tape.</summary>
    /// <param name="shape">The network's sizes.</param>
    /// <param name="activation">φ; tanh of a gated cell.</param>
    /// <param name="loss">What is measured.</param>
    /// <param name="timesteps">T.</param>
    /// <param name="batchSize">B.</param>
    public ForwardLoss(NetworkShape shape, Activation activation, OutputLoss loss, int timesteps, int batchSize)
    {
        network = new RecurrentNetwork(shape, activation);
        pass = new BpttPass(network, loss);
        tape = new Tape(shape, timesteps, batchSize, keepsHidden: false, hasGradients: false);
    }

    /// <summary>The parameters that <see cref="Of"/> uses, to be filled before.</summary>
    public NetworkParameters Parameters => network.Parameters;

    /// <summary>Sets the state that sequences begin with.</summary>
    /// <param name="hidden">h_0, H×B, or empty for zero.</param>
    /// <param name="cell">c_0 of an LSTM, likewise; empty in other cells.</param>
    public void StartFrom(ReadOnlySpan<double> hidden, ReadOnlySpan<double> cell)
    {
        tape.SetInitialHidden(hidden);
        if (network.Shape.Cell == Cell.Lstm)
        {
            tape.SetInitialCell(cell);
        }
    }

    /// <summary>L = Σ ℓ_t over the timesteps that have a loss, a mean over the batch each; NaN or ∞ where the pass gives that.</summary>
    /// <param name="batch">Of the sizes that this was built for.</param>
    public double Of(SequenceBatch batch) => pass.Loss(batch, tape);
}
