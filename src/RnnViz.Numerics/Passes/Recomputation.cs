using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// Computes again what a pass over a large batch has not left on its tape, by the steps of that pass: the same numbers, bit for bit.
/// It keeps a copy of the weights of the pass, as the network's own have moved on when somebody asks.
/// </summary>
/// <param name="shape">The network's sizes.</param>
/// <param name="plan">The blocks of the tape.</param>
/// <param name="timesteps">T.</param>
internal sealed class Recomputation(NetworkShape shape, BlockPlan plan, int timesteps)
{
    private RecurrentNetwork? network;
    private CellPass? pass;
    private BackwardWorkspace? workspace;

    /// <summary>The batch of the pass, which must stay as it is while the tape is read.</summary>
    public SequenceBatch? Batch { get; set; }

    /// <summary>Takes over the weights of a pass. Allocates for the first one, and where activation or kernels change.</summary>
    public void TakeWeights(RecurrentNetwork from)
    {
        if (network is null || network.Activation != from.Activation || network.Kernels != from.Kernels)
        {
            network = new RecurrentNetwork(shape, from.Activation, from.Kernels);
            pass = CellPass.Of(network);
        }

        network.TakeWeights(from);
    }

    /// <summary>Takes over the weights of the pass on another tape.</summary>
    public void TakeWeights(Recomputation from) => TakeWeights(from.network!);

    /// <summary>Writes the states of a block, from the initial one.</summary>
    public void Forward(TapeBlock block) => pass!.ForwardHidden(Batch!, block);

    /// <summary>Writes the gradients of the states of a block, from its e_t and states.</summary>
    public void Backward(TapeBlock block)
    {
        workspace ??= new BackwardWorkspace(shape, plan, timesteps);
        pass!.BackwardHidden(Batch!.FirstLoss, block, workspace);
    }
}
