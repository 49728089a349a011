using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Kernels;

namespace RnnViz.Numerics.Network;

/// <summary>
/// A recurrent network of one cell and o_t = Why h_t + by, or the cell alone with o_t = h_t, as the fast passes run it: its weights, and
/// a second layout of them for
/// the kernels. The equations of the cells in plain loops stand in the folder Equations.
/// </summary>
public sealed class RecurrentNetwork
{
    /// <summary>A network with all weights zero; fill <see cref="Parameters"/> by an initializer.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="activation">φ of the vanilla cell; the functions of a gated cell are fixed, and this is tanh.</param>
    /// <param name="kernels">The loops to run on; null takes the fastest of this machine.</param>
    /// <exception cref="ArgumentException">The cell is gated, and the activation is not tanh.</exception>
    public RecurrentNetwork(NetworkShape shape, Activation activation, KernelSet? kernels = null)
    {
        if (shape.Cell != Cell.Vanilla && activation != Activation.Tanh)
        {
            throw new ArgumentException(
                $"The activation is {activation}, but the functions of the {shape.Cell} cell are fixed; give tanh.", nameof(activation));
        }

        (Shape, Activation) = (shape, activation);
        Kernels = kernels ?? KernelSet.Best;
        Parameters = new NetworkParameters(shape);
        Weights = new WeightLayout(Parameters, Kernels);
    }

    /// <summary>D, H, O and whether there are biases.</summary>
    public NetworkShape Shape { get; }

    /// <summary>φ of the hidden units; tanh where the cell is gated.</summary>
    public Activation Activation { get; }

    /// <summary>All weights. A pass uses the numbers that they have when it begins.</summary>
    public NetworkParameters Parameters { get; }

    /// <summary>The loops that the network runs on.</summary>
    internal KernelSet Kernels { get; }

    /// <summary>The weights as products read them; of the time of the last <see cref="Pack"/>.</summary>
    internal WeightLayout Weights { get; }

    /// <summary>Lays the weights out for the products; call it after they changed and before a pass.</summary>
    internal void Pack(SequenceBatch batch) => Weights.LayOut(Parameters, batch);

    /// <summary>Takes over what h_t and g_t need of a network of the same shape, as it has laid it out for many sequences.</summary>
    internal void TakeWeights(RecurrentNetwork other)
    {
        Parameters.CopyFrom(other.Parameters);
        Weights.CopyFrom(other.Weights);
    }

    /// <summary>o_t = Why h_t + by for some timesteps, O×n from H×n; o_t = h_t in a network without a readout.</summary>
    internal void ReadOut(TimestepSpan h, TimestepSpan o, int timesteps, int n)
    {
        if (Shape.HasReadout)
        {
            Kernels.Products(Weights.Why, Parameters.by, h, o, timesteps, n);
        }
        else
        {
            Copy(h, o, timesteps, n);
        }
    }

    /// <summary>c_t = Whyᵀ e_t, H×n from O×n: what the loss of t itself gives to g_t; e_t in a network without a readout.</summary>
    internal void BackpropagateToHidden(ReadOnlySpan<double> e, Span<double> c, int n)
    {
        if (Shape.HasReadout)
        {
            Kernels.Product(Weights.WhyTransposed, e, c, n, add: false);
        }
        else
        {
            e.CopyTo(c);
        }
    }

    /// <summary>The same for some timesteps.</summary>
    internal void BackpropagateToHidden(TimestepSpan e, TimestepSpan c, int timesteps, int n)
    {
        if (Shape.HasReadout)
        {
            Kernels.Products(Weights.WhyTransposed, default, e, c, timesteps, n);
        }
        else
        {
            Copy(e, c, timesteps, n);
        }
    }

    private void Copy(TimestepSpan from, TimestepSpan to, int timesteps, int n)
    {
        for (int i = 0; i < timesteps; i++)
        {
            from.Numbers.Slice(i * from.Step, Shape.H * n).CopyTo(to.Numbers[(i * to.Step)..]);
        }
    }
}
